import { a1 } from '../client/a1.ts';
import type { Request, SheetsClient } from '../client/client.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';
import { sameCell } from '../rows/rows.ts';
import { taggedPositions } from './layout.ts';
import { type Target, viewSheet } from './view.ts';

/**
 * Requests that give empty rows below everything and empty columns to the right of everything back to the spreadsheet
 * (it holds 10 million cells, empty ones included). One row stays free for a person to write in. A formula that shows
 * an empty text counts as empty to the reader of values, so rows and columns with formulas are asked for as such.
 * @param lastRow the last row of the table, 1-based.
 */
export async function trimRequests(
  client: SheetsClient,
  target: Target,
  lastRow: number,
): Promise<Request[]> {
  const { sheet } = await viewSheet(client, target);
  if (!sheet) return [];
  const { sheetId, title, rowCount, columnCount, frozenRows, frozenColumns } = sheet;
  const ours = Math.max(0, ...taggedPositions(sheet));
  const below =
    lastRow < rowCount ? [a1(title, { fromRow: lastRow + 1, fromColumn: 0, toColumn: columnCount - 1 })] : [];
  const beside =
    ours + 1 < columnCount
      ? [a1(title, { fromRow: 1, fromColumn: ours + 1, toColumn: columnCount - 1 })]
      : [];
  if (below.length + beside.length === 0) return [];
  const found = await client.formulas(target.spreadsheetId, [...below, ...beside]);
  const [rowsBelow, columnsBeside] = [
    below.length ? (found[0] ?? []) : [],
    beside.length ? (found.at(-1) ?? []) : [],
  ];
  const usedRows =
    lastRow + rowsBelow.findLastIndex((cells) => cells.some((cell) => !sameCell(cell, null))) + 1;
  const usedColumns = ours + 1 + columnsBeside.reduce((width, cells) => Math.max(width, widthOf(cells)), 0);
  const keepRows = Math.max(2, usedRows + 1, frozenRows + 1);
  const requests: Request[] = [];
  const cut = (dimension: 'ROWS' | 'COLUMNS', startIndex: number, endIndex: number) => {
    if (startIndex < endIndex)
      requests.push({ deleteDimension: { range: { sheetId, dimension, startIndex, endIndex } } });
  };
  cut('ROWS', keepRows, rowCount);
  cut('COLUMNS', Math.max(usedColumns, frozenColumns + 1), columnCount);
  return requests;
}

function widthOf(cells: unknown[]): number {
  return cells.findLastIndex((cell) => !sameCell(cell, null)) + 1;
}

/** Whether a refusal says that the rows to give back are protected by somebody: then they stay. */
export function mayNotTrim(error: unknown): boolean {
  return error instanceof SheetsError && error.kind === sheetsProblems.protected;
}
