import type { TableColumn } from '../../protocol/index.ts';
import { a1 } from '../client/a1.ts';
import type { SheetsClient } from '../client/client.ts';
import { isHeaderOf, type Layout } from '../layout/layout.ts';
import type { RowIndex } from './row-index.ts';
import { joinRows, sameCell } from './rows.ts';
import { isUuid } from './uuid-table.ts';

/** A row of the sheet whose key is not, or perhaps not, its own. */
export interface Candidate {
  row: number;
  /** By column of the table. */
  cells: unknown[];
  /** `none`: no key stands there; `double`: the key of another row, too; `unknown`: one that the source does not know. */
  kind: 'none' | 'double' | 'unknown';
}

/** Where a table stands. */
interface Standing {
  client: SheetsClient;
  spreadsheetId: string;
  layout: Layout;
  index: RowIndex;
  columns: TableColumn[];
  keyAt: number;
}

/** Rows below the header that have no key and something in our other columns: a person's own, or such that lost it. */
export async function rowsWithoutKeys({
  client,
  spreadsheetId,
  layout,
  index,
  columns,
  keyAt,
}: Standing): Promise<Candidate[]> {
  const { title, positions, headers, rowCount } = layout;
  const { firstRow, headerRow } = index;
  const isTop = columns.some((column, i) => isHeaderOf(layout, column)(headers[i]));
  const header = headerRow ?? (isTop ? 1 : 0);
  const from = header > 0 && header < (firstRow ?? header + 1) ? header + 1 : (firstRow ?? 1);
  const end = index.last?.row ?? from - 1;
  const between = index.rowsWithoutKey(from, end).filter((row) => row !== headerRow);
  const fromColumn = Math.min(...positions);
  const toColumn = Math.min(Math.max(...positions), layout.columnCount - 1);
  const blocks: { from: number; to?: number }[] = joinRows(between, 5);
  if (end < rowCount) blocks.push({ from: end + 1 });
  if (blocks.length === 0) return [];
  const ranges = blocks.map((block) =>
    a1(title, { fromRow: block.from, toRow: block.to, fromColumn, toColumn }),
  );
  const found = await client.values(spreadsheetId, ranges);
  return found.flatMap((rows, block) =>
    rows.flatMap((row, i) => {
      const cells = positions.map((position) => row[position - fromColumn]);
      const hasKey = isUuid(String(cells[keyAt]));
      // Checkboxes that nobody ticked may stand down to the end of the grid: no row of ours has nothing else.
      const filled = cells.some(
        (cell, column) => column !== keyAt && cell !== false && !sameCell(null, cell),
      );
      const at = (blocks[block]?.from ?? 0) + i;
      return hasKey || !filled || at === headerRow ? [] : { row: at, cells, kind: 'none' as const };
    }),
  );
}

/** Whether another column of ours stands where the keys are thought to be: a person cut and pasted the table beside. */
export function isBesideKeys(
  { layout, columns, keyAt }: Pick<Standing, 'layout' | 'columns' | 'keyAt'>,
  { headerText }: RowIndex,
): boolean {
  const isOf = (i: number) => columns[i] !== undefined && isHeaderOf(layout, columns[i])(headerText);
  return !isOf(keyAt) && columns.some((_, i) => isOf(i));
}
