import { compareText } from '../collection.ts';
import { ApiError } from '../errors.ts';
import type { Json, JsonObject } from '../render.ts';
import { number, type Row, text } from '../rows.ts';
import { nameOf, paged, type ReportCall, short } from './answer.ts';
import {
  add,
  type Balance,
  balances,
  balancesOf,
  costOfUnit,
  movements,
  NOTHING,
  quantityOf,
  total,
} from './balance.ts';
import { choice, Filters, type Rule } from './filters.ts';
import {
  folderOf,
  GOODS_RULES,
  goodsOrder,
  itemMeta,
  productOf,
  salePriceOf,
  shortItem,
  wanted,
} from './goods.ts';

const MODES = ['all', 'positiveOnly', 'negativeOnly', 'empty', 'nonEmpty', 'underMinimum'] as const;
type Mode = (typeof MODES)[number];
const DAY_MS = 86_400_000;

const ALL_RULES: Record<string, Rule> = {
  ...GOODS_RULES,
  store: { kind: 'link', operators: ['=', '!='], many: true },
  moment: { kind: 'moment' },
  stockMode: { kind: MODES },
  quantityMode: { kind: MODES },
  reserveOnly: { kind: 'flag' },
  inTransitOnly: { kind: 'flag' },
  stockDaysFrom: { kind: 'number' },
  stockDaysTo: { kind: 'number' },
};
const BY_STORE_RULES: Record<string, Rule> = {
  product: { kind: 'link', many: true },
  variant: { kind: 'link', many: true },
  consignment: { kind: 'link', many: true },
  productFolder: { kind: 'link', many: true },
  search: { kind: 'text' },
  soldByWeight: { kind: 'flag' },
  supplier: { kind: 'link', many: true },
  store: { kind: 'link', many: true },
  moment: { kind: 'moment' },
  stockMode: { kind: MODES },
};
const GROUPS = ['variant', 'product', 'consignment'] as const;

/** `GET /report/stock/all`: every item with its stock, prices and days in stock (stock report page). */
export function stockAll(call: ReportCall): JsonObject {
  const { store, query } = call;
  const filters = new Filters(store, query, ALL_RULES, true);
  const stores = (id: string): boolean => filters.allows('store', id === '' ? '' : `entity/store/${id}`);
  const rows = select(call, filters).map((balance) => {
    const chosen = [...balance.byStore].filter(([id]) => stores(id)).map(([, there]) => there);
    return { ...balance, ...total(chosen), days: daysSince(balance.since) };
  });
  const [from, to] = [filters.value('stockDaysFrom'), filters.value('stockDaysTo')];
  const kept = rows.filter(
    (row) =>
      passes(filters.value('stockMode') ?? 'all', row.stock, row, call) &&
      passes(filters.value('quantityMode') ?? 'nonEmpty', quantityOf(row), row, call) &&
      (filters.value('reserveOnly') !== 'true' || row.reserve !== 0) &&
      (filters.value('inTransitOnly') !== 'true' || row.inTransit !== 0) &&
      (from === undefined || row.days >= Number(from)) &&
      (to === undefined || row.days <= Number(to)),
  );
  sort(call, kept);
  return withShortContext(
    paged(call, 'stock', kept, (row) => ({
      meta: itemMeta(store, row.item),
      stock: row.stock,
      inTransit: row.inTransit,
      reserve: row.reserve,
      quantity: quantityOf(row),
      ...nameAndCode(call, row),
      price: costOfUnit(store, row.item),
      salePrice: salePriceOf(store, row.item),
      folder: folderOf(store, row.item),
      externalCode: text(store.find(row.item)?.fields.externalCode),
      stockDays: row.days,
    })),
  );
}

/** `GET /report/stock/bystore`: every item with its stock at each store. */
export function stockByStore(call: ReportCall): JsonObject {
  const { store, query } = call;
  const filters = new Filters(store, query, BY_STORE_RULES, true);
  const stores = [...store.collection('entity/store').live()].filter(({ ref }) =>
    filters.allows('store', ref.path),
  );
  const mode = filters.value('stockMode') ?? 'nonEmpty';
  const rows = select(call, filters)
    .filter((row) => passes(mode, row.stock, row, call))
    .map((row) => ({ ...row, days: daysSince(row.since) }));
  sort(call, rows);
  return withShortContext(
    paged(call, 'stockbystore', rows, (row) => ({
      meta: itemMeta(store, row.item),
      stockByStore: stores.map(({ ref }) => ({
        ...short(store, ref),
        ...(row.byStore.get(ref.id) ?? { ...NOTHING }),
      })),
    })),
  );
}

/** Stock beside the fields of an item, as the old assortment list has it; services and bundles have none. */
export function addStock(store: ReportCall['store'], row: Row, json: JsonObject): JsonObject {
  if (row.ref.type === 'service' || row.ref.type === 'bundle') return json;
  const balance = balances(store).get(row.ref.id) ?? { ...NOTHING };
  const { stock, reserve, inTransit } = balance;
  return { ...json, stock, reserve, inTransit, quantity: quantityOf(balance) };
}

/** The balances a request asks for: at its moment, grouped as it says, of the goods it wants. */
function select({ store, query }: ReportCall, filters: Filters): Balance[] {
  const at = filters.value('moment');
  const groupBy = choice(query, 'groupBy', GROUPS);
  let all = at === undefined ? balances(store) : balancesOf(before(store, at));
  if (groupBy === 'product') all = byProduct(store, all);
  return [...all.values()].filter(({ item }) => wanted(store, filters, item));
}

function* before(store: ReportCall['store'], at: string) {
  for (const movement of movements(store)) if (movement.moment <= at) yield movement;
}

function byProduct(store: ReportCall['store'], all: ReadonlyMap<string, Balance>): Map<string, Balance> {
  const result = new Map<string, Balance>();
  for (const balance of all.values()) {
    const item = productOf(store, balance.item);
    const sum = result.get(item.id) ?? {
      item,
      stock: 0,
      reserve: 0,
      inTransit: 0,
      byStore: new Map(),
      since: balance.since,
    };
    result.set(item.id, sum);
    if (balance.since < sum.since) sum.since = balance.since;
    add(sum, balance);
    for (const [place, amount] of balance.byStore) {
      const there = sum.byStore.get(place) ?? { ...NOTHING };
      sum.byStore.set(place, there);
      add(there, amount);
    }
  }
  return result;
}

function passes(mode: string, value: number, { item }: Balance, { store }: ReportCall): boolean {
  const minimum = number(store.find(item)?.fields.minimumBalance);
  const test: Record<Mode, boolean> = {
    all: true,
    positiveOnly: value > 0,
    negativeOnly: value < 0,
    empty: value === 0,
    nonEmpty: value !== 0,
    underMinimum: value < minimum,
  };
  return test[mode as Mode];
}

type Sortable = Balance & { days: number };

/** What the stock reports sort by; by group and name without `order`. @throws ApiError 1063. */
function sort({ store, query }: ReportCall, rows: Sortable[]): void {
  const keys: Record<string, (row: Sortable) => string | number> = {
    pathName: (row) => goodsOrder(store, row.item),
    name: (row) => nameOf(store.find(row.item)),
    code: (row) => text(store.find(row.item)?.fields.code),
    productCode: (row) => text(store.find(productOf(store, row.item))?.fields.article),
    avgStockDays: (row) => row.days,
    stock: (row) => row.stock,
    stockOnAllStores: (row) => row.stock,
    reserve: (row) => row.reserve,
    inTransit: (row) => row.inTransit,
    quantity: (row) => quantityOf(row),
    minimumBalance: (row) => number(store.find(row.item)?.fields.minimumBalance),
    price: (row) => costOfUnit(store, row.item),
    salePrice: (row) => salePriceOf(store, row.item),
    sumTotal: (row) => costOfUnit(store, row.item) * row.stock,
  };
  const order = (query.get('order') ?? 'pathName').split(';').map((part) => {
    const [field = '', direction = 'asc'] = part.split(',');
    const read = keys[field];
    if (!read) throw new ApiError(1063, [field], 'order');
    return { read, sign: direction === 'desc' ? -1 : 1 };
  });
  rows.sort((a, b) => {
    for (const { read, sign } of order) {
      const [x, y] = [read(a), read(b)];
      const difference = typeof x === 'number' ? x - Number(y) : compareText(x, String(y));
      if (difference !== 0) return sign * difference;
    }
    return compareText(a.item.id, b.item.id);
  });
}

function nameAndCode({ store }: ReportCall, { item }: Balance): JsonObject {
  const { name, code = '', article, uom } = shortItem(store, item);
  return { name, code, article, uom };
}

function daysSince(moment: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(`${moment.replace(' ', 'T')}+03:00`)) / DAY_MS));
}

/** The stock examples print the caller's `meta` without its braces. */
function withShortContext(answer: JsonObject): JsonObject {
  const { employee } = answer.context as { employee: { meta: JsonObject } };
  const { href, type, mediaType } = employee.meta;
  return { ...answer, context: { employee: { href, type, mediaType } as Json } };
}
