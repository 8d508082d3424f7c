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

/** What is read from the source, as data. */
export interface Reading {
  /** Path of the list or report below the API's root, e.g. `/entity/customerorder`. */
  path: string;
  /** Conditions of the filter grammar. */
  conditions: string[];
  /** Further query parameters: `momentFrom`, `interval`, `groupBy`… */
  params: Record<string, string>;
  headers: Record<string, string>;
  /**
   * `updated`: rows come in the order of their last change and can be read from a cursor; `id`: in the order of their
   * ids; `none`: the source promises no order (reports, lists that cannot be sorted).
   */
  order: 'updated' | 'id' | 'none';
  /** Where rows stand in an answer: `rows` of a paged list, an `array`, or the whole answer is the one `object`. */
  answer: 'rows' | 'array' | 'object';
  /** For `object` answers: the field whose array holds the rows (`series`); absent: the answer itself is the row. */
  rowsField?: string;
  /** The source offers to prepare the whole answer in the background (`?async=true`). */
  async: boolean;
  /** What one call takes of the source's budget, in units. */
  weight: number;
  /** The nested collection that comes whole with every row (`positions`). */
  lines: string | null;
  /** Lines may be opened in pages of their documents; otherwise each document's are asked for by themselves. */
  opensLines: boolean;
  /** Links that may be opened in pages of 100 (`agent`, `rate.currency`, `positions.assortment`). */
  expand: string[];
}

/** How a reading is carried out; chosen by the planner. */
export interface Strategy {
  /** `large`: pages of 1000 with bare links; `opened`: pages of 100 with the links of `expand` opened; `async`. */
  pages: 'large' | 'opened' | 'async';
  /** How many calls may be on their way at once, 1…5. */
  parallel: number;
}

export interface SourcePage {
  /** To be taken once. */
  rows: Iterable<SourceRow> & { readonly length: number };
  /** The place after the last row, when everything before it has been given; null where the order knows none. */
  cursor: Cursor | null;
  /** Rows of the whole reading, as known at this page. */
  total: number;
}

export interface SourceState {
  id: string;
  name: string;
  /** `#rrggbb`. */
  color: string | null;
}

/** An additional field (доп. поле). */
export interface SourceAttribute {
  id: string;
  /** Its address, by which the filter grammar knows it. */
  href: string;
  name: string;
  /** `string`, `time`, `double`, `store`, `customentity`… */
  type: string;
  /** The custom dictionary that it draws from. */
  dictionary: string | null;
}

/** What an account adds to an entity. */
export interface SourceMetadata {
  attributes: SourceAttribute[];
  states: SourceState[];
  priceTypes: { id: string; name: string }[];
}

/** A link to an object; its name, when the answer that held the link told it. */
export interface Link {
  type: string;
  id: string;
  name?: string;
  /** Where the object is read when its type alone does not tell: `customentity/<dictionary id>`. */
  path?: string;
}

export interface Names {
  /**
   * The name of the object behind a link, as the link itself tells it or as it was learnt; null when the source does not
   * show it, undefined when it is still to be learnt.
   */
  of(link: Link): string | null | undefined;
  /**
   * Learns the names of these objects in the fewest calls.
   * @param horizon how many rows the reading still expects: whether whole dictionaries are cheaper than ids.
   */
  learn(links: Iterable<Link>, horizon: number): Promise<void>;
  readonly hidden: ReadonlySet<string>;
}

/** One choice in a filter: an object of a dictionary, a state. */
export interface SourceOption {
  type: string;
  id: string;
  name: string;
  /** The link as the filter grammar wants it. */
  href: string;
}

export interface Source {
  /**
   * What the account adds to an entity.
   * @param path e.g. `customerorder`, `product`, `customentity/<id>`.
   */
  metadata(path: string, wants: { prices: boolean; fields: boolean }): Promise<SourceMetadata>;
  /**
   * All rows of a reading, nothing lost while it goes on: with order `updated` a row changed meanwhile comes once more
   * at the end; rows may come twice and count with their later state.
   * @param options.from go on after this place (order `updated` only).
   * @param options.expected how many rows that is, as far as they were counted.
   * @param options.limit rows of a page, for previews.
   */
  read(
    reading: Reading,
    options: { from: Cursor | null; strategy: Strategy; expected?: number | null; limit?: number },
  ): AsyncIterable<SourcePage>;
  /**
   * How many rows a reading has (`total` is null when only reading it tells), and a few of them.
   * @param since counts only what changed since.
   */
  count(reading: Reading, since?: string): Promise<{ total: number | null; sample: SourceRow[] }>;
  /** Ids of documents moved to the trash since a moment of the source's clock. */
  trashed(path: string, since: string): Promise<string[]>;
  /** Objects of a dictionary (`store`, `customerorder/metadata/states`, `customentity/<id>`) for a filter to choose. */
  options(path: string, search: string): Promise<SourceOption[]>;
  /** The account's custom dictionaries. */
  dictionaries(): Promise<{ id: string; name: string }[]>;
  /** Units per 3 seconds that the token has, once an answer has told it. */
  readonly budget: { units: number; perMs: number; parallel: number };
  names: Names;
  /** Calls made so far. */
  readonly requests: number;
  close(): Promise<void>;
}

/** A value of a cell: dates are serial numbers (days since 1899-12-30), null is empty. */
export type Cell = string | number | boolean | null;
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

/** A row on its way to the sheet, its cells in the order of the table's columns. */
export interface TableRow {
  /** A UUID: the object's own, its line's, or one made from what identifies the row. */
  key: string;
  /** The UUID of the object that the row belongs to; the key itself where an object is one row. */
  object: string;
  /** The cells as a JSON array in UTF-8, empty ones as empty texts: printed once, measured and sent as it is. */
  readonly printed: Uint8Array;
  /** How many cells are not empty. */
  filled: number;
  /** The cells, parsed anew each time: few rows are ever looked into. */
  readonly cells: Cell[];
}

export interface TableColumn {
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

/** What a table remembers of its last run, stored inside the spreadsheet together with the data. */
export interface TableState {
  exporter: string;
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
}

/** One row's difference between source and sheet. */
export interface RowChange {
  kind: 'added' | 'changed' | 'removed';
  key: string;
  /** Of a changed row: the first text in it, by which a person knows it. */
  name?: string;
  /** For `changed` only the cells that differ; else those that are filled. */
  cells: { column: string; before: Cell; after: Cell }[];
}

export interface WriteCounts {
  appended: number;
  updated: number;
  unchanged: number;
  /** Cells sent. */
  cells: number;
}

/** Rows of a table whose keys a person emptied, edited or overwrote: the whole source tells whose they are. */
export interface LostRows {
  /** Takes note of rows of the source. */
  meet(rows: TableRow[]): void;
  /** Puts the keys back. @throws before anything is written, when the rows cannot be told apart. */
  restore(): Promise<void>;
}

/** A table in a sheet, found by our tags and addressed by keys, wherever its rows and columns now stand. */
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
   * @param options.onChange told of every row that is (or, in a dry run, would be) added or changed.
   */
  write(
    rows: TableRow[],
    options: { update: boolean; onChange?: (change: RowChange) => void },
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

export interface TableOptions {
  exporter: string;
  columns: TableColumn[];
  keyColumn: string;
  /** The column that holds the object's id, where an object may have several rows. */
  objectColumn: string | null;
  /** The column that says what became of a row's object, and the words in it that mean "gone"; where gone ones are marked. */
  presence: { column: string; gone: readonly string[] } | null;
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
  sort: { column: string; descending: boolean }[];
}

export interface Destination {
  /** Begins to look at the place, before the table that is to be opened is known: whether it is there, with which columns of ours. */
  look(): Promise<{ exists: boolean; columns: string[] }>;
  /** Finds or makes the table. */
  open(options: TableOptions): Promise<Table>;
  /** Whether the place was thrown away and is only not yet gone, as far as it is told by now. */
  inBin(): Promise<boolean>;
  readonly requests: { read: number; write: number };
  close(): Promise<void>;
}
