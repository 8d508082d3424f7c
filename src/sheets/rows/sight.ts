import { a1, rowRange } from '../client/a1.ts';
import type { SheetsClient } from '../client/client.ts';
import type { Layout } from '../layout/layout.ts';
import { hashOf } from '../state/seal.ts';
import { RowIndex } from './row-index.ts';
import { joinRows, sameCell } from './rows.ts';

/** Rows apart by no more than this are read together: fewer ranges for a few more cells. */
const READ_GAP = 5;

/** Rows of one call when whole columns are read: a few megabytes. */
const PIECE_ROWS = 100_000;

/** What is to be looked at: rows are 1-based. */
export interface Wanted {
  /** Rows with all their cells. */
  rows: number[];
  /** Rows of which only the key counts. */
  keys: Iterable<number>;
  /** The place for new rows; `count` null reads down to the end of the grid. */
  place: { start: number; count: number | null } | null;
}

/** What stands in the sheet. */
export interface Sight {
  header: unknown[];
  /** The cell of a row under a column of the sheet (0-based). */
  cell(row: number, position: number): unknown;
  key(row: number): unknown;
  /**
   * How many rows from the start of the place reach down to the last one with a cell in these columns.
   * @param madeFrom rows from here on were made by this run: checkboxes that they inherited from the row above are free.
   */
  taken(positions: number[], count: number, madeFrom: number): number;
}

/** A sight of nothing, where nothing needs to be looked at. */
export const unseen: Sight = { header: [], cell: () => null, key: () => null, taken: () => 0 };

/** Looks at the header, rows and keys in one call. @param keyAt the sheet's column of keys. */
export async function look(
  client: SheetsClient,
  spreadsheetId: string,
  layout: Layout,
  keyAt: number,
  wanted: Wanted,
): Promise<Sight> {
  const { title, positions, columnCount } = layout;
  const fromColumn = Math.min(...positions);
  const toColumn = Math.min(Math.max(...positions), columnCount - 1);
  const rows = joinRows(sorted(wanted.rows), READ_GAP);
  const keys = joinRows(sorted(wanted.keys), 10 * READ_GAP);
  const ranges = [
    rowRange(title, 1),
    ...rows.map(({ from, to }) => a1(title, { fromRow: from, toRow: to, fromColumn, toColumn })),
    ...keys.map(({ from, to }) =>
      a1(title, { fromRow: from, toRow: to, fromColumn: keyAt, toColumn: keyAt }),
    ),
  ];
  const start = wanted.place?.start ?? 0;
  if (wanted.place) {
    const { count } = wanted.place;
    const toRow = count === null ? undefined : start + count - 1;
    ranges.push(a1(title, { fromRow: start, toRow, fromColumn, toColumn }));
  }
  const [header = [], ...blocks] = await client.values(spreadsheetId, ranges);
  const cells = byRow(rows, blocks);
  const keyCells = byRow(keys, blocks.slice(rows.length));
  const place = wanted.place ? (blocks.at(-1) ?? []) : [];
  return {
    header: header[0] ?? [],
    cell: (row, position) => cells.get(row)?.[position - fromColumn],
    key: (row) => keyCells.get(row)?.[0],
    taken: (ours, count, madeFrom) =>
      place
        .slice(0, count)
        .findLastIndex((row, i) =>
          ours.some((position) => isTaken(row[position - fromColumn], start + i, madeFrom)),
        ) + 1,
  };
}

const isTaken = (cell: unknown, row: number, madeFrom: number): boolean =>
  !sameCell(null, cell) && !(cell === false && row >= madeFrom);

const sorted = (rows: Iterable<number>): number[] => [...rows].sort((a, b) => a - b);

function byRow(ranges: { from: number }[], blocks: unknown[][][]): Map<number, unknown[]> {
  const found = new Map<number, unknown[]>();
  ranges.forEach(({ from }, i) => {
    blocks[i]?.forEach((cells, offset) => {
      found.set(from + offset, cells);
    });
  });
  return found;
}

/** Whether our columns still stand where they stood. */
export function columnsStand({ positions, headers }: Layout, header: unknown[]): boolean {
  return positions.every((position, i) => sameCell(headers[i], header[position]));
}

/** The sheet's columns that an index is made of; null where the table has no such column. */
export interface IndexColumns {
  key: number;
  object: number | null;
  presence: number | null;
  /** Words of the presence column that mean "gone". */
  gone: readonly string[];
  /** Columns whose cells are sealed: their keys in the table, and where they stand. */
  witnesses: { key: string; position: number }[];
  /** Keys that rows are taken to have, whatever stands there. */
  given: ReadonlyMap<number, string>;
  /** Whether a text is the header of the column of keys. */
  isHeader(text: string): boolean;
}

/**
 * Reads where every key stands; null when other columns stand there by now. Up to 100,000 rows in one call; more of
 * them in several, and once more when rows were moved meanwhile: then a key is missed or met twice, and the pieces,
 * which overlap by a row, do not fit together.
 */
export async function readIndex(
  client: SheetsClient,
  spreadsheetId: string,
  layout: Layout,
  columns: IndexColumns,
): Promise<RowIndex | null> {
  let last: RowIndex | null = null;
  for (;;) {
    const read = await readOnce(client, spreadsheetId, layout, columns);
    if (!read) return null;
    const { index, steady } = read;
    if (layout.rowCount <= PIECE_ROWS) return index;
    if (steady && (index.doubles.length === 0 || String(index.doubles) === String(last?.doubles)))
      return index;
    last = index;
  }
}

async function readOnce(
  client: SheetsClient,
  spreadsheetId: string,
  { title, rowCount, columnCount, positions, headers }: Layout,
  columns: IndexColumns,
): Promise<{ index: RowIndex; steady: boolean } | null> {
  const { key, object, presence, gone, witnesses, given } = columns;
  const sealed = witnesses.map((witness) => witness.position);
  const index = new RowIndex(
    object !== null,
    gone,
    witnesses.map((witness) => witness.key),
  );
  // For a dry run a column may be still to be made.
  if (rowCount === 0 || key >= columnCount) return { index, steady: true };
  const asked = [...new Set([key, object ?? -1, presence ?? -1, ...sealed])].filter(
    (column) => column >= 0 && column < columnCount,
  );
  const rangeOf = (column: number, fromRow: number, toRow?: number) =>
    a1(title, { fromRow, toRow, fromColumn: column, toColumn: column });
  let steady = true;
  let end: unknown = null;
  for (let fromRow = 1; fromRow <= rowCount; fromRow += PIECE_ROWS) {
    const toRow = fromRow + PIECE_ROWS > rowCount ? undefined : fromRow + PIECE_ROWS - 1;
    const first = Math.max(1, fromRow - 1);
    const ranges = asked.flatMap((column) => [rangeOf(column, 1, 1), rangeOf(column, first, toRow)]);
    const found = await client.columns(spreadsheetId, ranges);
    const moved = asked.some((column, i) => !sameCell(found[2 * i]?.[0], headers[positions.indexOf(column)]));
    if (moved) return null;
    const at = (column: number | null): unknown[] =>
      (column === null ? undefined : found[2 * asked.indexOf(column) + 1]) ?? [];
    const [keys, objects, marks] = [at(key), at(object), at(presence)];
    const beside = sealed.map(at);
    for (const [row, own] of given) if (row >= first && row < fromRow + PIECE_ROWS) keys[row - first] = own;
    if (fromRow > 1) steady &&= sameCell(end, keys[0]);
    index.reserve(index.size + keys.length);
    let row = 0;
    const witness = (i: number) => hashOf(beside[i]?.[row - first]);
    for (let i = fromRow - first; i < keys.length; i++) {
      row = first + i;
      note(index, keys, i, row, columns.isHeader, () =>
        index.found(keys[i], row, objects[i], marks[i], witness),
      );
    }
    end = keys[PIECE_ROWS - 1 + fromRow - first];
  }
  return { index, steady };
}

/**
 * The last row from `start` on with a cell in one of our columns; the row before `start` when all are empty.
 * @param madeFrom see `Sight.taken`.
 */
export async function lastTaken(
  client: SheetsClient,
  spreadsheetId: string,
  { title, positions, rowCount }: Layout,
  start: number,
  madeFrom: number,
): Promise<number> {
  if (start > rowCount) return start - 1;
  const ranges = [...new Set(positions)].map((column) =>
    a1(title, { fromRow: start, fromColumn: column, toColumn: column }),
  );
  const columns = await client.columns(spreadsheetId, ranges);
  const ends = columns.map(
    (cells) => cells.findLastIndex((cell, i) => isTaken(cell, start + i, madeFrom)) + 1,
  );
  return start - 1 + Math.max(0, ...ends);
}

/** Where a table begins: its first row with a key and its header's, null where there is none near the top. One call. */
export async function readTop(
  client: SheetsClient,
  spreadsheetId: string,
  { title, rowCount }: Layout,
  key: number,
  isHeader: (text: string) => boolean,
): Promise<RowIndex> {
  const toRow = Math.min(rowCount, 1000);
  const [keys = []] = await client.columns(spreadsheetId, [
    a1(title, { fromRow: 1, toRow, fromColumn: key, toColumn: key }),
  ]);
  const index = new RowIndex();
  keys.forEach((cell, i) => {
    note(index, keys, i, i + 1, isHeader, () => index.found(cell, i + 1, null, null));
  });
  return index;
}

/** Notes a row, and whether its key cell, or the one above the first key, is the header. */
function note(
  index: RowIndex,
  keys: unknown[],
  i: number,
  row: number,
  isHeader: (text: string) => boolean,
  found: () => boolean,
): void {
  const begins = index.firstRow === null;
  const cell = keys[i];
  if (found()) {
    // A person may have renamed it: what stands right above the first key is the header.
    if (!begins || index.headerRow !== null || sameCell(null, keys[i - 1])) return;
    index.headerRow = row - 1;
    index.headerText = keys[i - 1];
  } else if (index.headerRow === null && typeof cell === 'string' && isHeader(cell)) {
    index.headerRow = row;
    index.headerText = cell;
  }
}
