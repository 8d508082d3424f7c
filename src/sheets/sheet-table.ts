import type { Cell } from './rows/changes.ts';
import type { TableColumn } from './layout/columns.ts';
import type { Presence } from './rows/place.ts';
import type { SortKey } from './rows/sort.ts';
import type { TableState } from './state/state.ts';
import type { TableRow } from './rows/row-writer.ts';
import type { RowChange, WriteCounts } from './rows/tally.ts';

/** How a table is to be opened. */
export interface OpenTable {
  exporter: string;
  columns: TableColumn[];
  keyColumn: string;
  /** The column that holds the object's id, where an object may have several rows. */
  objectColumn: string | null;
  /** The column that says what became of a row's object, where gone ones are marked. */
  presence: Presence | null;
  /** Rows that stand there are never changed: only new ones are written. */
  fixed: boolean;
  /** Rows stay that the source has no more. */
  keepsGone: boolean;
  /** Keep what is written out of sight until `publish`. */
  staged: boolean;
  /** Go on with what an interrupted run staged. */
  resume: boolean;
  /** Look and compare only. */
  dryRun: boolean;
  /** How many rows the table is about to hold. */
  rows: number;
  /** Warn people who edit our columns. */
  protect: boolean;
  /** Give empty rows and columns of the grid back when the run ends. */
  trim: boolean;
  /** How rows are sorted when the sheet is filled for the first time, and whenever a staged table is shown; empty: as they come. */
  sort: SortKey[];
}

/** Rows of a table whose keys a person emptied, edited or overwrote. */
export interface Lost {
  /** Takes note of rows of the source. */
  meet(rows: TableRow[]): void;
  /** Puts the keys back. @throws SheetsError, before anything is written, when the rows cannot be told apart. */
  restore(): Promise<void>;
}

/** One table in one sheet of a spreadsheet; see `RowWriter` for how rows are written. */
export interface SheetTable {
  readonly state: TableState | null;
  /** Number of different keys. */
  readonly size: number;
  /** Number of different objects; the same as `size` where an object is one row. */
  readonly objects: number;
  /** Objects whose presence cell says that they are gone. */
  readonly marked: number;
  /** Columns of ours that the table has no more, with what stands over them; emptied once when a run ends. */
  readonly left: readonly { key: string; title: string }[];
  /** Rows whose key stands in another row, too. */
  readonly doubled: number;
  /** The rows were to be sorted, but stay as they came: a person's own cells stand among them. Known at the end. */
  readonly unsorted: boolean;
  /** Cells stand beside other keys than they were written to: a range was sorted that left the keys out. */
  readonly mixed: boolean;
  /** Rows that may have lost their keys since the last run; the whole source is shown to them before anything is written. */
  readonly lost: Lost | null;
  readonly url: string;
  readonly sheetId: number | null;
  readonly title: string;
  hasObject(object: string): boolean;
  objectIds(): Iterable<string>;
  keysOf(object: string): string[];
  /** How many rows there are to be: when more room is needed, it is made for all of them at once. */
  expect(rows: number): void;
  /** Writes rows by key; `onChange` is told of every row that is (or in a dry run would be) added or changed. */
  write(
    rows: TableRow[],
    options: { update: boolean; onChange?: (change: RowChange) => void },
  ): Promise<WriteCounts>;
  /** The cells of these keys' rows as they stand in the sheet. */
  look(keys: string[]): Promise<Map<string, Cell[]>>;
  /** Removes the rows of these keys and all doubles. Answers how many rows went. */
  remove(keys: Set<string>): Promise<number>;
  /** Puts words into the presence cell of these keys' rows. Answers how many rows changed. */
  mark(words: Map<string, string>): Promise<number>;
  /**
   * Whether everything written since the last call landed on the rows it was meant for. False when somebody moved rows
   * or columns in the very moment between a look and its write: then the whole table is to be compared once more.
   */
  settled(): Promise<boolean>;
  /** Stores the state beside the data. */
  save(state: TableState): Promise<void>;
  /** Ends a run. A table that is not settled keeps no cursor, so that the next run compares it whole. */
  publish(state: TableState): Promise<void>;
}
