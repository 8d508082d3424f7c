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

/** What a plan must know of a source beforehand: facts of its documentation. */
export interface SourceFacts {
  /** Rows of one answer with bare links, and of one whose links are opened. */
  pageRows: { large: number; opened: number };
  /** Ids that one call may name. */
  idsPerCall: number;
  /** An answer prepared in the background: calls that it takes, and from how many pages on it is the quicker one. */
  background: { calls: number; fromPages: number };
  /** A bulk change may go on for so long, ms, and stamp its objects with the time when it began. */
  bulkChangeMs: number;
  /** The first moment that filters know, on the source's clock. */
  firstMoment: string;
}

export interface Source {
  readonly facts: SourceFacts;
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
