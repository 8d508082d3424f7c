import { ENTITIES } from './entities.ts';
import { type Attribute, type Fields, type Line, type Meta, Ref, type Row, type Value } from './rows.ts';
import type { Store } from './store.ts';

export type Json = string | number | boolean | Json[] | { [name: string]: Json | undefined };
export type JsonObject = { [name: string]: Json | undefined };

/** Which links to open, as a tree of field names; undefined or empty opens none. */
export interface ExpandTree {
  [field: string]: ExpandTree;
}

/** Rows of a nested collection under expand; the page size is not documented, the examples print 100. */
const NESTED_LIMIT = 100;
const LINK_LIMIT = 1000;
const UI = 'https://online.moysklad.ru/app/#';
const WITHOUT_METADATA = new Set(['state', 'attributemetadata', 'pricetype', 'account', 'files', 'image']);

/**
 * The id a product has in the UI differs from its API id: the API answers it with 308 (product page). Here the two differ
 * in one digit, so either is found from the other.
 */
export function uiIdOf(ref: Ref): string {
  return ref.type === 'product' ? ref.id.replace(/-11e(.)/, '-11f$1') : ref.id;
}

/** `meta` of an object. */
export function metaOf(store: Store, ref: Ref): Meta {
  const meta: Meta = { href: `${store.apiUrl}/${ref.path}`, type: ref.type, mediaType: 'application/json' };
  if (WITHOUT_METADATA.has(ref.type)) return meta;
  const metadata = ref.type === 'customentity' ? ref.folder : `entity/${ref.type}`;
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

/** An object as the API prints it: links as `{meta}`, unset fields absent. */
export function render(store: Store, row: Row, expand: ExpandTree = {}): JsonObject {
  const json: JsonObject = { meta: { ...metaOf(store, row.ref) }, id: row.ref.id };
  renderFields(store, row.fields, expand, json);
  if (row.attributes.length > 0) {
    json.attributes = row.attributes.map((attribute) => renderAttribute(store, row, attribute));
  }
  for (const [name, type] of Object.entries(ENTITIES.get(row.ref.type)?.nested ?? {})) {
    json[name] = renderNested(store, row, name, type, expand[name]);
  }
  return json;
}

function renderFields(store: Store, fields: Fields, expand: ExpandTree, json: JsonObject): void {
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) json[name] = renderValue(store, value, expand[name]);
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
  const lines = name === 'positions' ? (row.lines ?? []) : [];
  const meta: JsonObject = {
    href: `${store.apiUrl}/${row.ref.path}/${name}`,
    type,
    mediaType: 'application/json',
    size: lines.length,
    limit: expand ? NESTED_LIMIT : LINK_LIMIT,
    offset: 0,
  };
  if (!expand) return { meta };
  return {
    meta,
    rows: lines.slice(0, NESTED_LIMIT).map((line, place) => renderLine(store, row, line, place, expand)),
  };
}

/** A line of an order as `/positions` prints it. */
export function renderLine(
  store: Store,
  row: Row,
  line: Line,
  place: number,
  expand: ExpandTree = {},
): JsonObject {
  const id = `${row.ref.id.slice(0, 24)}${(place + 1).toString(16).padStart(12, '0')}`;
  return {
    meta: {
      href: `${store.apiUrl}/${row.ref.path}/positions/${id}`,
      metadataHref: `${store.apiUrl}/entity/${row.ref.type}/metadata`,
      type: `${row.ref.type}position`,
      mediaType: 'application/json',
    },
    id,
    accountId: store.accountId,
    quantity: line.quantity,
    price: line.price,
    discount: line.discount,
    vat: line.vat,
    vatEnabled: line.vat > 0,
    assortment: renderLink(store, line.assortment, expand.assortment),
  };
}
