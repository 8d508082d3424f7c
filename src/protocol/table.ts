import type { Cursor } from './source.ts';

/**
 * A value of a cell: dates are serial numbers (days since 1899-12-30), money is in currency units, 20 percent are 20, null is
 * empty. The catalogue's columns write it; the destination reads it, and writes it when it tells what stands there.
 */
export type Cell = string | number | boolean | null;
/** A text in a cell has at most so many characters (Google Sheets, limits). */
export const CELL_CHARACTERS = 50_000;
/** A number in a cell holds so many digits. */
export const CELL_DIGITS = 15;
/** What a column holds, and so how it is shown. The catalogue writes it, the destination's formats read it. */
export const columnTypes = [
  'text',
  'number',
  'money',
  'percent',
  'date',
  'dateTime',
  'boolean',
  'link',
] as const;
export type ColumnType = (typeof columnTypes)[number];

/** A row on its way to the sheet, its cells in the order of the table's columns. The engine writes it, the destination reads it. */
export interface TableRow {
  /** A UUID: the object's own, its line's, or one made from what identifies the row. */
  key: string;
  /** The UUID of the object that the row belongs to; the key itself where an object is one row. */
  object: string;
  /** The cells as a JSON array in UTF-8, empty ones as empty texts: a new row is measured and sent as it is. */
  readonly printed: Uint8Array;
  /** How many cells are not empty. */
  filled: number;
  /** The cells, parsed anew each time: few rows are ever looked into. */
  readonly cells: Cell[];
}

/** A column of a table. The engine writes it from an export's columns; the destination finds or makes it. */
export interface TableColumn {
  /** Tells it from the others, whatever its title: it is the column's tag. */
  key: string;
  /** The header to write when the column is made. */
  title: string;
  /** Headers to recognise the column by when it carries no tag of ours, and that a new title may replace. */
  titles: string[];
  type: ColumnType;
  /** The source knows it no more: header and format stay as they are. */
  gone: boolean;
  /** Digits after the point of a number, money or percent; null leaves the usual. */
  decimals: number | null;
  /** Sign behind a sum of money (`₽`, `$`); null shows none. */
  currency: string | null;
  /** Out of sight when it is made. */
  hidden: boolean;
}

/**
 * What a table remembers of its last run. The engine writes and reads it, the destination keeps it inside the spreadsheet beside
 * the data.
 */
export interface TableState {
  exporter: string;
  /** Tells one filter from another. */
  filter: string;
  mode: 'append' | 'upsert' | 'replace';
  /** Tells one choice of columns from another. */
  columns: string;
  /** Tells one set of names that the account itself has (its states) from another; absent: none were shown. */
  names?: string | undefined;
  /** Keys in the table when this was stored. */
  rows: number;
  /** Objects that stay in the table though the source has them no more. */
  gone: number;
  cursor: Cursor | null;
  /** Everything in the source up to the cursor stands in the table. */
  complete: boolean;
  /** When this was stored, ISO in UTC. */
  at: string;
  /** Since when the names of other objects that stand in the rows were not compared; absent: since this was stored. */
  compared?: ComparedNames | undefined;
}

/** What a table remembers of the names of other objects in its rows. */
export interface ComparedNames {
  /** Names as they were at this moment stand there, or later ones; ISO in UTC. */
  at: string;
  /** Tells one set of names of the lists that do not tell their changes from another; absent: not looked at yet. */
  lists?: string | undefined;
}

/**
 * One row's difference between source and sheet. The destination writes it (a removed row's the engine), whoever looks at a dry
 * run reads it.
 */
export interface RowChange {
  kind: 'added' | 'changed' | 'removed';
  key: string;
  /** Of a changed row: the first text in it, by which a person knows it. */
  name?: string;
  /** For `changed` only the cells that differ; else those that are filled. */
  cells: { column: string; before: Cell; after: Cell }[];
}

/** What one write did, in rows. The destination writes it, the engine adds it up. */
export interface WriteCounts {
  appended: number;
  updated: number;
  unchanged: number;
  /** Cells sent. */
  cells: number;
}

/**
 * Rows of a table whose keys a person emptied, edited or overwrote: the whole source tells whose they are. The destination makes
 * it, the engine feeds it.
 */
export interface LostRows {
  /** Takes note of rows of the source. */
  meet(rows: TableRow[]): void;
  /** Puts the keys back. @throws before anything is written, when the rows cannot be told apart. */
  restore(): Promise<void>;
}

/**
 * A table in a sheet, found by our tags and addressed by keys, wherever its rows and columns now stand. The destination makes it,
 * the engine calls it.
 */
export interface Table {
  readonly state: TableState | null;
  /** Number of different keys in the table. */
  readonly size: number;
  /** Number of different objects; the same as `size` where an object is one row. */
  readonly objects: number;
  /** Objects whose presence cell says that they are gone from the source. */
  readonly marked: number;
  /** The rows were to be sorted, but stay as they came: a person's own cells stand among them. Known at the end. */
  readonly unsorted: boolean;
  /** Opens the very sheet. */
  readonly url: string;
  /** Null when the sheet does not exist (a dry run makes none). */
  readonly sheetId: number | null;
  readonly title: string;
  /** Columns of ours that the table or the source has no more, with what stands over them; emptied once when a run ends. */
  readonly left: readonly { key: string; title: string }[];
  hasObject(object: string): boolean;
  /** Whether an object's presence cell says that it is gone from the source. */
  isMarked(object: string): boolean;
  objectIds(): Iterable<string>;
  /** Keys of an object's rows. */
  keysOf(object: string): string[];
  /** Keys that stand in more than one row. */
  readonly doubled: number;
  /** Cells stand beside other keys than they were written to: a range was sorted that left the keys out. */
  readonly mixed: boolean;
  /** Rows that may have lost their keys since the last run; null when there are none. */
  readonly lost: LostRows | null;
  /**
   * How many rows there are to be: when more room is needed, it is made for all of them at once.
   * @throws when the spreadsheet cannot hold them.
   */
  expect(rows: number): void;
  /**
   * Writes rows by key: new keys at the end, changed cells in place (unless `update` is false). Keys are distinct.
   * @param options.allow asked before anything is sent, with the number of rows that will be added or changed; a throw ends the write.
   * @param options.onChange told of every row that is (or, in a dry run, would be) added or changed.
   */
  write(
    rows: TableRow[],
    options: {
      update: boolean;
      onChange?: (change: RowChange) => void;
      allow?: ((rows: number) => Promise<void>) | undefined;
    },
  ): Promise<WriteCounts>;
  /** The cells of these keys' rows as they stand in the sheet, for telling what is removed. */
  look(keys: string[]): Promise<Map<string, Cell[]>>;
  /** Removes the rows of these keys and all doubles. Answers how many rows went. */
  remove(keys: Set<string>): Promise<number>;
  /** Puts words into the presence cell of these keys' rows, where they are not there yet. Answers how many rows changed. */
  mark(words: Map<string, string>): Promise<number>;
  /**
   * Whether everything written since the last call landed on the rows it was meant for. False when somebody moved rows
   * or columns in the very moment of a write: then the whole table is to be compared once more.
   */
  settled(): Promise<boolean>;
  /** Stores the state beside the data. */
  save(state: TableState): Promise<void>;
  /** Ends a run: shows a staged table in one step, stores the state. */
  publish(state: TableState): Promise<void>;
}

/**
 * The column that says what became of a row's object, and the words in it that mean "gone". The engine writes it, the destination
 * reads it.
 */
export interface Presence {
  column: string;
  gone: readonly string[];
}

/** One column that a table is sorted by, by its key. A person chooses it, the destination reads it. */
export interface SortKey {
  column: string;
  descending: boolean;
}

/** How a table is to be opened. The engine writes it, the destination reads it. */
export interface TableOptions {
  exporter: string;
  columns: TableColumn[];
  keyColumn: string;
  /** The column that holds the object's id, where an object may have several rows. */
  objectColumn: string | null;
  /** Where gone objects are marked. */
  presence: Presence | null;
  /** Rows that stand there are never changed: only new ones are written. */
  fixed: boolean;
  /** Rows stay that the source has no more. */
  keepsGone: boolean;
  /** Keep writing out of sight until `publish`. */
  staged: boolean;
  /** Go on with what was staged before. */
  resume: boolean;
  /** Look and compare only. */
  dryRun: boolean;
  /** How many rows the table is about to hold: without room for them nothing is changed. */
  rows: number;
  /** Warn people who edit our columns (a protected range that only warns). */
  protect: boolean;
  /** Give empty rows and columns of the grid back when the run ends. */
  trim: boolean;
  /**
   * How rows are sorted when the table is filled for the first time, and whenever a staged one is shown; of several columns
   * the first counts most. Empty: as they come.
   */
  sort: SortKey[];
}
