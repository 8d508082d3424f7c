import { byUpdated, firstIndex, mergeByUpdated, type Rows } from './collection.ts';
import { type Entity, expandable } from './entities.ts';
import { ApiError } from './errors.ts';
import { compileFilter, type Filter, parseFilter, type UpdatedBounds } from './filter.ts';
import { barcodes } from './filter-fields.ts';
import { comparison, isUpdatedOrder, parseOrder } from './order.ts';
import { type ExpandTree, type JsonObject, render } from './render.ts';
import { type Row, text } from './rows.ts';
import type { Store } from './store.ts';

const MAX_LIMIT = 1000;
/** Above this limit `expand` is dropped without a word (general page, expand rules). */
const MAX_EXPAND_LIMIT = 100;
const MAX_EXPAND_DEPTH = 3;

/**
 * The rows a list request asks for, and how many there are in all.
 * @param whole all of them on one page, as an asynchronous answer has them.
 * @throws ApiError for any parameter the documentation does not allow.
 */
export function listRows(
  store: Store,
  entity: Entity,
  source: Rows,
  query: URLSearchParams,
  whole = false,
): { rows: readonly Row[]; size: number; page: Page } {
  const page = whole ? WHOLE : parsePage(query);
  const order = parseOrder(entity, query.get('order') ?? '');
  const filter = compileFilter(store, entity, typeOf(source), parseFilter(query.get('filter') ?? ''));
  const search = (query.get('search') ?? '').toLowerCase().split(/\s+/).filter(Boolean);

  const byUpdated = isUpdatedOrder(order);
  const { from, to } = filter.updated;
  const indexed = byUpdated || from || to || filter.ids || filter.trash !== 'without';
  let rows = indexed
    ? candidates(source, filter)
    : source.inOrder(query.get('order') ?? '', comparison(order));
  const sorted = !indexed || byUpdated;
  const { test } = filter;
  if (test) rows = rows.filter(test);
  if (search.length > 0) rows = rows.filter((row) => found(entity, row, search));
  if (!sorted) rows = rows.toSorted(comparison(order));
  return { rows: rows.slice(page.offset, page.offset + page.limit), size: rows.length, page };
}

/** `product` or `customentity/<id>`, from the folder of its objects. */
function typeOf(source: Rows): string {
  return source.folder.slice('entity/'.length);
}

/** Rows of the trash and the live ones within the bounds, in the order of the index. */
function candidates(source: Rows, filter: Filter): readonly Row[] {
  if (filter.ids) return slice(named(source, filter.ids, filter.trash), filter.updated);
  const live = filter.trash === 'only' ? [] : slice(source.inUpdatedOrder(), filter.updated);
  const trash = filter.trash === 'without' ? [] : slice(source.trashInUpdatedOrder(), filter.updated);
  return trash.length === 0 ? live : mergeByUpdated(live, trash);
}

function named(source: Rows, ids: string[], trash: Filter['trash']): Row[] {
  const rows = ids.flatMap((id) => source.get(id) ?? []);
  return rows
    .filter(({ ref }) => trash === 'with' || source.isTrash(ref.id) === (trash === 'only'))
    .sort(byUpdated);
}

/** The one page of an answer that comes whole. */
export const WHOLE: Page = { limit: Number.POSITIVE_INFINITY, offset: 0 };

export interface Page {
  limit: number;
  offset: number;
}

/** @throws ApiError 1084 for a limit outside 1–1000 or a negative offset. */
export function parsePage(query: URLSearchParams): Page {
  return {
    limit: integer(query, 'limit', MAX_LIMIT, 1, MAX_LIMIT),
    offset: integer(query, 'offset', 0, 0, Number.MAX_SAFE_INTEGER),
  };
}

function integer(query: URLSearchParams, name: string, absent: number, min: number, max: number): number {
  const value = query.get(name);
  if (value === null) return absent;
  const result = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(result >= min && result <= max)) throw new ApiError(1084, [value, name, `${min}..${max}`], name);
  return result;
}

/** The list envelope `{context, meta, rows}`; next and previous links are there when there is somewhere to go. */
export function envelope(
  store: Store,
  path: string,
  type: string,
  query: URLSearchParams,
  list: { rows: JsonObject[]; size: number; page: Page },
): JsonObject {
  const { limit, offset } = list.page;
  const url = `${store.apiUrl}/${path}`;
  const asked = Number.isFinite(limit) || query.size === 0 ? '' : `?${query}`;
  const link = (to: number): string => {
    const params = new URLSearchParams(query);
    params.set('limit', String(limit));
    params.set('offset', String(to));
    return `${url}?${params.toString()}`;
  };
  return {
    context: {
      employee: {
        meta: {
          href: `${store.apiUrl}/context/employee`,
          metadataHref: `${store.apiUrl}/entity/employee/metadata`,
          type: 'employee',
          mediaType: 'application/json',
        },
      },
    },
    meta: {
      href: url + asked,
      type,
      mediaType: 'application/json',
      size: list.size,
      // An answer that comes whole has no pages (async page).
      limit: Number.isFinite(limit) ? limit : undefined,
      offset: Number.isFinite(limit) ? offset : undefined,
      nextHref: offset + limit < list.size ? link(offset + limit) : undefined,
      previousHref: offset > 0 && list.size > limit ? link(Math.max(0, offset - limit)) : undefined,
    },
    rows: list.rows,
  };
}

/** A list answer; `addTo` puts more into each rendered row. */
export function list(
  store: Store,
  entity: Entity,
  source: Rows,
  query: URLSearchParams,
  {
    whole = false,
    addTo,
  }: { whole?: boolean; addTo?: ((row: Row, json: JsonObject) => JsonObject) | undefined } = {},
): JsonObject {
  const { rows, size, page } = listRows(store, entity, source, query, whole);
  const expand = expandOf(entity.type, query, page);
  const rendered = rows.map((row) => {
    const json = render(store, row, expand);
    return addTo ? addTo(row, json) : json;
  });
  const type = source.folder === 'entity/assortment' ? 'assortment' : entity.type;
  return envelope(store, source.folder, type, query, { rows: rendered, size, page });
}

/** The links a page opens: none when it is longer than `expand` allows. @throws ApiError 1089. */
export function expandOf(type: string, query: URLSearchParams, page: Page): ExpandTree {
  return page.limit > MAX_EXPAND_LIMIT ? {} : parseExpand(type, query.get('expand') ?? '');
}

/**
 * `expand=a,b.c` as a tree.
 * @throws ApiError 1089 for a field that cannot be expanded, or deeper than three levels.
 */
export function parseExpand(type: string, parameter: string): ExpandTree {
  const tree: ExpandTree = {};
  for (const path of parameter.split(',').map((part) => part.trim())) {
    if (path !== '') grow(tree, [type], path.split('.'), path, 1);
  }
  return tree;
}

function grow(tree: ExpandTree, types: string[], path: string[], whole: string, depth: number): void {
  // `rate.currency` is one step: the link stands inside an object field.
  for (const length of [1, 2]) {
    const step = path.slice(0, length).join('.');
    const targets = types.flatMap((type) => expandable(type).get(step) ?? []);
    if (targets.length === 0) continue;
    if (depth > MAX_EXPAND_DEPTH) break;
    let node = tree;
    for (const name of path.slice(0, length)) node = node[name] ??= {};
    if (path.length > length) grow(node, targets, path.slice(length), whole, depth + 1);
    return;
  }
  throw new ApiError(1089, [whole], 'expand');
}

function slice(rows: readonly Row[], { from, to }: UpdatedBounds): readonly Row[] {
  const start = from ? firstIndex(rows, (row) => after(text(row.fields.updated), from)) : 0;
  const end = to ? firstIndex(rows, (row) => !before(text(row.fields.updated), to)) : rows.length;
  return start === 0 && end === rows.length ? rows : rows.slice(start, end);
}

type Bound = NonNullable<UpdatedBounds['from']>;
const after = (updated: string, bound: Bound): boolean =>
  updated > bound.value || (bound.inclusive && updated === bound.value);
const before = (updated: string, bound: Bound): boolean =>
  updated < bound.value || (bound.inclusive && updated === bound.value);

/** Whether the `updated` of a row lies within bounds. */
export function inBounds(row: Row, { from, to }: UpdatedBounds): boolean {
  const updated = text(row.fields.updated);
  return (!from || after(updated, from)) && (!to || before(updated, to));
}

/** Every word must be part of one of the searched fields, whatever the case. */
function found(entity: Entity, row: Row, terms: string[]): boolean {
  const texts = entity.searchable.flatMap((field) =>
    (field === 'barcode' ? barcodes(row) : [text(row.fields[field])]).map((value) => value.toLowerCase()),
  );
  return terms.every((term) => texts.some((value) => value.includes(term)));
}
