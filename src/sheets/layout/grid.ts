import { randomInt } from 'node:crypto';
import type { Request } from '../client/client.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';

/** A Google spreadsheet holds this many cells, empty ones included (Google: limits). */
export const CELL_LIMIT = 10_000_000;

/** @throws SheetsError when the spreadsheet cannot hold this many more cells. */
export function requireCells(workbookCells: number, more: number): void {
  if (more <= 0 || workbookCells + more <= CELL_LIMIT) return;
  const free = Math.max(0, CELL_LIMIT - workbookCells);
  throw new SheetsError(sheetsProblems.full, { needed: more, free }, 0);
}

/** The size of a new sheet (Google: limits). */
const USUAL_ROWS = 1000;
const USUAL_COLUMNS = 26;

/** Spare rows that come with new ones, so that a few more need no call of their own. */
export const SPARE_ROWS = 100;

/**
 * A new sheet: of the usual size or as large as the table, or a hidden one that is just as large as it must be.
 * @param options.rows how many rows it is to have, the header's included.
 * @param options.free cells that the spreadsheet has left: a long table gets no empty columns that would not fit.
 */
export function addSheet(
  title: string,
  columns: number,
  options: { hidden?: boolean; rows?: number; free?: number } = {},
): {
  request: Request;
  properties: { sheetId: number; title: string; rowCount: number; columnCount: number };
} {
  const { hidden = false, rows = 0, free = CELL_LIMIT } = options;
  const rowCount = hidden ? 2 : Math.max(USUAL_ROWS, rows);
  const wide = !hidden && rowCount * Math.max(USUAL_COLUMNS, columns) <= free;
  const properties = {
    sheetId: newId(),
    title,
    rowCount,
    columnCount: wide ? Math.max(USUAL_COLUMNS, columns) : columns,
  };
  const { sheetId, columnCount } = properties;
  return {
    request: {
      addSheet: { properties: { sheetId, title, gridProperties: { rowCount, columnCount }, hidden } },
    },
    properties,
  };
}

/** Ids of sheets and of metadata may be chosen by the caller: positive 32-bit numbers. */
export function newId(): number {
  return randomInt(1, 2 ** 31 - 1);
}
