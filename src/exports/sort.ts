import { Problem } from '../platform/problems.ts';
import type { Column } from '../catalogue/columns/columns.ts';
import { exportProblems } from './problems.ts';
import type { ExportOptions } from './schema.ts';

/** @throws Problem for a column that the table has not, or not in sight. Names the field. */
export function checkSort(sort: ExportOptions['sort'], columns: Column[]): void {
  const shown = new Set(columns.flatMap(({ key, hidden }) => (hidden ? [] : key)));
  sort.forEach(({ column }, at) => {
    if (shown.has(column)) return;
    throw new Problem(exportProblems.badSort, { column }, { field: `options.sort.${at}.column` });
  });
}
