import { type Cell, rangesOf, segmentsOf } from './changes.ts';
import type { NumberFormat, Request, SheetsClient } from './client.ts';
import { formatRows, numberFormatOf, type TableColumn } from './columns.ts';
import type { Committer } from './commit.ts';
import { requireCells } from './grid.ts';
import { clearColumns, type Layout, taggedPositions } from './layout.ts';
import { formatsOfRow, type TablePlace } from './place.ts';
import { sameCell, sameKey } from './rows.ts';
import { columnsStand, firstKeyRow, look } from './sight.ts';
import { type SortKey, sortRows } from './sort.ts';

/** What is needed to show a table. */
interface Showing {
  client: SheetsClient;
  spreadsheetId: string;
  committer: Committer;
  /** Finds the target's columns as they now stand. */
  locate: () => Promise<Layout>;
  keyAt: number;
  columns: TableColumn[];
  /** How the rows are sorted; empty: as they came. */
  sort: SortKey[];
  staged: TablePlace;
  /** The request that stores the state in the same step. */
  save: Request;
}

/**
 * Shows a staged table in its target, in one step. Answers whether it landed where it was meant: false when a person
 * moved rows or columns in the very moment of the step.
 */
export async function showStaged(showing: Showing): Promise<boolean> {
  const { client, spreadsheetId, columns, staged, keyAt } = showing;
  let target = await showing.locate();
  let firstRow: number | null = null;
  await showing.committer.commit(async () => {
    for (;;) {
      const key = target.positions[keyAt] ?? 0;
      firstRow = await firstKeyRow(client, spreadsheetId, target, key);
      const formats =
        firstRow === null
          ? columns.map(numberFormatOf)
          : await formatsOfRow(client, spreadsheetId, target, firstRow);
      const now = await showing.locate();
      const stands = String(now.positions) === String(target.positions) && sameHeaders(now, target);
      target = now;
      if (!stands) continue;
      const rows = staged.index.size;
      const { layout } = staged;
      const sorting = sortRows(layout.sheetId, { from: 1, to: rows + 1 }, showing.sort, {
        columns,
        positions: layout.positions,
      });
      return [
        ...sorting,
        ...publishRequests({ target, firstRow, staging: layout, rows, formats }),
        showing.save,
      ];
    }
  });
  if (await landed(showing, target, firstRow ?? 2)) return true;
  await restoreHeader(showing, target.headers);
  return false;
}

function sameHeaders(one: Layout, other: Layout): boolean {
  return one.headers.every((header, i) => sameCell(header, other.headers[i]));
}

async function landed(
  { client, spreadsheetId, staged, keyAt, sort }: Showing,
  target: Layout,
  firstRow: number,
): Promise<boolean> {
  const keys = staged.index.keysAt(new Set([2, staged.index.size + 1]));
  const shift = firstRow - 2;
  const rows = Array.from(keys.keys(), (row) => row + shift);
  const wanted = { rows: [], keys: rows, place: null };
  const sight = await look(client, spreadsheetId, target, target.positions[keyAt] ?? 0, wanted);
  return (
    columnsStand(target, sight.header) &&
    [...keys].every(([row, key]) => {
      const there = sight.key(row + shift);
      // Which row came first by sorting nobody knows: one of them.
      return sort.length > 0 ? staged.index.has(String(there)) : sameKey(there, key);
    })
  );
}

/** A row put above the header in that very moment makes the first row of the table land on the header. */
async function restoreHeader(showing: Showing, headers: unknown[]): Promise<void> {
  const { client, spreadsheetId, keyAt } = showing;
  const now = await showing.locate();
  const key = now.positions[keyAt] ?? 0;
  const row = await firstKeyRow(client, spreadsheetId, now, key);
  if (row === null) return;
  const sight = await look(client, spreadsheetId, now, key, {
    rows: row > 1 ? [row - 1] : [],
    keys: [],
    place: null,
  });
  const stands = now.positions.some(
    (position, i) => headers[i] && sameCell(sight.cell(row - 1, position), headers[i]),
  );
  if (stands) return;
  const cells = headers.map((header) => header as Cell);
  await client.writeValues(spreadsheetId, rangesOf(now.title, segmentsOf(now.positions), [{ row, cells }]));
}

/**
 * One atomic batch that shows a staged table: the target gets room, each column is pasted over from the staging sheet,
 * what is left over below is cleared, as are columns of ours that the table has no more, and the staging sheet goes.
 * Only our own columns are touched; formulas elsewhere that point into the sheet keep pointing.
 */
function publishRequests(options: {
  target: Layout;
  /** The first row of the table as it stands, 1-based; null when it has none. */
  firstRow: number | null;
  staging: Layout;
  /** How many rows are staged. */
  rows: number;
  /** Number formats for new rows of the target, as its rows have them. */
  formats: (NumberFormat | null)[];
}): Request[] {
  const { rows, formats } = options;
  const { sheetId, rowCount, columnCount, workbookCells, positions } = options.target;
  const staging = options.staging.sheetId;
  // Below the header, wherever a person's own rows above it have moved it.
  const first = (options.firstRow ?? 2) - 1;
  const requests: Request[] = [];
  const missing = first + rows - rowCount;
  if (missing > 0) {
    requireCells(workbookCells, missing * columnCount);
    requests.push({ appendDimension: { sheetId, dimension: 'ROWS', length: missing } });
    requests.push(...formatRows(sheetId, positions, formats, { from: rowCount, to: rowCount + missing }));
  }
  const filled = { startRowIndex: first, endRowIndex: first + rows };
  const end = Math.max(rowCount, first + rows);
  positions.forEach((position, i) => {
    const source = {
      sheetId: staging,
      startColumnIndex: i,
      endColumnIndex: i + 1,
      startRowIndex: 1,
      endRowIndex: rows + 1,
    };
    const destination = { sheetId, startColumnIndex: position, endColumnIndex: position + 1, ...filled };
    if (rows > 0) requests.push({ copyPaste: { source, destination, pasteType: 'PASTE_VALUES' } });
    requests.push(...clearColumns(sheetId, [position], { from: first + rows, to: end }));
  });
  const left = taggedPositions(options.target).filter((position) => !positions.includes(position));
  requests.push(...clearColumns(sheetId, left, { from: first, to: end }));
  requests.push({ deleteSheet: { sheetId: staging } });
  return requests;
}
