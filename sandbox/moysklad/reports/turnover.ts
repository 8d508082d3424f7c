import { compareText } from '../collection.ts';
import { ApiError } from '../errors.ts';
import { round } from '../lines.ts';
import type { JsonObject } from '../render.ts';
import type { Ref } from '../rows.ts';
import { type Movement, STOCK_DOCUMENTS } from '../stock.ts';
import { linkOf, paged, type ReportCall, short } from './answer.ts';
import { costOfUnit, movements } from './balance.ts';
import { choice, Filters, type Rule } from './filters.ts';
import { folderOf, goodsOrder, productOf, shortItem, wanted } from './goods.ts';
import { type Period, periodOf } from './period.ts';
import { hasTag } from './sales.ts';

const LINKS = ['agent', 'contract', 'organization', 'project', 'retailStore'];
const RULES: Record<string, Rule> = {
  agentTag: { kind: 'text' },
  product: { kind: 'link' },
  variant: { kind: 'link' },
  store: { kind: 'link', many: true },
  type: { kind: [...STOCK_DOCUMENTS, 'productionstagecompletion'] },
  ...Object.fromEntries(LINKS.map((name) => [name, { kind: 'link' } as Rule])),
};
const ALL_RULES: Record<string, Rule> = {
  ...RULES,
  supplier: { kind: 'link', empty: true },
  withoutturnover: { kind: 'flag' },
  archived: { kind: 'flag', many: true },
};

/** Quantities of one item: before the period, and what came and went in it. */
interface Turnover {
  item: Ref;
  start: number;
  income: number;
  outcome: number;
}

/** `GET /report/turnover/all`: what came and went of every item in a period, at cost (turnover page). */
export function turnoverAll(call: ReportCall): JsonObject {
  const { store, query } = call;
  const filters = new Filters(store, query, ALL_RULES, true);
  const byProduct = choice(query, 'groupBy', ['product', 'variant']) === 'product';
  const rows = sumUp(call, filters, ({ item }) => {
    const key = byProduct ? productOf(store, item) : item;
    return [key, key.id];
  });
  const still = filters.value('withoutturnover') === 'true';
  const shown = rows.filter(({ income, outcome }) => still || income !== 0 || outcome !== 0);
  const order = new Map(shown.map(({ item }) => [item, goodsOrder(store, item)]));
  shown.sort((a, b) => compareText(order.get(a.item) ?? '', order.get(b.item) ?? ''));
  return paged(call, 'turnover', shown, (row) => ({
    assortment: itemOf(call, row.item),
    ...figures(call, row),
  }));
}

/** `GET /report/turnover/bystore`: the same for one product and its variants, by store. @throws ApiError 1034 without an item. */
export function turnoverByStore(call: ReportCall): JsonObject {
  const { store, query } = call;
  const filters = new Filters(store, query, RULES);
  if (filters.on('product').length + filters.on('variant').length === 0) {
    throw new ApiError(1034, ['не указан обязательный параметр product или variant'], 'filter');
  }
  const places = new Map<Turnover, Ref>();
  const rows = sumUp(
    call,
    filters,
    ({ item, store: place }) => [item, `${item.id} ${place?.id ?? ''}`],
    (row, { store: place }) => place && places.set(row, place),
  );
  const items = [...Map.groupBy(rows, ({ item }) => item)];
  return paged(call, 'turnoverbystore', items, ([item, stores]) => ({
    assortment: itemOf(call, item),
    stockByStore: stores.flatMap((row) => {
      const place = places.get(row);
      return place ? [{ store: short(store, place), ...figures(call, row) }] : [];
    }),
  }));
}

function itemOf({ store }: ReportCall, item: Ref): JsonObject {
  const folder = folderOf(store, item);
  return { ...shortItem(store, item), productFolder: folder && { meta: folder.meta, name: folder.name } };
}

function sumUp(
  call: ReportCall,
  filters: Filters,
  keyOf: (movement: Movement) => [item: Ref, key: string],
  note: (row: Turnover, movement: Movement) => void = () => {},
): Turnover[] {
  const { store, query } = call;
  const period = periodOf(query);
  const type = filters.value('type');
  const rows = new Map<string, Turnover>();
  for (const movement of movements(store, type === undefined ? STOCK_DOCUMENTS : [type])) {
    if (movement.moment > period.to || !passes(call, filters, movement)) continue;
    const [item, key] = keyOf(movement);
    const row = rows.get(key) ?? { item, start: 0, income: 0, outcome: 0 };
    rows.set(key, row);
    note(row, movement);
    count(row, movement, period);
  }
  return [...rows.values()];
}

function count(row: Turnover, { moment, stock }: Movement, { from }: Period): void {
  if (moment < from) row.start += stock;
  else if (stock > 0) row.income += stock;
  else row.outcome -= stock;
}

function passes({ store }: ReportCall, filters: Filters, movement: Movement): boolean {
  const { document, item } = movement;
  const tag = filters.value('agentTag');
  return (
    filters.allows('store', movement.store?.path) &&
    LINKS.every((name) => filters.allows(name, linkOf(document, name)?.path)) &&
    (tag === undefined || hasTag(store, document, tag)) &&
    wanted(store, filters, item)
  );
}

function figures({ store }: ReportCall, { item, start, income, outcome }: Turnover): JsonObject {
  const cost = costOfUnit(store, item);
  const of = (quantity: number): JsonObject => ({
    sum: round(quantity * cost),
    quantity: Math.round(quantity * 1000) / 1000,
  });
  return {
    onPeriodStart: of(start),
    onPeriodEnd: of(start + income - outcome),
    income: of(income),
    outcome: of(outcome),
  };
}
