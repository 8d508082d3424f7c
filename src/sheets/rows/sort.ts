import type { SortKey } from '../../protocol/index.ts';
import { a1 } from '../client/a1.ts';
import type { Request } from '../client/client.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';
import type { Layout } from '../layout/layout.ts';
import { moveHeader } from '../layout/whereabouts.ts';
import type { TablePlace } from './place.ts';
import { joinRows, sameCell } from './rows.ts';
import { columnsStand, look } from './sight.ts';

/**
 * The request that sorts rows of a sheet, whole, as they stand at that moment; none for columns that the table has not.
 * @param rows 0-based, `to` exclusive. @param positions where the table's columns stand.
 */
export function sortRows(
  sheetId: number,
  rows: { from: number; to: number },
  keys: SortKey[],
  { columns, positions }: { columns: { key: string }[]; positions: number[] },
): Request[] {
  const sortSpecs = keys.flatMap(({ column, descending }) => {
    const position = positions[columns.findIndex(({ key }) => key === column)];
    if (position === undefined) return [];
    return { dimensionIndex: position, sortOrder: descending ? 'DESCENDING' : 'ASCENDING' };
  });
  if (sortSpecs.length === 0 || rows.to - rows.from < 2) return [];
  return [{ sortRange: { range: { sheetId, startRowIndex: rows.from, endRowIndex: rows.to }, sortSpecs } }];
}

/**
 * Sorts a table that was just filled, in one commit with what ends the run. Whole rows are sorted, so none can come apart
 * though a person inserts or moves a column in that very moment.
 * @param ending what the commit does besides.
 * @returns false when the rows stay as they came: a person's own cells stand among or beside them, and would have to go
 * along or come apart, or Google refuses to sort them (merged or protected cells).
 */
export async function sortFilled(
  place: TablePlace,
  keys: SortKey[],
  ending: () => Promise<Request[]>,
): Promise<boolean> {
  let tries = 0;
  let sorting: Request[] = [];
  const plan = (sorts: boolean) => async () => {
    if (tries++ > 0) await place.findAgain();
    sorting = sorts && (await standsAlone(place)) ? sortOf(place, keys) : [];
    return [...sorting, ...(await ending())];
  };
  try {
    await place.committer.commit(plan(true));
  } catch (error) {
    if (sorting.length === 0 || !mayNotSort(error)) throw error;
    await place.committer.commit(plan(false));
  }
  if (sorting.length > 0) await headerBack(place);
  return sorting.length > 0;
}

function sortOf({ layout, index, columns }: TablePlace, keys: SortKey[]): Request[] {
  const { sheetId, positions } = layout;
  const rows = { from: (index.firstRow ?? 1) - 1, to: index.lastRow };
  return sortRows(sheetId, rows, keys, { columns, positions });
}

/** Whether the rows of the table stand together, with nothing of a person's in them. One call. */
async function standsAlone({ client, spreadsheetId, layout, index }: TablePlace): Promise<boolean> {
  const { firstRow, lastRow, size } = index;
  if (firstRow === null || lastRow - firstRow + 1 !== size) return false;
  const ours = new Set(layout.positions);
  const others = Array.from({ length: layout.columnCount }, (_, at) => at).filter((at) => !ours.has(at));
  if (others.length === 0) return true;
  const ranges = joinRows(others).map(({ from, to }) =>
    a1(layout.title, { fromRow: firstRow, toRow: lastRow, fromColumn: from, toColumn: to }),
  );
  const found = await client.formulas(spreadsheetId, ranges);
  return found.every((rows) => rows.every((row) => row.every((cell) => sameCell(cell, null))));
}

function mayNotSort(error: unknown): boolean {
  return (
    error instanceof SheetsError &&
    (error.kind === sheetsProblems.protected || error.kind === sheetsProblems.request)
  );
}

/** A row that a person put above the header in that very moment moved it among the sorted rows: it goes back above them. */
async function headerBack(place: TablePlace): Promise<void> {
  const { client, spreadsheetId, layout, index, keyAt, committer } = place;
  const first = index.firstRow ?? 2;
  const key = place.position(keyAt);
  const seen = await look(client, spreadsheetId, layout, key, { rows: [], keys: [], place: null });
  if (columnsStand(layout, seen.header)) return;
  await committer.commit(async () => {
    const row = await headerRow(place, layout);
    return row === null || row <= first ? [] : [moveHeader(layout.sheetId, row, first)];
  });
}

/** The row (1-based) in which our header now stands; null when it is in none. */
async function headerRow(
  { client, spreadsheetId }: TablePlace,
  { title, positions, headers }: Layout,
): Promise<number | null> {
  const ranges = positions.map((position) =>
    a1(title, { fromRow: 1, fromColumn: position, toColumn: position }),
  );
  const found = await client.columns(spreadsheetId, ranges);
  const at = found[0]?.findIndex((_, row) => headers.every((header, i) => sameCell(header, found[i]?.[row])));
  return at === undefined || at < 0 ? null : at + 1;
}
