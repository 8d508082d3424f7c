import { columnLetters, parseA1, quoteTitle } from '../document/a1.ts';
import type { DriveFile } from '../library.ts';
import { Workbook } from '../workbook.ts';

/** A cell as the page names it ("B5"), counted from 0; undefined for anything else. */
export function readCell(text: string | null): { row: number; column: number } | undefined {
  if (!/^[A-Za-z]{1,3}[1-9]\d{0,7}$/.test(text ?? '')) return undefined;
  const { span } = parseA1(text!.toUpperCase());
  return { row: span.startRow ?? 0, column: span.startColumn ?? 0 };
}

export const printCell = ({ row, column }: { row: number; column: number }): string =>
  `${columnLetters(column)}${row + 1}`;

/**
 * What the owner of a spreadsheet does on its page, through the API's own code.
 * @throws GoogleError as the API refuses it; nothing is changed then.
 */
export function changeSheet(file: DriveFile, title: string, form: URLSearchParams): void {
  const place = readCell(form.get('cell'));
  if (!place) return;
  const book = new Workbook(file.spreadsheet, file.owner);
  const { row, column } = place;
  switch (form.get('action')) {
    case 'write':
      book.setCell(`${quoteTitle(title)}!${printCell(place)}`, form.get('value') ?? '');
      break;
    case 'sort-up':
      book.sortRows(title, column);
      break;
    case 'sort-down':
      book.sortRows(title, column, 'DESCENDING');
      break;
    case 'insert-column':
      book.insertColumn(title, column);
      break;
    case 'delete-column':
      book.deleteColumn(title, column);
      break;
    case 'insert-row':
      book.insertRows(title, row);
      break;
    case 'delete-row':
      book.deleteRows(title, row);
      break;
    default:
      return;
  }
  file.modifiedTime = new Date().toISOString();
}
