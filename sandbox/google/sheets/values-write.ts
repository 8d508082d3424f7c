import { type Box, columnLetters, printRange } from '../document/a1.ts';
import type { Value } from '../document/cells.ts';
import type { Sheet } from '../document/sheet.ts';
import { type Actor, type Spreadsheet, stored } from '../document/spreadsheet.ts';
import { invalid } from '../errors.ts';
import type { ValueRange } from '../protocol/schema.ts';
import { checkLength, typeInto } from './cell-data.ts';
import type { Place } from './data-filters.ts';
import { type RenderOptions, readValues } from './values-read.ts';

export type InputOption = 'RAW' | 'USER_ENTERED';

/** UpdateValuesResponse without the spreadsheet's id; `box` is what was written, for the caller. */
export interface Written {
  updatedRange: string;
  updatedRows?: number;
  updatedColumns?: number;
  updatedCells?: number;
  updatedData?: ReturnType<typeof readValues>;
}

/** Writes values to a place; the place must hold them unless it is a single cell, which then is where they begin. Throws 400. */
export function writeValues(
  spreadsheet: Spreadsheet,
  place: Place,
  data: Pick<ValueRange, 'values' | 'majorDimension'>,
  options: { input: InputOption; actor: Actor; echo?: RenderOptions },
): Written {
  const { sheet } = place;
  const asked = sheet.box(place.span);
  const rows = data.majorDimension === 'COLUMNS' ? turned(data.values ?? []) : (data.values ?? []);
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const box = fitted(sheet, asked, rows.length, width);
  spreadsheet.guard(sheet, box, options.actor);
  let cells = 0;
  rows.forEach((values, down) => {
    for (let right = 0; right < values.length; right += 1) {
      const value = values[right];
      if (value === null || value === undefined) continue;
      cells += 1;
      if (!isPlain(value)) throw invalid(`Invalid values[${down}][${right}]: ${describe(value)}`);
      const row = box.startRow + down;
      const column = box.startColumn + right;
      if (options.input === 'RAW') sheet.setCell(row, column, stored(checkLength<Value>(value)));
      else typeInto(spreadsheet, sheet, row, column, value);
    }
  });
  const echo = options.echo && readValues(spreadsheet, { sheet, span: box }, options.echo);
  return {
    updatedRange: printRange(sheet.title, box),
    updatedRows: rows.length || undefined,
    updatedColumns: width || undefined,
    updatedCells: cells || undefined,
    updatedData: echo,
  };
}

/** The cells that will be written. Throws when they leave the asked range or the grid. */
function fitted(sheet: Sheet, asked: Box, height: number, width: number): Box {
  const { startRow, startColumn, endRow, endColumn } = asked;
  const single = endRow - startRow === 1 && endColumn - startColumn === 1;
  const box = {
    startRow,
    startColumn,
    endRow: startRow + Math.max(height, 1),
    endColumn: startColumn + Math.max(width, 1),
  };
  if (!single && box.endRow > endRow && endRow < sheet.rowCount)
    throw outside(sheet, asked, `row [${endRow + 1}]`);
  if (!single && box.endColumn > endColumn && endColumn < sheet.columnCount) {
    throw outside(sheet, asked, `column [${columnLetters(endColumn)}]`);
  }
  if (box.endRow > sheet.rowCount || box.endColumn > sheet.columnCount) throw sheet.exceeds(box);
  return box;
}

function outside(sheet: Sheet, asked: Box, where: string): Error {
  const range = printRange(sheet.title, asked);
  return invalid(`Requested writing within range [${range}], but tried writing to ${where}`);
}

function turned(columns: unknown[][]): unknown[][] {
  const height = columns.reduce((longest, column) => Math.max(longest, column.length), 0);
  return Array.from({ length: height }, (_, row) => columns.map((column) => column[row] ?? null));
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A message printed as the API prints a google.protobuf.Value it does not take. */
function describe(value: unknown): string {
  return Array.isArray(value) ? 'list_value { }' : 'struct_value { }';
}

/** Clears the values of a place; formats stay. Returns the range that was cleared. */
export function clearValues(spreadsheet: Spreadsheet, place: Place, actor: Actor): string {
  const { sheet } = place;
  const box = sheet.box(place.span, { clip: true });
  spreadsheet.guard(sheet, box, actor);
  for (let row = box.startRow; row < Math.min(box.endRow, sheet.rows.length); row += 1) {
    const length = sheet.rows[row]?.cells.length ?? 0;
    for (let column = box.startColumn; column < Math.min(box.endColumn, length); column += 1) {
      sheet.setCell(row, column, null);
    }
  }
  return printRange(sheet.title, box);
}
