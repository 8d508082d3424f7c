import { type Box, printRange } from '../document/a1.ts';
import { Calculator } from '../document/calculator.ts';
import { CellError } from '../document/cells.ts';
import { Formula } from '../document/formula.ts';
import { isDateFormat, showValue } from '../document/number-format.ts';
import { type Sheet, usedLength } from '../document/sheet.ts';
import type { Spreadsheet } from '../document/spreadsheet.ts';
import type { Place } from './data-filters.ts';

export interface RenderOptions {
  majorDimension?: 'ROWS' | 'COLUMNS';
  values?: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
  dates?: 'SERIAL_NUMBER' | 'FORMATTED_STRING';
}

type Plain = string | number | boolean;

/**
 * The values of a place as a ValueRange. Trailing empty rows and cells are left out; an empty cell in between is "".
 * Throws 400 when the place begins outside the grid.
 */
export function readValues(
  spreadsheet: Spreadsheet,
  { sheet, span }: Place,
  options: RenderOptions,
): { range: string; majorDimension: 'ROWS' | 'COLUMNS'; values?: Plain[][] } {
  const box = sheet.box(span, { clip: true });
  const { majorDimension = 'ROWS' } = options;
  const read = reader(spreadsheet, options);
  const values = majorDimension === 'ROWS' ? readRows(sheet, box, read) : readColumns(sheet, box, read);
  return {
    range: printRange(sheet.title, box),
    majorDimension,
    values: values.length > 0 ? values : undefined,
  };
}

type Read = (sheet: Sheet, row: number, column: number) => Plain;

function reader(spreadsheet: Spreadsheet, options: RenderOptions): Read {
  const calculator = new Calculator(spreadsheet);
  const { values = 'FORMATTED_VALUE', dates = 'SERIAL_NUMBER' } = options;
  return (sheet, row, column) => {
    const cell = sheet.cell(row, column);
    if (cell === null) return '';
    if (values === 'FORMATTED_VALUE') return calculator.show(sheet, row, column);
    if (values === 'FORMULA' && cell instanceof Formula) return spreadsheet.printFormula(cell);
    const value = calculator.value(sheet, row, column);
    if (value instanceof CellError) return value.text;
    if (typeof value === 'number' && dates === 'FORMATTED_STRING') {
      const format = sheet.numberFormatAt(row, column);
      if (isDateFormat(format)) return showValue(value, format, spreadsheet.locale);
    }
    return value ?? '';
  };
}

function readRows(sheet: Sheet, box: Box, read: Read): Plain[][] {
  const rows: Plain[][] = [];
  let used = 0;
  for (let row = box.startRow; row < Math.min(box.endRow, sheet.rows.length); row += 1) {
    const end = usedLength(sheet.rows[row]?.cells ?? [], box.endColumn);
    const values: Plain[] = [];
    for (let column = box.startColumn; column < end; column += 1) values.push(read(sheet, row, column));
    rows.push(values);
    if (values.length > 0) used = rows.length;
  }
  rows.length = used;
  return rows;
}

function readColumns(sheet: Sheet, box: Box, read: Read): Plain[][] {
  const columns: Plain[][] = [];
  let used = 0;
  for (let column = box.startColumn; column < box.endColumn; column += 1) {
    let end = Math.min(box.endRow, sheet.rows.length);
    while (end > box.startRow && sheet.cell(end - 1, column) === null) end -= 1;
    const values: Plain[] = [];
    for (let row = box.startRow; row < end; row += 1) values.push(read(sheet, row, column));
    columns.push(values);
    if (values.length > 0) used = columns.length;
  }
  columns.length = used;
  return columns;
}
