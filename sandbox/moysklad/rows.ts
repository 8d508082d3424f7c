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

/** A line of a document. Its id is made from the document's id and its place. */
export interface Line {
  quantity: number;
  /** Kopecks, may be fractional. */
  price: number;
  /** Percent. */
  discount: number;
  vat: number;
  assortment: Ref;
}

export interface Row {
  readonly ref: Ref;
  /** Place in the default order, which the documentation does not promise: neither by id nor by time. */
  readonly rank: number;
  readonly fields: Fields;
  attributes: Attribute[];
  lines?: Line[];
}

export const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
