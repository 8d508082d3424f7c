import type { Calculator } from '../document/calculator.ts';
import { type Cell, CellError, MAX_CELL_LENGTH, type Value } from '../document/cells.ts';
import { formatId, formatOf } from '../document/formats.ts';
import { Formula } from '../document/formula.ts';
import { readTyped } from '../document/input.ts';
import type { Sheet } from '../document/sheet.ts';
import { type Spreadsheet, stored } from '../document/spreadsheet.ts';
import { invalid } from '../errors.ts';
import { below, type FieldMask, select } from '../protocol/field-mask.ts';
import type { CellData, CellFormat } from '../protocol/schema.ts';

/** The cell a CellData asks for. Throws for a text that is too long. */
export function cellOf(spreadsheet: Spreadsheet, data: CellData | undefined): Cell {
  const value = data?.userEnteredValue;
  if (!value) return null;
  if (value.formulaValue !== undefined) return spreadsheet.parseFormula(value.formulaValue);
  return stored(checkLength(value.numberValue ?? value.stringValue ?? value.boolValue ?? null));
}

/** Refuses a text longer than a cell takes. */
export function checkLength<C extends Cell>(cell: C): C {
  if (typeof cell === 'string' && cell.length > MAX_CELL_LENGTH) {
    throw invalid(
      `Your input contains more than the maximum of ${MAX_CELL_LENGTH} characters in a single cell.`,
    );
  }
  return cell;
}

/**
 * Puts a value into a cell as if a person typed it (USER_ENTERED): text is read by the locale, and a date, a percentage or
 * money brings its number format unless the cell has one. In a cell formatted as text it stays text.
 */
export function typeInto(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  row: number,
  column: number,
  input: Value,
): void {
  const format = sheet.numberFormatAt(row, column);
  if (typeof input !== 'string' || format?.type === 'TEXT') {
    sheet.setCell(row, column, stored(checkLength(input)));
    return;
  }
  const typed = readTyped(checkLength(input), spreadsheet.locale);
  if ('formula' in typed) {
    sheet.setCell(row, column, spreadsheet.parseFormula(typed.formula));
    return;
  }
  sheet.setCell(row, column, stored(typed.value));
  if (typed.format && !format) {
    const old = formatOf(sheet.formatIdAt(row, column));
    sheet.setFormatId(
      row,
      column,
      formatId({ ...old, numberFormat: typed.format as CellFormat['numberFormat'] }),
    );
  }
}

const WHITE = { red: 1, green: 1, blue: 1 };
const DEFAULT_TEXT = {
  foregroundColor: {},
  fontFamily: 'Arial',
  fontSize: 10,
  bold: false,
  italic: false,
  strikethrough: false,
  underline: false,
  foregroundColorStyle: { rgbColor: {} },
};

/** The format a spreadsheet gives to cells that have none. */
export const DEFAULT_FORMAT = {
  backgroundColor: WHITE,
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: DEFAULT_TEXT,
  backgroundColorStyle: { rgbColor: WHITE },
};

/** A cell as spreadsheets.get prints it, the masked fields alone; `{}` for an empty one. */
export function printCell(
  spreadsheet: Spreadsheet,
  calculator: Calculator,
  place: { sheet: Sheet; row: number; column: number },
  mask: FieldMask,
): object {
  const { sheet, row, column } = place;
  const cell = sheet.cell(row, column);
  const format = formatOf(sheet.formatIdAt(row, column));
  const data: Record<string, unknown> = {};
  if (cell !== null) {
    const value = calculator.value(sheet, row, column);
    data.userEnteredValue = printEntered(spreadsheet, cell);
    data.effectiveValue = printValue(value);
    if (below(mask, 'formattedValue')) data.formattedValue = calculator.show(sheet, row, column);
    if (typeof value === 'string' && isLink(value)) data.hyperlink = value;
  }
  if (format) data.userEnteredFormat = format;
  if (format || cell !== null) {
    data.effectiveFormat = {
      ...DEFAULT_FORMAT,
      ...format,
      textFormat: { ...DEFAULT_TEXT, ...format?.textFormat },
    };
  }
  return select(data, mask) as object;
}

/** True for a text that is a web address from end to end. */
export function isLink(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

function printEntered(spreadsheet: Spreadsheet, cell: Cell): object {
  return cell instanceof Formula ? { formulaValue: spreadsheet.printFormula(cell) } : printValue(cell);
}

function printValue(value: Value): object {
  if (value instanceof CellError) return { errorValue: { type: value.type, message: value.message } };
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return { stringValue: value ?? '' };
}
