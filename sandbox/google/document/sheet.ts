import { invalid } from '../errors.ts';
import type { BasicFilter, GridRange, ProtectedRange, SheetPropertiesInput } from '../protocol/schema.ts';
import { type Box, printRange, type Span } from './a1.ts';
import type { Cell } from './cells.ts';
import { formatOf, internFormats, NO_FORMATS, type RowFormats } from './formats.ts';
import { Formula } from './formula.ts';
import type { NumberFormat } from './number-format.ts';

export interface DimensionProperties {
  pixelSize?: number;
  hiddenByUser?: boolean;
}

/** A row of the grid. Past the end of `cells` everything is empty. */
export interface Row {
  cells: Cell[];
  formats: RowFormats;
  properties?: DimensionProperties;
  /** The sheet generation that owns the row: a row of an older generation is copied before it is changed. */
  generation: number;
}

export type SheetProperties = Omit<SheetPropertiesInput, 'index' | 'gridProperties'> & {
  sheetId: number;
  title: string;
  gridProperties: NonNullable<SheetPropertiesInput['gridProperties']> & {
    rowCount: number;
    columnCount: number;
  };
};

export type OwnedProtection = ProtectedRange & { protectedRangeId: number; range: GridRange };

let generations = 0;

/**
 * One sheet: a grid of plain values. A sheet is forked before it is changed and shares all rows with its original;
 * so a failed batch costs nothing to undo.
 */
export class Sheet {
  properties: SheetProperties;
  /** Rows from the top; a row that was never touched is undefined, and the list may end before the grid does. */
  rows: (Row | undefined)[] = [];
  columns: (DimensionProperties | undefined)[] = [];
  basicFilter: BasicFilter | undefined;
  protections: readonly OwnedProtection[] = [];
  /** Once a formula was written; spares the search for formulas in plain sheets. */
  hasFormulas = false;
  readonly #generation = ++generations;
  #rowsShared = false;

  constructor(properties: SheetProperties) {
    this.properties = properties;
  }

  get id(): number {
    return this.properties.sheetId;
  }
  get title(): string {
    return this.properties.title;
  }
  get rowCount(): number {
    return this.properties.gridProperties.rowCount;
  }
  get columnCount(): number {
    return this.properties.gridProperties.columnCount;
  }

  /** A sheet that may be changed without changing this one. */
  fork(properties: SheetProperties = this.properties): Sheet {
    const copy = new Sheet(properties);
    copy.rows = this.rows;
    copy.columns = [...this.columns];
    copy.basicFilter = this.basicFilter;
    copy.protections = this.protections;
    copy.hasFormulas = this.hasFormulas;
    copy.#rowsShared = true;
    return copy;
  }

  setGrid(change: Partial<SheetProperties['gridProperties']>): void {
    this.properties = {
      ...this.properties,
      gridProperties: { ...this.properties.gridProperties, ...change },
    };
  }

  cell(row: number, column: number): Cell {
    return this.rows[row]?.cells[column] ?? null;
  }

  formatIdAt(row: number, column: number): number {
    return this.rows[row]?.formats[column] ?? 0;
  }

  numberFormatAt(row: number, column: number): NumberFormat | undefined {
    return formatOf(this.formatIdAt(row, column))?.numberFormat;
  }

  /** The row, made if need be, as a copy that belongs to this sheet and may be changed. */
  writableRow(index: number): Row {
    this.#ownRows();
    const row = this.rows[index];
    if (row?.generation === this.#generation) return row;
    while (this.rows.length < index) this.rows.push(undefined);
    const own: Row = row
      ? { ...row, cells: row.cells.slice(), generation: this.#generation }
      : { cells: [], formats: NO_FORMATS, generation: this.#generation };
    this.rows[index] = own;
    return own;
  }

  setCell(row: number, column: number, cell: Cell): void {
    if (cell === null && this.cell(row, column) === null) return;
    const { cells } = this.writableRow(row);
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
    if (cell instanceof Formula) this.hasFormulas = true;
  }

  setFormatId(row: number, column: number, id: number): void {
    if (this.formatIdAt(row, column) === id) return;
    const own = this.writableRow(row);
    const list = [...own.formats];
    while (list.length < column) list.push(0);
    list[column] = id;
    own.formats = internFormats(list);
  }

  /** Replaces the list of rows, for changes of the grid's shape. */
  replaceRows(rows: (Row | undefined)[]): void {
    this.rows = rows;
    this.#rowsShared = false;
  }

  #ownRows(): void {
    if (!this.#rowsShared) return;
    this.rows = this.rows.slice();
    this.#rowsShared = false;
  }

  /** The span with open bounds closed by the grid. Throws when it begins outside, or (unless `clip`) ends outside. */
  box(span: Span, options: { clip?: boolean } = {}): Box {
    const box = {
      startRow: span.startRow ?? 0,
      endRow: span.endRow ?? this.rowCount,
      startColumn: span.startColumn ?? 0,
      endColumn: span.endColumn ?? this.columnCount,
    };
    const outside = box.startRow >= this.rowCount || box.startColumn >= this.columnCount;
    const beyond = box.endRow > this.rowCount || box.endColumn > this.columnCount;
    if (outside || (beyond && !options.clip)) throw this.exceeds(box);
    return {
      ...box,
      endRow: Math.min(box.endRow, this.rowCount),
      endColumn: Math.min(box.endColumn, this.columnCount),
    };
  }

  /** The error for a range that leaves the grid. */
  exceeds(box: Box): Error {
    const printed = printRange(this.title, { ...box, endRow: Math.max(box.endRow, box.startRow + 1) });
    const range = printed.startsWith("'") ? printed : printed.replace(/^(.*)!/, "'$1'!");
    const limits = `Max rows: ${this.rowCount}, max columns: ${this.columnCount}`;
    return invalid(`Range (${range}) exceeds grid limits. ${limits}`);
  }

  /** Rows and columns that hold anything, counted from the top left. */
  usedSize(): { rows: number; columns: number } {
    let rows = 0;
    let columns = 0;
    this.rows.forEach((row, index) => {
      if (!row) return;
      const length = usedLength(row.cells, row.cells.length);
      if (length > 0) rows = index + 1;
      if (length > columns) columns = length;
    });
    return { rows, columns };
  }
}

/** Length of a row without its trailing empty cells. */
export function usedLength(cells: readonly (Cell | undefined)[], limit: number): number {
  let length = Math.min(limit, cells.length);
  while (length > 0 && isEmpty(cells[length - 1])) length -= 1;
  return length;
}

/** True for a cell that holds nothing. */
export function isEmpty(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || cell === '';
}

/** A GridRange of the API as a span. Throws when it is turned around. */
export function spanOf(range: GridRange): Span {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range;
  for (const [start, end, name] of [
    [startRowIndex, endRowIndex, 'RowIndex'],
    [startColumnIndex, endColumnIndex, 'ColumnIndex'],
  ] as const) {
    if ((start ?? 0) < 0) throw invalid(`range.start${name}[${start}] must be greater than or equal to 0`);
    if (end !== undefined && end <= (start ?? 0)) {
      throw invalid(`range.end${name}[${end}] must be greater than range.start${name}[${start ?? 0}]`);
    }
  }
  return {
    startRow: startRowIndex,
    endRow: endRowIndex,
    startColumn: startColumnIndex,
    endColumn: endColumnIndex,
  };
}

/** A span as the API prints it. */
export function gridRangeOf(sheetId: number, span: Span): GridRange {
  return {
    sheetId,
    startRowIndex: span.startRow,
    endRowIndex: span.endRow,
    startColumnIndex: span.startColumn,
    endColumnIndex: span.endColumn,
  };
}
