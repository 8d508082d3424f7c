import type { Cell, SortKey, TableColumn } from '../../protocol/index.ts';
import type { NumberFormat, Request, SheetsClient, Spreadsheet, Tag } from '../client/client.ts';
import { formatRows, formatsOfRow, numberFormatOf, writeHeader } from '../layout/columns.ts';
import { requireCells } from '../layout/grid.ts';
import { clearColumns, isHeaderOf, type Layout, taggedPositions } from '../layout/layout.ts';
import { findMoved, moveHeader, requireNotElsewhere, restoreHeader } from '../layout/whereabouts.ts';
import { rangesOf, segmentsOf } from '../rows/changes.ts';
import type { Committer } from '../rows/commit.ts';
import { isBesideKeys } from '../rows/keyless.ts';
import type { TablePlace } from '../rows/place.ts';
import { sameCell, sameKey } from '../rows/rows.ts';
import { columnsStand, look, readTop } from '../rows/sight.ts';
import { sortRows } from '../rows/sort.ts';

/** What is needed to show a table. */
interface Showing {
  client: SheetsClient;
  spreadsheetId: string;
  committer: Committer;
  /** Finds the target's columns as they now stand, or where they were moved to. */
  locate: (at?: ReadonlyMap<string, number>) => Promise<Layout>;
  keyAt: number;
  columns: TableColumn[];
  /** How the rows are sorted; empty: as they came. */
  sort: SortKey[];
  staged: TablePlace;
  /** How many rows the last run left, and the spreadsheet as it was seen. */
  held: number;
  seen: { workbook: Spreadsheet; tags: Tag[] };
  /** The request that stores the state in the same step. */
  save: Request;
}

/** Where a table is to be put, rows 1-based. */
interface Site {
  /** A row that has the formats of the rows; null when there is none. */
  formatsRow: number | null;
  firstRow: number;
  /** Texts that are to be written into the row above it, where a person deleted or displaced the header; by column. */
  header: (string | null)[];
}

/**
 * Shows a staged table in its target, in one step. Answers whether it landed where it was meant: false when a person
 * moved rows or columns in the very moment of the step.
 * @throws SheetsError when the table was moved to another sheet.
 */
export async function showStaged(showing: Showing): Promise<boolean> {
  const { client, spreadsheetId, columns, staged } = showing;
  let target = await showing.locate();
  let site: Site = { formatsRow: null, firstRow: 2, header: [] };
  await showing.committer.commit(async () => {
    for (;;) {
      [target, site] = await siteOf(showing, target);
      const formats =
        site.formatsRow === null
          ? columns.map(numberFormatOf)
          : await formatsOfRow(client, spreadsheetId, target, site.formatsRow);
      const now = await showing.locate();
      const stands = String(now.positions) === String(target.positions) && sameHeaders(now, target);
      target = now;
      if (!stands) continue;
      const { firstRow, header } = site;
      const rows = staged.index.size;
      const { layout } = staged;
      const sorting = sortRows(layout.sheetId, { from: 1, to: rows + 1 }, showing.sort, {
        columns,
        positions: layout.positions,
      });
      return [
        ...sorting,
        ...publishRequests({ target, firstRow, header, staging: layout, rows, formats }),
        showing.save,
      ];
    }
  });
  const headers = target.headers.map((text, i) => site.header[i] ?? text);
  const shown = site.firstRow === 2 ? { ...target, headers } : target;
  if (await landed(showing, shown, site.firstRow)) return true;
  await rewriteHeader(showing, headers);
  return false;
}

/** Where the table begins, and what is to be done about its header; the target again, because it may have been moved. */
async function siteOf(showing: Showing, target: Layout, moved = false): Promise<[Layout, Site]> {
  const { client, spreadsheetId, committer, columns, keyAt, held, seen } = showing;
  const top = await topOf(showing, target);
  const isTop = columns.some((column, i) => isHeaderOf(target, column)(target.headers[i]));
  const isFree = target.headers.every((text) => sameCell(null, text));
  const { firstRow } = top;
  const headerRow = top.headerRow ?? (isTop ? 1 : null);
  const sought = { client, spreadsheetId, layout: target, columns, keyAt };
  const isGone = firstRow === null && top.headerRow === null && held > 0;
  if ((isGone || isBesideKeys(sought, top)) && !moved) {
    const at = await findMoved(sought);
    if (at) return siteOf(showing, await showing.locate(at), true);
    if (isFree) await requireNotElsewhere(sought, seen);
  }
  const none = columns.map(() => null);
  const formatsRow = firstRow;
  if (headerRow !== null && firstRow !== null && headerRow > firstRow) {
    // A person sorted it among the rows: its row goes above them, or where that is refused its texts.
    if (!moved) {
      const request = moveHeader(target.sheetId, headerRow, firstRow);
      await restoreHeader(committer, () => [request]);
      return siteOf(showing, await showing.locate(), true);
    }
    const wanted = { rows: [headerRow], keys: [], place: null };
    const sight = await look(client, spreadsheetId, target, target.positions[keyAt] ?? 0, wanted);
    const header = target.positions.map((position) => String(sight.cell(headerRow, position) ?? ''));
    return [target, { formatsRow, firstRow: firstRow + 1, header }];
  }
  const missing = columns.map(({ title, gone }, i) =>
    !gone && (firstRow === 1 || sameCell(null, target.headers[i])) ? title : null,
  );
  if (headerRow !== null) {
    return [
      target,
      { formatsRow, firstRow: headerRow + 1, header: headerRow === 1 && isTop ? missing : none },
    ];
  }
  const isLost = firstRow === 1 || (isFree && (firstRow === null || firstRow === 2));
  return [target, { formatsRow, firstRow: Math.max(firstRow ?? 2, 2), header: isLost ? missing : none }];
}

async function topOf({ client, spreadsheetId, columns, keyAt }: Showing, target: Layout) {
  const key = columns[keyAt];
  const isHeader = key ? isHeaderOf(target, key) : () => false;
  return readTop(client, spreadsheetId, target, target.positions[keyAt] ?? 0, isHeader);
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

/**
 * A row put above the header in that very moment makes the first row of the table land on the header; it may also have
 * been emptied.
 */
async function rewriteHeader(showing: Showing, headers: unknown[]): Promise<void> {
  const { client, spreadsheetId, keyAt } = showing;
  const now = await showing.locate();
  const key = now.positions[keyAt] ?? 0;
  const { firstRow: row, headerRow } = await topOf(showing, now);
  if (row === null || (headerRow !== null && headerRow > row)) return;
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
  const isFree = row > 1 && now.positions.every((position) => sameCell(null, sight.cell(row - 1, position)));
  const edit = { row: isFree ? row - 1 : row, cells };
  await client.writeValues(spreadsheetId, rangesOf(now.title, segmentsOf(now.positions), [edit]));
}

/**
 * One atomic batch that shows a staged table: the target gets room, each column is pasted over from the staging sheet,
 * what is left over below is cleared, as are columns of ours that the table has no more, and the staging sheet goes.
 * Only our own columns are touched; formulas elsewhere that point into the sheet keep pointing.
 */
function publishRequests(options: {
  target: Layout;
  /** The first row of the table, 1-based, and texts for the row above it. */
  firstRow: number;
  header: (string | null)[];
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
  const first = options.firstRow - 1;
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
  options.header.forEach((text, i) => {
    if (text !== null) requests.push(writeHeader(sheetId, positions[i] ?? 0, text, true, first - 1));
  });
  const left = taggedPositions(options.target).filter((position) => !positions.includes(position));
  requests.push(...clearColumns(sheetId, left, { from: first, to: end }));
  requests.push({ deleteSheet: { sheetId: staging } });
  return requests;
}
