import { ApiError } from '../errors.ts';
import type { JsonObject } from '../render.ts';
import { moscowTime, parseMoment } from '../time.ts';
import type { ReportCall } from './answer.ts';
import { type Amount, balances, NOTHING, quantityOf, total } from './balance.ts';
import { choice, Filters, type Rule } from './filters.ts';

const DAY_MS = 86_400_000;
const STOCK_TYPES = ['stock', 'freeStock', 'quantity', 'reserve', 'inTransit'] as const;

/**
 * `GET /report/stock/all/current` and `…/bystore/current`: ids and one number each, an array without an envelope.
 * @throws ApiError 1014 for a `changedSince` more than a day ago or in the future.
 */
export function stockNow({ store, query }: ReportCall, byStore: boolean): JsonObject[] {
  const ids: Rule = { kind: 'id', many: true };
  const filters = new Filters(store, query, { assortmentId: ids, storeId: ids });
  const [items, stores] = ['assortmentId', 'storeId'].map(
    (name) => new Set(filters.on(name).flatMap(({ value }) => value.split(','))),
  ) as [Set<string>, Set<string>];
  const type = choice(query, 'stockType', STOCK_TYPES);
  const since = changedSince(query, store.lastChange);
  const zeroLines = since !== undefined || query.get('include') === 'zeroLines';
  const rows: JsonObject[] = [];
  for (const [id, places] of since === undefined ? amountsNow(store) : amountsChanged(store, since)) {
    if (items.size > 0 && !items.has(id)) continue;
    const chosen = [...places].filter(([place]) => stores.size === 0 || stores.has(place));
    const add = (more: JsonObject, amount: Amount): void => {
      const value = amountOf(type, amount);
      if (value !== 0 || zeroLines) rows.push({ assortmentId: id, ...more, [type]: value });
    };
    if (byStore) for (const [place, amount] of chosen) add({ storeId: place === '' ? null : place }, amount);
    else if (chosen.length > 0) add({}, total(chosen.map(([, amount]) => amount)));
  }
  return rows;
}

type Places = ReadonlyMap<string, Amount>;

function* amountsNow(store: ReportCall['store']): Iterable<[item: string, places: Places]> {
  for (const [id, { byStore }] of balances(store)) yield [id, byStore];
}

/** Only what changed since; an item whose documents are all gone is there with zeros. */
function* amountsChanged(
  store: ReportCall['store'],
  since: string,
): Iterable<[item: string, places: Places]> {
  for (const [id, changes] of store.stockChanges) {
    const changed = [...changes].filter(([, at]) => at >= since);
    if (changed.length === 0) continue;
    const byStore = balances(store).get(id)?.byStore ?? new Map<string, Amount>();
    yield [id, new Map([...changed.map(([place]): [string, Amount] => [place, NOTHING]), ...byStore])];
  }
}

function changedSince(query: URLSearchParams, lastChange: string): string | undefined {
  const value = query.get('changedSince');
  if (value === null) return undefined;
  const since = parseMoment(value);
  if (!since) throw new ApiError(1035, [], 'changedSince');
  const now = Date.now();
  // What the sandbox itself has just told is not in the future.
  if ((since > moscowTime(now) && since > lastChange) || since < moscowTime(now - DAY_MS)) {
    throw new ApiError(1014, [value, 'changedSince'], 'changedSince');
  }
  return since;
}

function amountOf(type: (typeof STOCK_TYPES)[number], amount: Amount): number {
  if (type === 'quantity') return quantityOf(amount);
  return type === 'freeStock' ? amount.stock - amount.reserve : amount[type];
}
