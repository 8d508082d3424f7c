import { type Column, catalogueProblems } from '../catalogue/index.ts';
import type { ExportOptions } from '../engine/index.ts';
import { Problem } from '../platform/problems.ts';

/** @throws Problem for a column that the table has not, or not in sight. Names the field. */
export function checkSort(sort: ExportOptions['sort'], columns: Column[]): void {
  const shown = new Set(columns.flatMap(({ key, hidden }) => (hidden ? [] : key)));
  sort.forEach(({ column }, at) => {
    if (shown.has(column)) return;
    throw new Problem(catalogueProblems.badSort, { column }, { field: `options.sort.${at}.column` });
  });
}
