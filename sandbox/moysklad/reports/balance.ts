import { number, Ref, type Row, text } from '../rows.ts';
import { type Movement, movementsOf, STOCK_DOCUMENTS } from '../stock.ts';
import type { Store } from '../store.ts';

/** Stock of one item, all stores together or at one. */
export interface Amount {
  stock: number;
  reserve: number;
  inTransit: number;
}

export interface Balance extends Amount {
  item: Ref;
  /** By the id of the store; '' holds what is bound to no store. */
  byStore: Map<string, Amount>;
  /** When goods first came or went. */
  since: string;
}

/** Every document that counts for stock: live, posted. */
export function* movements(
  store: Store,
  types: readonly string[] = [...STOCK_DOCUMENTS, 'customerorder', 'purchaseorder'],
) {
  for (const type of types) {
    for (const row of store.collection(`entity/${type}`).live()) yield* movementsOf(store, row);
  }
}

const known = new WeakMap<
  Store,
  { version: number; balances: Map<string, Balance>; costs: Map<string, number> }
>();

function cached(store: Store) {
  const { version } = store;
  let entry = known.get(store);
  if (entry?.version !== version) {
    entry = { version, balances: balancesOf(movements(store)), costs: costsOf(store) };
    known.set(store, entry);
  }
  return entry;
}

/** What there is now, of every item that ever took part in a document; by the item's id. */
export function balances(store: Store): ReadonlyMap<string, Balance> {
  return cached(store).balances;
}

/** Sums movements up. */
export function balancesOf(all: Iterable<Movement>): Map<string, Balance> {
  const result = new Map<string, Balance>();
  for (const movement of all) {
    let balance = result.get(movement.item.id);
    if (!balance) {
      balance = {
        item: movement.item,
        stock: 0,
        reserve: 0,
        inTransit: 0,
        byStore: new Map(),
        since: movement.moment,
      };
      result.set(movement.item.id, balance);
    }
    if (movement.moment < balance.since) balance.since = movement.moment;
    const place = movement.store?.id ?? '';
    const there = balance.byStore.get(place) ?? { stock: 0, reserve: 0, inTransit: 0 };
    balance.byStore.set(place, there);
    add(balance, movement);
    add(there, movement);
  }
  return result;
}

export const NOTHING: Amount = { stock: 0, reserve: 0, inTransit: 0 };

export function total(amounts: Amount[]): Amount {
  const sum = { ...NOTHING };
  for (const amount of amounts) add(sum, amount);
  return sum;
}

/** What is there to dispose of. */
export const quantityOf = ({ stock, reserve, inTransit }: Amount): number => stock - reserve + inTransit;

/** Adds to an amount; thousandths are the finest quantity there is. */
export function add(amount: Amount, more: Amount): void {
  for (const name of ['stock', 'reserve', 'inTransit'] as const) {
    amount[name] = Math.round((amount[name] + more[name]) * 1000) / 1000;
  }
}

/** The cost of one unit of an item in kopecks: the average price of what came in, else its purchase price, else 0. */
export function costOfUnit(store: Store, item: Ref): number {
  const average = cached(store).costs.get(item.id);
  if (average !== undefined) return average;
  const price = store.find(item)?.fields.buyPrice as Row['fields'] | undefined;
  return number(price?.value);
}

function costsOf(store: Store): Map<string, number> {
  const bought = new Map<string, { quantity: number; sum: number }>();
  for (const type of ['supply', 'enter']) {
    for (const document of store.collection(`entity/${type}`).live()) {
      if (document.fields.applicable === false) continue;
      for (const { fields } of document.lines ?? []) {
        const item = fields.assortment;
        if (!(item instanceof Ref)) continue;
        const total = bought.get(item.id) ?? { quantity: 0, sum: 0 };
        total.quantity += number(fields.quantity);
        total.sum += number(fields.quantity) * number(fields.price);
        bought.set(item.id, total);
      }
    }
  }
  return new Map([...bought].map(([id, { quantity, sum }]) => [id, quantity === 0 ? 0 : sum / quantity]));
}

/** When a document counts. */
export const momentOf = (row: Row): string => text(row.fields.moment);
