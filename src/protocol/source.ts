/**
 * An object as the source answers it. The source writes it; the catalogue's columns read its fields, in the source's own units (money,
 * moments), the engine its `id`.
 */
export type SourceRow = { id?: string; [field: string]: unknown };

/**
 * A place in the source's order of changes. The source writes it with every page; the engine keeps it in checkpoints and in the
 * table's state, and hands it back. What the engine makes itself (five minutes earlier, `--since`) has no `id` and no `ties`.
 */
export interface Cursor {
  /** The last row's moment of change, as the source's clock writes it. */
  updated: string;
  /** The last row's id; empty: from the beginning of that moment. */
  id: string;
  /** How many rows up to here share the moment. */
  ties: number;
}

/**
 * What is read from the source, as data. An exporter and a person's filter write it; the source reads it, the engine's plan its
 * costs.
 */
export interface Reading {
  /** Path of the list or report below the API's root, e.g. `/entity/customerorder`. */
  path: string;
  /** Conditions of the source's filter grammar, each whole: `updated>=2026-01-31 00:00:00`. */
  conditions: string[];
  /** Further query parameters: `momentFrom`, `interval`, `groupBy`… */
  params: Record<string, string>;
  /** Further headers of each call. */
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
  /** What one call takes of the source's budget, in units; an ordinary one takes 1. */
  weight: number;
  /** The nested collection that comes whole with every row (`positions`). */
  lines: string | null;
  /** Lines may be opened in pages of their documents; otherwise each document's are asked for by themselves. */
  opensLines: boolean;
  /** Links that may be opened in pages of 100 (`agent`, `rate.currency`, `positions.assortment`). */
  expand: string[];
}

/** How a reading is carried out. The engine's plan chooses it, the source obeys. */
export interface Strategy {
  /** `large`: bare links; `opened`: fewer rows with the links of `expand` opened; `async`: one answer prepared in the background. */
  pages: 'large' | 'opened' | 'async';
  /** How many calls may be on their way at once; the source's `budget` says how many it allows. */
  parallel: number;
}

/** Some rows of a reading. The source writes it, the engine reads it. */
export interface SourcePage {
  /** To be taken once. */
  rows: Iterable<SourceRow> & { readonly length: number };
  /** The place after the last row, when everything before it has been given; null where the order knows none. */
  cursor: Cursor | null;
  /** Rows of the whole reading, as known at this page. */
  total: number;
}

/** A state that the account gave an entity (статус). The source writes it, the catalogue's columns and conditions read it. */
export interface SourceState {
  id: string;
  name: string;
  /** `#rrggbb`. */
  color: string | null;
}

/** An additional field (доп. поле). The source writes it; the catalogue makes a column and a filter of it. */
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

/** What an account adds to an entity. The source writes it, the catalogue reads it. */
export interface SourceMetadata {
  attributes: SourceAttribute[];
  states: SourceState[];
  priceTypes: { id: string; name: string }[];
}

/**
 * A link to an object; its name, when the answer that held the link told it. The catalogue's columns find it in a row, `Names`
 * reads it.
 */
export interface Link {
  type: string;
  id: string;
  name?: string;
  /** Where the object is read when its type alone does not tell: `customentity/<dictionary id>`. */
  path?: string;
}

/** The names behind links. The source keeps them; the engine has them learnt for a batch of rows, the columns ask for them. */
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
  /** Types of objects whose names the source does not show to this token. */
  readonly hidden: ReadonlySet<string>;
}

/** One choice in a filter: an object of a dictionary, a state. The source writes it, the form of an export shows it. */
export interface SourceOption {
  type: string;
  id: string;
  name: string;
  /** The link as the filter grammar wants it. */
  href: string;
}

/** Facts of a source's documentation. The source writes them, the engine's plan reads them. */
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

/** One account at a source, opened for one task or one look. The source makes it; the engine and the catalogue call it. */
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
  /**
   * Objects of a list with their names: those that were changed since, or all of them (`whole`) where the list does not tell that; null
   * when they are more than `most`, or all of them more than a page. None where the token may not see the list. One call.
   */
  namedSince(
    list: string,
    since: Date,
    most: number,
  ): Promise<{ whole: boolean; objects: { id: string; name: string }[] } | null>;
  /** Ids of documents moved to the trash since a moment of the source's clock. */
  trashed(path: string, since: string): Promise<string[]>;
  /** Objects of a dictionary (`store`, `customerorder/metadata/states`, `customentity/<id>`) for a filter to choose. */
  options(path: string, search: string): Promise<SourceOption[]>;
  /** The address of an object, as the filter grammar wants it. */
  hrefOf(entity: string, id: string): string;
  /** The account's custom dictionaries. */
  dictionaries(): Promise<{ id: string; name: string }[]>;
  /** `units` in every `perMs` that the token has, once an answer has told them, and how many calls it may make at once. */
  readonly budget: { units: number; perMs: number; parallel: number };
  /** Learnt and kept for this account. */
  names: Names;
  /** Calls made so far. */
  readonly requests: number;
  /** When nothing more is asked of it: gives back what it remembers beyond its room. */
  close(): Promise<void>;
}
