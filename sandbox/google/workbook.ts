import { columnLetters, quoteTitle } from './document/a1.ts';
import { formatOf } from './document/formats.ts';
import type { Actor, Spreadsheet } from './document/spreadsheet.ts';
import type { BatchRequest, CellFormat, DeveloperMetadata } from './protocol/schema.ts';
import { typeInto } from './sheets/cell-data.ts';
import { applyBatch } from './sheets/requests/batch.ts';
import { printSheetProperties } from './sheets/requests/sheets.ts';
import { type RenderOptions, readValues } from './sheets/values-read.ts';

type Plain = string | number | boolean;

/**
 * A spreadsheet as a test looks at it, and a person's hands on it: whatever is changed here goes through the API's
 * own code, for the document's owner. Rows and columns are counted from 0.
 */
export class Workbook {
  readonly #spreadsheet: Spreadsheet;
  readonly #person: Actor;

  constructor(spreadsheet: Spreadsheet, owner: string) {
    this.#spreadsheet = spreadsheet;
    this.#person = { email: owner, owner: true };
  }

  get id(): string {
    return this.#spreadsheet.id;
  }
  get title(): string {
    return this.#spreadsheet.properties.title;
  }
  get locale(): string {
    return this.#spreadsheet.properties.locale;
  }
  get timeZone(): string {
    return this.#spreadsheet.properties.timeZone;
  }
  get sheets(): ReturnType<typeof printSheetProperties>[] {
    return this.#spreadsheet.sheets.map((sheet) => printSheetProperties(this.#spreadsheet, sheet));
  }
  get metadata(): DeveloperMetadata[] {
    return [...this.#spreadsheet.metadata.values()].map((tag) => tag.print());
  }

  /** Values of a range ("Лист1!A1:C" or a title), unformatted unless told otherwise; [] when it is empty. */
  values(range: string, render: RenderOptions['values'] = 'UNFORMATTED_VALUE'): Plain[][] {
    return readValues(this.#spreadsheet, this.#spreadsheet.resolve(range), { values: render }).values ?? [];
  }

  /** One cell's value ("Лист1!B2"), "" when it is empty. */
  cell(range: string, render: RenderOptions['values'] = 'UNFORMATTED_VALUE'): Plain {
    return this.values(range, render)[0]?.[0] ?? '';
  }

  /** Whether the column of a cell ("Лист1!B1") is hidden. */
  isHidden(range: string): boolean {
    const { sheet, span } = this.#spreadsheet.resolve(range);
    return sheet.columns[sheet.box(span).startColumn]?.hiddenByUser ?? false;
  }

  /** The format of one cell; undefined when it has none. */
  format(range: string): CellFormat | undefined {
    const { sheet, span } = this.#spreadsheet.resolve(range);
    const { startRow, startColumn } = sheet.box(span);
    return formatOf(sheet.formatIdAt(startRow, startColumn));
  }

  /** Types a value into one cell, as with the keyboard (a number or boolean is put in as it is). */
  setCell(range: string, value: Plain): void {
    this.#spreadsheet.transact(() => {
      const { sheet, span } = this.#spreadsheet.resolve(range);
      const { startRow, startColumn } = sheet.box(span);
      typeInto(this.#spreadsheet, sheet, startRow, startColumn, value);
    });
  }

  /** Keeps everything in the spreadsheet as it is now. @returns puts it back so, as often as it is called. */
  keep(): () => void {
    return this.#spreadsheet.keep();
  }

  insertRows(title: string, at: number, count = 1): void {
    const range = {
      sheetId: this.#id(title),
      dimension: 'ROWS' as const,
      startIndex: at,
      endIndex: at + count,
    };
    this.apply({ insertDimension: { range, inheritFromBefore: at > 0 } });
  }

  deleteRows(title: string, at: number, count = 1): void {
    const range = {
      sheetId: this.#id(title),
      dimension: 'ROWS' as const,
      startIndex: at,
      endIndex: at + count,
    };
    this.apply({ deleteDimension: { range } });
  }

  insertColumn(title: string, at: number, header?: string): void {
    const range = {
      sheetId: this.#id(title),
      dimension: 'COLUMNS' as const,
      startIndex: at,
      endIndex: at + 1,
    };
    this.apply({ insertDimension: { range, inheritFromBefore: at > 0 } });
    if (header !== undefined) this.setCell(`${quoteTitle(title)}!${columnLetters(at)}1`, header);
  }

  deleteColumn(title: string, at: number): void {
    const range = {
      sheetId: this.#id(title),
      dimension: 'COLUMNS' as const,
      startIndex: at,
      endIndex: at + 1,
    };
    this.apply({ deleteDimension: { range } });
  }

  /** Moves a column before the one that now stands at `to`. */
  moveColumn(title: string, from: number, to: number): void {
    const source = {
      sheetId: this.#id(title),
      dimension: 'COLUMNS' as const,
      startIndex: from,
      endIndex: from + 1,
    };
    this.apply({ moveDimension: { source, destinationIndex: to } });
  }

  /** Moves rows before the one that now stands at `to`. */
  moveRows(title: string, from: number, count: number, to: number): void {
    const source = {
      sheetId: this.#id(title),
      dimension: 'ROWS' as const,
      startIndex: from,
      endIndex: from + count,
    };
    this.apply({ moveDimension: { source, destinationIndex: to } });
  }

  /** Sorts everything below the header row by one column. */
  sortRows(title: string, column: number, sortOrder: 'ASCENDING' | 'DESCENDING' = 'ASCENDING'): void {
    const range = { sheetId: this.#id(title), startRowIndex: 1 };
    this.apply({ sortRange: { range, sortSpecs: [{ dimensionIndex: column, sortOrder }] } });
  }

  /** Renames a column by its header in the first row. Throws when there is no such header. */
  renameHeader(title: string, from: string, to: string): void {
    const column = (this.values(`${quoteTitle(title)}!1:1`)[0] ?? []).indexOf(from);
    if (column < 0) throw new Error(`No header ${from} on ${title}`);
    this.setCell(`${quoteTitle(title)}!${columnLetters(column)}1`, to);
  }

  renameSheet(title: string, to: string): void {
    this.apply({
      updateSheetProperties: { properties: { sheetId: this.#id(title), title: to }, fields: 'title' },
    });
  }

  deleteSheet(title: string): void {
    this.apply({ deleteSheet: { sheetId: this.#id(title) } });
  }

  /** Protects a whole sheet against everybody but the owner. */
  protectSheet(title: string): void {
    this.apply({ addProtectedRange: { protectedRange: { range: { sheetId: this.#id(title) } } } });
  }

  /** Lifts every protection of a sheet. */
  unprotectSheet(title: string): void {
    const { protections = [] } = this.#spreadsheet.sheetByTitle(title) ?? {};
    for (const { protectedRangeId } of protections)
      this.apply({ deleteProtectedRange: { protectedRangeId } });
  }

  /** Applies sub-requests of batchUpdate for the owner, all or none; returns the replies. */
  apply(...requests: BatchRequest[]): object[] {
    return applyBatch({ spreadsheet: this.#spreadsheet, actor: this.#person }, requests);
  }

  #id(title: string): number {
    const sheet = this.#spreadsheet.sheetByTitle(title);
    if (!sheet) throw new Error(`No sheet ${title}`);
    return sheet.id;
  }
}
