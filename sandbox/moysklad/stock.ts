import { linesOf, number, Ref, type Row, text } from './rows.ts';
import type { Store } from './store.ts';

/** What one line of a document does to the stock of one item at one store. */
export interface Movement {
  document: Row;
  line: Row['fields'];
  item: Ref;
  /** None when an order names no store. */
  store: Ref | undefined;
  stock: number;
  reserve: number;
  inTransit: number;
  /** When it counts. */
  moment: string;
}

/** Documents that change stock: the field that names the store, the lines, and whether goods come (1) or go (-1). */
const MOVES: Record<string, readonly (readonly [storeField: string, lines: string, sign: 1 | -1])[]> = {
  supply: [['store', 'positions', 1]],
  enter: [['store', 'positions', 1]],
  salesreturn: [['store', 'positions', 1]],
  retailsalesreturn: [['store', 'positions', 1]],
  demand: [['store', 'positions', -1]],
  loss: [['store', 'positions', -1]],
  purchasereturn: [['store', 'positions', -1]],
  retaildemand: [['store', 'positions', -1]],
  move: [
    ['sourceStore', 'positions', -1],
    ['targetStore', 'positions', 1],
  ],
  processing: [
    ['materialsStore', 'materials', -1],
    ['productsStore', 'products', 1],
  ],
};

/** Documents that change stock. */
export const STOCK_DOCUMENTS = Object.keys(MOVES);
/** Documents whose lines hold goods back or announce them. */
const ORDERS = ['customerorder', 'purchaseorder'];

/**
 * What a document does to stock. Only posted documents count; the goods of a bundle move as its components; services have no stock.
 * A customer order reserves what its lines say, a purchase order announces what has not come yet.
 */
export function* movementsOf(store: Store, document: Row): Iterable<Movement> {
  if (document.fields.applicable === false) return;
  const moment = text(document.fields.moment);
  const at = (field: string): Ref | undefined => {
    const place = document.fields[field];
    return place instanceof Ref ? place : undefined;
  };
  const { type } = document.ref;
  for (const [field, collection, sign] of MOVES[type] ?? []) {
    for (const { fields } of linesOf(document, collection)) {
      for (const [item, times] of goodsOf(store, fields.assortment)) {
        const stock = sign * times * number(fields.quantity);
        yield { document, line: fields, item, store: at(field), stock, reserve: 0, inTransit: 0, moment };
      }
    }
  }
  if (!ORDERS.includes(type)) return;
  for (const { fields } of linesOf(document, 'positions')) {
    const open = Math.max(0, number(fields.quantity) - number(fields.shipped));
    const reserve = type === 'customerorder' ? number(fields.reserve) : 0;
    const inTransit = type === 'purchaseorder' ? open : 0;
    if (reserve === 0 && inTransit === 0) continue;
    for (const [item, times] of goodsOf(store, fields.assortment)) {
      const moved = { stock: 0, reserve: reserve * times, inTransit: inTransit * times };
      yield { document, line: fields, item, store: at('store'), ...moved, moment };
    }
  }
}

/** The items behind a line and how many of each one unit of it is. */
function* goodsOf(store: Store, item: Row['fields'][string]): Iterable<[item: Ref, times: number]> {
  if (!(item instanceof Ref) || item.type === 'service') return;
  const row = store.find(item);
  if (item.type === 'consignment') {
    yield* goodsOf(store, row?.fields.assortment);
  } else if (item.type !== 'bundle') {
    yield [item, 1];
  } else {
    for (const { fields } of row ? linesOf(row, 'components') : []) {
      for (const [part, times] of goodsOf(store, fields.assortment))
        yield [part, times * number(fields.quantity)];
    }
  }
}

/** Remembers when the stock of a document's goods last changed, for the short reports' `changedSince`. */
export function noteStock(store: Store, document: Row, moment: string): void {
  for (const { item, store: place } of movementsOf(store, document)) {
    const places = store.stockChanges.get(item.id) ?? new Map<string, string>();
    store.stockChanges.set(item.id, places.set(place?.id ?? '', moment));
  }
}
