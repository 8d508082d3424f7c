import { ENTITIES } from './entities.ts';
import {
  type Attribute,
  type Fields,
  type Line,
  linesOf,
  type Meta,
  Ref,
  type Row,
  type Value,
} from './rows.ts';
import type { Store } from './store.ts';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json | undefined };
export type JsonObject = { [name: string]: Json | undefined };

/** Which links to open, as a tree of field names; undefined or empty opens none. */
export interface ExpandTree {
  [field: string]: ExpandTree;
}

/** Rows of a nested collection under expand; the page size is not documented, the examples print 100. */
const NESTED_LIMIT = 100;
const LINK_LIMIT = 1000;
/** The sandbox keeps no files and no pictures. */
const NEVER_FILLED = new Set(['files', 'images']);
const NO_NESTED: Record<string, string> = {};
const UI = 'https://online.moysklad.ru/app/#';
/** Types that have an id of their own in the UI. */
const GOODS = new Set(['product', 'service', 'bundle', 'variant']);
/** Services and bundles have the metadata of products. */
const METADATA: Record<string, string> = { service: 'product', bundle: 'product' };

/**
 * The id an item of the assortment has in the UI differs from its API id: the API answers it with 308 (product page). Here the
 * two differ in one digit, so either is found from the other.
 */
export function uiIdOf(ref: Ref): string {
  return GOODS.has(ref.type) ? ref.id.replace(/-11e(.)/, '-11f$1') : ref.id;
}

/** `meta` of an object. */
export function metaOf(store: Store, ref: Ref): Meta {
  const meta: Meta = { href: `${store.apiUrl}/${ref.path}`, type: ref.type, mediaType: 'application/json' };
  // States, bank accounts, lines and the like are no entities of their own: their metadata has no address.
  if (!ENTITIES.has(ref.type)) return meta;
  const metadata = ref.type === 'customentity' ? ref.folder : `entity/${METADATA[ref.type] ?? ref.type}`;
  const ui =
    ref.type === 'customentity'
      ? `custom_${ref.folder.slice('entity/customentity/'.length)}`
      : ENTITIES.get(ref.type)?.ui;
  return {
    href: meta.href,
    metadataHref: `${store.apiUrl}/${metadata}/metadata`,
    type: meta.type,
    mediaType: meta.mediaType,
    ...(ui && { uuidHref: `${UI}${ui}/edit?id=${uiIdOf(ref)}` }),
  };
}

/** The link to the account's application. */
export function applicationMeta({ apiUrl, accountId }: Store): JsonObject {
  return {
    href: `${apiUrl}/entity/application/${accountId}`,
    metadataHref: `${apiUrl}/entity/application/metadata`,
    type: 'application',
    mediaType: 'application/json',
  };
}

/** An object as the API prints it: links as `{meta}`, unset fields absent. */
export function render(store: Store, row: Row, expand: ExpandTree = {}): JsonObject {
  const json: JsonObject = { meta: { ...metaOf(store, row.ref) }, id: row.ref.id };
  renderFields(store, row.fields, expand, json);
  if (row.attributes.length > 0) {
    json.attributes = row.attributes.map((attribute) => renderAttribute(store, row, attribute));
  }
  for (const [name, type] of Object.entries(ENTITIES.get(row.ref.type)?.nested ?? NO_NESTED)) {
    json[name] = renderNested(store, row, name, type, expand[name]);
  }
  return json;
}

function renderFields(store: Store, fields: Fields, expand: ExpandTree, json: JsonObject): void {
  for (const name in fields) {
    const value = fields[name];
    if (value === undefined) continue;
    // The documents a payment is for are links with a sum beside their meta.
    if (name === 'meta' && value instanceof Ref) json.meta = { ...metaOf(store, value) };
    else json[name] = renderValue(store, value, expand[name]);
  }
}

function renderValue(store: Store, value: Value, expand: ExpandTree | undefined): Json {
  if (typeof value !== 'object') return value;
  if (value instanceof Ref) return renderLink(store, value, expand);
  if (Array.isArray(value)) return value.map((item) => renderValue(store, item, expand));
  const json: JsonObject = {};
  renderFields(store, value, expand ?? {}, json);
  return json;
}

function renderLink(store: Store, ref: Ref, expand: ExpandTree | undefined): JsonObject {
  // A price type is always printed whole (product examples).
  const row = expand || ref.type === 'pricetype' ? store.find(ref) : undefined;
  if (row) return render(store, row, expand);
  ref.meta ??= metaOf(store, ref);
  return { meta: ref.meta as unknown as Json };
}

function renderAttribute(store: Store, row: Row, { definition, value }: Attribute): JsonObject {
  const json: JsonObject = {
    meta: { ...metaOf(store, definition.ref) },
    id: definition.ref.id,
    name: definition.name,
    type: definition.type,
  };
  if (value instanceof Ref)
    json.value = { ...renderLink(store, value, undefined), name: nameOf(store, value) };
  else json.value = value;
  if (definition.type === 'file') {
    json.download = { href: `${store.apiUrl}/download/${row.ref.id}`, mediaType: 'application/octet-stream' };
  }
  return json;
}

function nameOf(store: Store, ref: Ref): string {
  return String(store.find(ref)?.fields.name ?? '');
}

function renderNested(
  store: Store,
  row: Row,
  name: string,
  type: string,
  expand: ExpandTree | undefined,
): JsonObject {
  const meta: JsonObject = {
    href: `${store.apiUrl}/${row.ref.path}/${name}`,
    type,
    mediaType: 'application/json',
    size: sizeOf(store, row, name, type),
    limit: expand ? NESTED_LIMIT : LINK_LIMIT,
    offset: 0,
  };
  return expand ? { meta, rows: nestedRows(store, row, name, type).page(0, NESTED_LIMIT, expand) } : { meta };
}

function sizeOf(store: Store, row: Row, name: string, type: string): number {
  if (NEVER_FILLED.has(name)) return 0;
  if (name === 'positions' && row.lines) return row.lines.length;
  return nestedRows(store, row, name, type).size;
}

interface NestedRows {
  size: number;
  page(offset: number, limit: number, expand: ExpandTree): JsonObject[];
}

/** The rows of a nested collection: lines of a document, or objects that live below their owner, such as bank accounts. */
export function nestedRows(store: Store, row: Row, name: string, type: string): NestedRows {
  const objects = store.collections.get(`${row.ref.path}/${name}`);
  if (objects) {
    const rows = [...objects.live()];
    const page: NestedRows['page'] = (offset, limit, expand) =>
      rows.slice(offset, offset + limit).map((object) => render(store, object, expand));
    return { size: rows.length, page };
  }
  const lines = linesOf(row, name);
  const page: NestedRows['page'] = (offset, limit, expand) =>
    lines.slice(offset, offset + limit).map((line) => renderLine(store, row, name, type, line, expand));
  return { size: lines.length, page };
}

/** The id of a line. */
export function lineId(row: Row, { number }: Line): string {
  return row.ref.id.slice(0, 24) + number.toString(16).padStart(12, '0');
}

/** A line as its own collection prints it. */
function renderLine(
  store: Store,
  row: Row,
  collection: string,
  type: string,
  line: Line,
  expand: ExpandTree,
): JsonObject {
  const id = lineId(row, line);
  const json: JsonObject = {
    meta: {
      href: `${store.apiUrl}/${row.ref.path}/${collection}/${id}`,
      metadataHref: `${store.apiUrl}/entity/${row.ref.type}/metadata`,
      type,
      mediaType: 'application/json',
    },
    id,
    accountId: store.accountId,
  };
  for (const name in line.fields) {
    const value = line.fields[name];
    if (value === undefined) continue;
    json[name] = renderValue(store, value, expand[name]);
    if (name === 'vat') json.vatEnabled = Number(value) > 0;
  }
  return json;
}
