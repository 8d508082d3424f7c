import { envelope, parsePage, WHOLE } from '../list.ts';
import { type JsonObject, metaOf } from '../render.ts';
import { Ref, type Row } from '../rows.ts';
import type { Store } from '../store.ts';

/** One request for a report. */
export interface ReportCall {
  store: Store;
  query: URLSearchParams;
  /** Below the address of the API, such as `report/stock/all`. */
  path: string;
  /** Asynchronously made reports come whole, whatever their size. */
  whole: boolean;
}

/** The list envelope around one page of rows; `render` is called for the rows of that page only. */
export function paged<Item>(
  { store, query, path, whole }: ReportCall,
  type: string,
  items: readonly Item[],
  render: (item: Item) => JsonObject,
): JsonObject {
  const page = whole ? WHOLE : parsePage(query);
  const rows = items.slice(page.offset, page.offset + page.limit).map(render);
  return envelope(store, path, type, query, { rows, size: items.length, page });
}

/** A report that is one object: `context` and `meta`, then its own fields. */
export function single({ store, path, query }: ReportCall, type: string, fields: JsonObject): JsonObject {
  const { context, meta } = envelope(store, path, type, query, {
    rows: [],
    size: 0,
    page: WHOLE,
  });
  const { href } = meta as JsonObject;
  return { context, meta: { href, type, mediaType: 'application/json' }, ...fields };
}

/** `{meta, name}` of an object, and more of its fields by name. */
export function short(store: Store, ref: Ref, ...fields: string[]): JsonObject {
  const row = store.find(ref);
  const json: JsonObject = { meta: { ...metaOf(store, ref) }, name: nameOf(row) };
  for (const field of fields) {
    const value = row?.fields[field];
    if (typeof value === 'string' || typeof value === 'number') json[field] = value;
  }
  return json;
}

export const nameOf = (row: Row | undefined): string => String(row?.fields.name ?? '');

/** A link among the fields of a document. */
export function linkOf(row: Row | undefined, field: string): Ref | undefined {
  const value = row?.fields[field];
  return value instanceof Ref ? value : undefined;
}
