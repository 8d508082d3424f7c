import type { ProblemKind } from '../../platform/problems.ts';
import { a1 } from '../client/a1.ts';
import type { Request, Spreadsheet, Tag } from '../client/client.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';
import type { Committer } from '../rows/commit.ts';
import type { TablePlace } from '../rows/place.ts';
import { sameCell } from '../rows/rows.ts';
import { isUuid } from '../rows/uuid-table.ts';
import { writeHeader } from './columns.ts';
import { isHeaderOf } from './layout.ts';
import { isColumnTag, sheetOfTag } from './view.ts';

/** Rows of one call when a whole sheet is searched: at first, and where only empty ones were found so far. */
const SEARCHED_AT_ONCE = 2000;
const SEARCHED_AT_MOST = 16_000;

/** Rows from the top in which a table that was moved to another sheet is looked for, and how many sheets. */
const SEARCHED_ELSEWHERE = 200;
const SHEETS_ELSEWHERE = 100;

/** A table that is looked for. */
type Sought = Pick<TablePlace, 'client' | 'spreadsheetId' | 'layout' | 'columns' | 'keyAt'>;

/**
 * Requests that put the header back: its row above the rows where a person sorted it among them, its texts where they
 * were deleted. Where the whole row was deleted nothing is free above the rows, and it is not forced back.
 * @param nothingAbove nothing of ours stands above the rows.
 */
export function headerRequests({ index, layout, columns }: TablePlace, nothingAbove: boolean): Request[] {
  const { sheetId, positions, headers } = layout;
  const { firstRow, headerRow } = index;
  if (firstRow !== null && headerRow !== null && headerRow > firstRow) {
    return [moveHeader(sheetId, headerRow, firstRow)];
  }
  const stands = columns.some((column, i) => isHeaderOf(layout, column)(headers[i]));
  if (!nothingAbove && !stands) return [];
  return columns.flatMap(({ title, gone }, i) =>
    gone || !sameCell(null, headers[i]) ? [] : writeHeader(sheetId, positions[i] ?? 0, title, true),
  );
}

/** Whether there is no header, and nothing in our columns above the first row. One call where that is not known. */
export async function isEmptyAbove({ client, spreadsheetId, index, layout }: TablePlace): Promise<boolean> {
  const { headers, positions, title } = layout;
  const { firstRow, headerRow } = index;
  if (headerRow !== null || headers.some((text) => !sameCell(null, text))) return false;
  if (firstRow === null || firstRow === 2) return true;
  const ranges = positions.map((column) =>
    a1(title, { fromRow: 1, toRow: firstRow - 1, fromColumn: column, toColumn: column }),
  );
  const found = await client.columns(spreadsheetId, ranges);
  return found.every((cells) => cells.every((cell) => sameCell(null, cell)));
}

/** Moves the whole row of a header above the first row, so that what stands beside it and beside the rows stays there. */
export function moveHeader(sheetId: number, headerRow: number, firstRow: number): Request {
  const source = { sheetId, dimension: 'ROWS', startIndex: headerRow - 1, endIndex: headerRow };
  return { moveDimension: { source, destinationIndex: firstRow - 1 } };
}

/** The table is right without its header in place, too: where Google does not let us put it back, it stays as it is. */
export async function restoreHeader(committer: Committer, requests: () => Request[]): Promise<void> {
  try {
    await committer.commit(requests);
  } catch (error) {
    const tolerated = [sheetsProblems.request, sheetsProblems.protected] as ProblemKind[];
    if (!(error instanceof SheetsError) || !tolerated.includes(error.kind)) throw error;
  }
}

/**
 * Where each column of a table stands that a person cut and pasted elsewhere on its sheet: its header and keys are
 * looked for from the top, in one call for every 2000 rows, or up to 16,000 where they are empty. Null when they are nowhere.
 */
export async function findMoved(place: Sought): Promise<Map<string, number> | null> {
  const { client, spreadsheetId, layout, columns } = place;
  const toColumn = layout.columnCount - 1;
  let fromRow = 1;
  for (let count = SEARCHED_AT_ONCE; fromRow <= layout.rowCount; ) {
    // The row after the last one, too: the first key may stand there.
    const range = a1(layout.title, { fromRow, toRow: fromRow + count, fromColumn: 0, toColumn });
    const [rows = []] = await client.values(spreadsheetId, [range]);
    const found = headerIn(place, rows);
    fromRow += count;
    count = rows.length > 0 ? SEARCHED_AT_ONCE : Math.min(2 * count, SEARCHED_AT_MOST);
    if (!found) continue;
    return new Map(
      columns.flatMap((column) => {
        const position = found.findIndex(isHeaderOf(layout, column));
        return position < 0 ? [] : [[column.key, position]];
      }),
    );
  }
  return null;
}

/**
 * A table that a person cut and pasted to another sheet is not written a second time.
 * @throws SheetsError when a sheet that no export owns has its header and keys. One call.
 */
export async function requireNotElsewhere(
  place: Sought,
  { workbook, tags }: { workbook: Spreadsheet; tags: Tag[] },
): Promise<void> {
  const { client, spreadsheetId, layout } = place;
  const owned = new Set([layout.sheetId, ...tags.filter(isColumnTag).map(sheetOfTag)]);
  const others = (workbook.sheets ?? []).flatMap(({ properties }) => {
    const { sheetId = 0, title, hidden, gridProperties } = properties ?? {};
    return owned.has(sheetId ?? 0) || hidden || !title || !gridProperties ? [] : { title, gridProperties };
  });
  if (others.length === 0) return;
  const some = others.slice(0, SHEETS_ELSEWHERE);
  const ranges = some.map(({ title, gridProperties: { rowCount, columnCount } }) => {
    const toRow = Math.min(rowCount ?? 1, SEARCHED_ELSEWHERE);
    return a1(title, { fromRow: 1, toRow, fromColumn: 0, toColumn: (columnCount ?? 1) - 1 });
  });
  const found = await client.values(spreadsheetId, ranges);
  const at = found.findIndex((rows) => headerIn(place, rows) !== null);
  if (at < 0) return;
  throw new SheetsError(sheetsProblems.moved, { sheet: layout.title, other: some[at]?.title ?? '' }, 0);
}

/** The header with keys below it. */
function headerIn({ layout, columns, keyAt }: Sought, rows: unknown[][]): unknown[] | null {
  const key = columns[keyAt];
  if (!key) return null;
  const isKey = isHeaderOf(layout, key);
  for (let i = 0; i + 1 < rows.length; i++) {
    const header = rows[i] ?? [];
    const position = header.findIndex(isKey);
    if (position >= 0 && isUuid(String(rows[i + 1]?.[position]))) return header;
  }
  return null;
}
