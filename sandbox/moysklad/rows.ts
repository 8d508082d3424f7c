/** How the sandbox keeps an object: the API's own field names, links as Ref, unset fields undefined. */

/** A link to an object. Objects share one Ref each, so 100,000 orders do not carry 800,000 of them. */
export class Ref {
  /** `meta.type`. */
  readonly type: string;
  /** Where the object lives, below /api/remap/1.2: `entity/store`, `entity/customerorder/metadata/states`, … */
  readonly folder: string;
  readonly id: string;
  /** The rendered `meta`, kept because the same few objects are linked to over and over. */
  meta: Meta | undefined;

  constructor(type: string, folder: string, id: string) {
    this.type = type;
    this.folder = folder;
    this.id = id;
  }

  get path(): string {
    return `${this.folder}/${this.id}`;
  }

  /** As a saved world keeps it: none of the parts has a space in it. */
  toJSON(): object {
    return { $: `${this.type} ${this.folder} ${this.id}` };
  }
}

export interface Meta {
  href: string;
  metadataHref?: string;
  type: string;
  mediaType: 'application/json';
  uuidHref?: string;
}

export type Value = string | number | boolean | Ref | Value[] | Fields;
export interface Fields {
  [name: string]: Value | undefined;
}

/** An additional field (доп. поле) of an entity type. */
export interface AttributeDefinition {
  ref: Ref;
  name: string;
  type: string;
  required: boolean;
  /** Folder of the custom dictionary a field of type `customentity` draws from. */
  dictionary?: string;
}

export interface Attribute {
  definition: AttributeDefinition;
  value: string | number | boolean | Ref;
}

/** A line of a document. Its id is made from the document's id and its number, which is never given out twice. */
export interface Line {
  number: number;
  /** Prices in kopecks (may be fractional), discounts and VAT in percent. */
  fields: Fields;
}

export interface Row {
  readonly ref: Ref;
  /** Place in the default order, which the documentation does not promise: neither by id nor by time. */
  readonly rank: number;
  readonly fields: Fields;
  attributes: Attribute[];
  /** `positions`. */
  lines?: Line[];
  /** The greatest number a line of this document ever had, when it is not that of the last line. */
  lastLine?: number;
  /** Other collections of lines by field name: `materials`, `products`, `components`, … */
  nested?: Record<string, Line[]>;
}

export const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
export const number = (value: Value | undefined): number => (typeof value === 'number' ? value : 0);

/** Lines of one of a row's collections. */
export function linesOf(row: Row, collection: string): readonly Line[] {
  return (collection === 'positions' ? row.lines : row.nested?.[collection]) ?? [];
}

/** Lines numbered in their order, as a new document has them. */
export function numbered(fields: Fields[]): Line[] {
  return fields.map((item, place) => ({ number: place + 1, fields: item }));
}
