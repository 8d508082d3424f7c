/**
 * The two doors of the engine. A source and a destination know nothing of exports; the engine knows them only as this.
 */

/** An object as the source answers it. */
export type SourceRow = { id?: string; [field: string]: unknown };

/** A place in the source's order of changes; see the source for what `ties` means. */
export interface Cursor {
  updated: string;
  id: string;
  ties: number;
}

export interface SourcePage {
  rows: SourceRow[];
  /** The place after the last row. */
  cursor: Cursor;
  /** Rows of the whole reading, as known at this page. */
  total: number;
}

export interface SourceMetadata {
  attributes: { id: string; name: string; type: string }[];
  states: Map<string, string>;
  priceTypes: { id: string; name: string }[];
}

export interface Names {
  learn(links: Iterable<{ type: string; id: string }>, horizon: number): Promise<void>;
  name(type: string, id: string): string | null;
  readonly hidden: ReadonlySet<string>;
}

export interface Source {
  metadata(entity: string, wants: { prices: boolean }): Promise<SourceMetadata>;
  /** All rows in the order of their last change; a row changed meanwhile comes once more at the end. */
  pages(entity: string, filter: string[], from: Cursor | null, limit?: number): AsyncIterable<SourcePage>;
  count(entity: string, filter: string[]): Promise<number>;
  /** Ids of documents moved to the trash since a moment of the source's clock. */
  trashed(entity: string, since: string): Promise<string[]>;
  names: Names;
  /** Calls made so far. */
  readonly requests: number;
  close(): Promise<void>;
}

/** A value of a cell: dates are serial numbers (days since 1899-12-30), null is empty. */
export type Cell = string | number | boolean | null;
export type ColumnType = 'text' | 'number' | 'money' | 'percent' | 'dateTime' | 'boolean' | 'link';

/** A row on its way to the sheet: its key and its cells in the order of the table's columns. */
export interface TableRow {
  /** A UUID, as every object of the source has one. */
  key: string;
  cells: Cell[];
}

export interface TableColumn {
  key: string;
  /** The header to write when the column is made. */
  title: string;
  /** Headers to recognise the column by when it carries no tag of ours. */
  titles: string[];
  type: ColumnType;
}

/** What a table remembers of its last run, stored inside the spreadsheet together with the data. */
export interface TableState {
  exporter: string;
  filter: string;
  mode: 'append' | 'upsert' | 'replace';
  /** Tells one choice of columns from another. */
  columns: string;
  /** Keys in the table when this was stored. */
  rows: number;
  cursor: Cursor | null;
  /** Everything in the source up to the cursor stands in the table. */
  complete: boolean;
}

export interface WriteCounts {
  appended: number;
  updated: number;
  unchanged: number;
}

/** A table in a sheet, found by our tags and addressed by keys, wherever its rows and columns now stand. */
export interface Table {
  readonly state: TableState | null;
  /** Number of different keys in the table. */
  readonly size: number;
  /** Opens the very sheet. */
  readonly url: string;
  /** Null when the sheet does not exist (a dry run makes none). */
  readonly sheetId: number | null;
  readonly title: string;
  has(key: string): boolean;
  keys(): Iterable<string>;
  /** Keys that stand in more than one row. */
  readonly doubled: number;
  /** Makes room for this many rows at once. @throws when the spreadsheet cannot hold them. */
  expect(rows: number): Promise<void>;
  /** Writes rows by key: new keys at the end, changed ones in place (unless `update` is false). Keys are distinct. */
  write(rows: TableRow[], options: { update: boolean }): Promise<WriteCounts>;
  /** Removes the rows of these keys and all doubles. Answers how many rows went. */
  remove(keys: Set<string>): Promise<number>;
  /** Stores the state beside the data. */
  save(state: TableState): Promise<void>;
  /** Ends a run: shows a staged table in one step, stores the state. */
  publish(state: TableState): Promise<void>;
}

export interface Destination {
  /**
   * Finds or makes the table.
   * @param options.staged keep writing out of sight until `publish`; `resume` goes on with what was staged before.
   * @param options.dryRun look and compare only.
   * @param options.rows how many rows the table is about to hold: without room for them nothing is changed.
   */
  open(options: {
    exporter: string;
    columns: TableColumn[];
    keyColumn: string;
    staged: boolean;
    resume: boolean;
    dryRun: boolean;
    rows: number;
  }): Promise<Table>;
  readonly requests: { read: number; write: number };
  close(): Promise<void>;
}
