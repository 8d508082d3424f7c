import { type Box, printRange, type Span } from '../document/a1.ts';
import { appendDimension, insertDimension } from '../document/dimensions.ts';
import type { Sheet } from '../document/sheet.ts';
import type { Actor, Spreadsheet } from '../document/spreadsheet.ts';
import type { ValueRange } from '../protocol/schema.ts';
import type { Place } from './data-filters.ts';
import type { RenderOptions } from './values-read.ts';
import { type InputOption, type Written, writeValues } from './values-write.ts';

/**
 * Appends rows after "the table" that the place touches, as
 * https://developers.google.com/workspace/sheets/api/guides/values#append-values tells; grows the grid when it must.
 */
export function appendValues(
  spreadsheet: Spreadsheet,
  place: Place,
  data: Pick<ValueRange, 'values' | 'majorDimension'>,
  options: { input: InputOption; insertRows: boolean; actor: Actor; echo?: RenderOptions },
): { tableRange?: string; updates: Written } {
  const { sheet } = place;
  const table = findTable(sheet, place.span);
  const asked = sheet.box(place.span, { clip: true });
  const startRow = table?.endRow ?? asked.startRow;
  const startColumn = table?.startColumn ?? asked.startColumn;
  const values = data.values ?? [];
  const longest = values.reduce((length, list) => Math.max(length, list.length), 0);
  const [height, width] =
    data.majorDimension === 'COLUMNS' ? [longest, values.length] : [values.length, longest];
  if (options.insertRows && startRow < sheet.rowCount && height > 0) {
    insertDimension(spreadsheet, sheet, {
      dimension: 'ROWS',
      at: startRow,
      count: height,
      inheritFromBefore: startRow > 0,
    });
  }
  const missingRows = startRow + Math.max(height, 1) - sheet.rowCount;
  if (missingRows > 0) appendDimension(spreadsheet, sheet, 'ROWS', missingRows);
  const missingColumns = startColumn + width - sheet.columnCount;
  if (missingColumns > 0) appendDimension(spreadsheet, sheet, 'COLUMNS', missingColumns);
  const span = { startRow, endRow: startRow + 1, startColumn, endColumn: startColumn + 1 };
  const updates = writeValues(spreadsheet, { sheet, span }, data, options);
  return { tableRange: table && printRange(sheet.title, table), updates };
}

/** The block of filled cells around the last filled cell of the range: bounded by empty rows and empty columns. */
function findTable(sheet: Sheet, span: Span): Box | undefined {
  const box = sheet.box(span, { clip: true });
  const filled = (row: number, column: number) => sheet.cell(row, column) !== null;
  let seed: [number, number] | undefined;
  for (let row = Math.min(box.endRow, sheet.rows.length) - 1; row >= box.startRow && !seed; row -= 1) {
    const length = Math.min(box.endColumn, sheet.rows[row]?.cells.length ?? 0);
    for (let column = box.startColumn; column < length && !seed; column += 1) {
      if (filled(row, column)) seed = [row, column];
    }
  }
  if (!seed) return undefined;
  const table = { startRow: seed[0], endRow: seed[0] + 1, startColumn: seed[1], endColumn: seed[1] + 1 };
  const rowHolds = (row: number) => {
    for (let column = Math.max(0, table.startColumn - 1); column <= table.endColumn; column += 1) {
      if (filled(row, column)) return true;
    }
    return false;
  };
  const columnHolds = (column: number) => {
    for (let row = Math.max(0, table.startRow - 1); row <= table.endRow; row += 1)
      if (filled(row, column)) return true;
    return false;
  };
  for (let grown = true; grown; ) {
    grown = false;
    while (table.startRow > 0 && rowHolds(table.startRow - 1)) {
      table.startRow -= 1;
      grown = true;
    }
    while (table.endRow < sheet.rows.length && rowHolds(table.endRow)) {
      table.endRow += 1;
      grown = true;
    }
    while (table.startColumn > 0 && columnHolds(table.startColumn - 1)) {
      table.startColumn -= 1;
      grown = true;
    }
    while (table.endColumn < sheet.columnCount && columnHolds(table.endColumn)) {
      table.endColumn += 1;
      grown = true;
    }
  }
  return table;
}
