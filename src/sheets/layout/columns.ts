import type { ColumnType, TableColumn } from '../../protocol/index.ts';
import { a1 } from '../client/a1.ts';
import type { NumberFormat, Request, SheetsClient } from '../client/client.ts';

/**
 * How a column's numbers are shown (Google Sheets API: date and number formats); null leaves the spreadsheet's usual.
 * A percent is the number 20 with a sign behind it, not 0.2. Texts get no format, not even "plain text": a column that
 * a person inserts beside it would inherit that, and show their formulas as text.
 */
export function numberFormatOf({ type, decimals, currency }: TableColumn): NumberFormat | null {
  switch (type) {
    case 'money':
      return number(decimals ?? 2, currency === null ? '' : ` ${currency}`);
    case 'percent':
      return number(decimals ?? 2, '%');
    case 'number':
      return decimals === null ? null : number(decimals, '');
    case 'date':
      return { type: 'DATE', pattern: 'dd.mm.yyyy' };
    case 'dateTime':
      return { type: 'DATE_TIME', pattern: 'dd.mm.yyyy hh:mm:ss' };
    default:
      return null;
  }
}

/** The number formats that a table's columns have in one row now. One call. */
export async function formatsOfRow(
  client: SheetsClient,
  spreadsheetId: string,
  { title, positions }: { title: string; positions: number[] },
  row: number,
): Promise<(NumberFormat | null)[]> {
  const fromColumn = Math.min(...positions);
  const range = a1(title, { fromRow: row, toRow: row, fromColumn, toColumn: Math.max(...positions) });
  const formats = await client.numberFormats(spreadsheetId, range);
  return positions.map((position) => formats[position - fromColumn] ?? null);
}

function number(decimals: number, sign: string): NumberFormat {
  const digits = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
  return { type: 'NUMBER', pattern: `#,##0${digits}${sign && `"${sign.replaceAll('"', '')}"`}` };
}

/** A header: its text and, when the column is new, its style. */
export function writeHeader(
  sheetId: number,
  position: number,
  title: string,
  isNew: boolean,
  rowIndex = 0,
): Request {
  const cell = {
    userEnteredValue: { stringValue: title },
    ...(isNew && { userEnteredFormat: { textFormat: { bold: true } } }),
  };
  return {
    updateCells: {
      start: { sheetId, rowIndex, columnIndex: position },
      rows: [{ values: [cell] }],
      fields: isNew ? 'userEnteredValue,userEnteredFormat.textFormat.bold' : 'userEnteredValue',
    },
  };
}

/** Widths in pixels that show the usual content of a type. */
const widths: Record<ColumnType, number> = {
  text: 160,
  number: 90,
  money: 120,
  percent: 90,
  date: 90,
  dateTime: 150,
  boolean: 90,
  link: 160,
};

/** The width of a new column: for its content, and for its title with room for the filter's button; and whether it shows. */
export function setWidth(
  sheetId: number,
  position: number,
  { type, title, hidden = false }: TableColumn,
): Request {
  const pixelSize = Math.max(widths[type], Math.min(title.length * 8 + 40, 260));
  return {
    updateDimensionProperties: {
      range: { sheetId, dimension: 'COLUMNS', startIndex: position, endIndex: position + 1 },
      properties: { pixelSize, ...(hidden && { hiddenByUser: true }) },
      fields: hidden ? 'pixelSize,hiddenByUser' : 'pixelSize',
    },
  };
}

/** Number formats for rows `from` (0-based) up to `to` (exclusive), one for each position; null leaves a column alone. */
export function formatRows(
  sheetId: number,
  positions: number[],
  formats: (NumberFormat | null)[],
  rows: { from: number; to: number },
): Request[] {
  return positions.flatMap((position, i) => {
    const numberFormat = formats[i];
    if (!numberFormat || rows.to <= rows.from) return [];
    return formatColumn(sheetId, position, numberFormat, rows);
  });
}

/** The number format of one column's rows; null takes it away. */
export function formatColumn(
  sheetId: number,
  position: number,
  numberFormat: NumberFormat | null,
  rows: { from: number; to: number },
): Request {
  return {
    repeatCell: {
      range: {
        sheetId,
        startRowIndex: rows.from,
        endRowIndex: rows.to,
        startColumnIndex: position,
        endColumnIndex: position + 1,
      },
      cell: numberFormat ? { userEnteredFormat: { numberFormat } } : {},
      fields: 'userEnteredFormat.numberFormat',
    },
  };
}
