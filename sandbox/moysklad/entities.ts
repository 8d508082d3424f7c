import data from './entities.json' with { type: 'json' };
import { ApiError } from './errors.ts';

/**
 * What the documentation says of every entity type: what may be filtered, sorted, searched, expanded, which fields there are
 * (`entities.json`, put together from the field tables of the entity pages and the sorting page).
 */
export type Kind = 'uuid' | 'enum' | 'string' | 'boolean' | 'number' | 'date' | 'ref' | 'tags' | 'barcode';
export type Operator = '=' | '!=' | '>=' | '<=' | '>' | '<' | '~' | '~=' | '=~';

/** One type as the data file has it; lists of names are texts with spaces. */
interface EntityTable {
  document?: true;
  ui?: string;
  metadata?: true;
  attributes?: string;
  states?: true;
  /** Filterable fields by kind. */
  filters: Partial<Record<Kind, string>>;
  /** Operators of fields that take fewer than their kind does. */
  operators?: Record<string, string>;
  /** Links and the types they may point to; `rate.currency` stands inside an object field. */
  links: Record<string, string>;
  expand?: string;
  /** Links in the plural: arrays of links. */
  arrays?: string;
  nested?: Record<string, string>;
  sort: string;
  search: string;
  /** A `!` marks fields every answer carries. */
  fields: string;
}

interface Tables {
  entities: Record<string, EntityTable>;
  /** Rows of nested collections, such as the lines of a document. */
  nested: Record<string, { links?: Record<string, string>; expand?: string; fields: string }>;
}

export interface Field {
  name: string;
  /** Every answer carries it. */
  always: boolean;
}

export interface Entity {
  type: string;
  /** The object's page in the product's own UI, printed in `meta.uuidHref`. */
  ui: string | undefined;
  document: boolean;
  /** Has a `/metadata` resource of its own. */
  metadata: boolean;
  /** Whose additional fields it carries: services and bundles share those of products. */
  attributes: string | undefined;
  states: boolean;
  fields: Field[];
  /** Filterable fields. */
  kinds: Map<string, Kind>;
  operators: Map<string, readonly Operator[]>;
  /** Links, expandable or not, with the types behind them. */
  links: Map<string, string[]>;
  /** Those of the links that are arrays of links. */
  arrays: Set<string>;
  /** Expandable links (and nested collections) with the types behind them. */
  targets: Map<string, string[]>;
  /** Nested collections, printed as a link with a size, with the type of their rows. */
  nested: Record<string, string>;
  sortable: Set<string>;
  searchable: string[];
}

/** Operators by kind (general page, «Фильтрация выборки»). */
export const OPERATORS: Record<Kind, readonly Operator[]> = {
  uuid: ['=', '!='],
  enum: ['=', '!='],
  boolean: ['=', '!='],
  ref: ['=', '!='],
  string: ['=', '!=', '~', '~=', '=~'],
  tags: ['=', '!=', '~', '~=', '=~'],
  barcode: ['=', '!=', '~', '~=', '=~'],
  number: ['=', '!=', '>', '<', '>=', '<='],
  date: ['=', '!=', '>', '<', '>=', '<='],
};

const TABLES: Tables = data as Tables;
const words = (list: string | undefined): string[] => (list ? list.split(' ') : []);

function fieldList(list: string): Field[] {
  return words(list).map((word) => ({ name: word.replace('!', ''), always: word.endsWith('!') }));
}

function linkMap(links: Record<string, string> | undefined): Map<string, string[]> {
  return new Map(Object.entries(links ?? {}).map(([field, types]) => [field, words(types)]));
}

function only(links: Map<string, string[]>, names: string[]): Map<string, string[]> {
  return new Map(names.map((name) => [name, links.get(name) ?? []]));
}

function build(type: string, table: EntityTable): Entity {
  const kinds = new Map<string, Kind>();
  const operators = new Map<string, readonly Operator[]>();
  for (const [kind, list] of Object.entries(table.filters) as [Kind, string][]) {
    for (const field of words(list)) {
      kinds.set(field, kind);
      const fewer = words(table.operators?.[field]) as Operator[];
      operators.set(field, fewer.length > 0 ? fewer : OPERATORS[kind]);
    }
  }
  const nested = table.nested ?? {};
  const links = linkMap({ ...table.links, ...nested });
  return {
    type,
    ui: table.ui,
    document: table.document ?? false,
    metadata: table.metadata ?? false,
    attributes: table.attributes,
    states: table.states ?? false,
    fields: fieldList(table.fields),
    kinds,
    operators,
    links,
    arrays: new Set(words(table.arrays)),
    targets: only(links, words(table.expand)),
    nested,
    sortable: new Set(words(table.sort)),
    searchable: words(table.search),
  };
}

/** Every entity type the sandbox serves, and the two forms of the assortment. */
export const ENTITIES: ReadonlyMap<string, Entity> = new Map(
  Object.entries(TABLES.entities).map(([type, table]) => [type, build(type, table)]),
);

interface NestedType {
  fields: Field[];
  links: Map<string, string[]>;
  targets: Map<string, string[]>;
}

const NESTED: ReadonlyMap<string, NestedType> = new Map(
  Object.entries(TABLES.nested).map(([type, table]) => {
    const links = linkMap(table.links);
    return [type, { fields: fieldList(table.fields), links, targets: only(links, words(table.expand)) }];
  }),
);

/** The fields and links of rows of a nested collection, such as `demandposition`. */
export function nestedType(type: string): NestedType | undefined {
  return NESTED.get(type);
}

/** What may be expanded in an object of this type: field to the types behind it. */
export function expandable(type: string): ReadonlyMap<string, string[]> {
  return ENTITIES.get(type)?.targets ?? NESTED.get(type)?.targets ?? new Map<string, string[]>();
}

/** The entity of a type such as `product` or `customentity/<dictionary id>`; undefined when there is none. */
function find(type: string): Entity | undefined {
  return ENTITIES.get(type.split('/')[0] as string);
}

/** The entity of a type such as `product` or `customentity/<dictionary id>`. @throws ApiError 1005 when the sandbox has none. */
export function entityOf(type: string): Entity {
  const entity = find(type);
  if (!entity || entity === ENTITIES.get('assortmentWithStock')) throw new ApiError(1005, [type]);
  return entity;
}

/** The type of the lines of a document, such as `demandposition`. @throws Error for documents without lines. */
export function lineTypeOf(type: string): string {
  const lineType = entityOf(type).nested.positions;
  if (!lineType) throw new Error(`documents of type ${type} have no lines`);
  return lineType;
}

/** Where the additional fields of a type are kept; undefined for a type that has none. */
export function attributesFolder(type: string): string | undefined {
  const { attributes } = find(type) ?? {};
  if (attributes === undefined) return undefined;
  return `entity/${attributes === 'customentity' ? type : attributes}`;
}
