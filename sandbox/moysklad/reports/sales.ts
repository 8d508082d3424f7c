import { costOf } from '../lines.ts';
import { number, Ref, type Row } from '../rows.ts';
import type { Store } from '../store.ts';
import { linkOf } from './answer.ts';
import { costOfUnit, momentOf } from './balance.ts';
import { type Period, within } from './period.ts';

/** Documents that are sales, and those that undo them. */
export const SALES = ['demand', 'retaildemand'];
export const RETURNS = ['salesreturn', 'retailsalesreturn'];

/** One line of a sale or of a return. */
export interface Sold {
  document: Row;
  item: Ref;
  quantity: number;
  /** Kopecks, after the discount. */
  sum: number;
  /** What the goods had cost, in kopecks. */
  cost: number;
  /** What the discount took off, in kopecks. */
  discount: number;
}

/** Live posted documents of these types within a period. */
export function* documents(store: Store, types: readonly string[], period?: Period): Iterable<Row> {
  for (const type of types) {
    for (const row of store.collection(`entity/${type}`).live()) {
      if (row.fields.applicable !== false && (!period || within(momentOf(row), period))) yield row;
    }
  }
}

/** The lines of such documents. */
export function* soldIn(store: Store, types: readonly string[], period?: Period): Iterable<Sold> {
  for (const document of documents(store, types, period)) {
    for (const { fields } of document.lines ?? []) {
      if (!(fields.assortment instanceof Ref)) continue;
      const quantity = number(fields.quantity);
      const sum = costOf(fields) * rateOf(document);
      const discount = number(fields.price) * quantity * rateOf(document) - sum;
      const cost = quantity * costOfUnit(store, fields.assortment);
      yield { document, item: fields.assortment, quantity, sum, cost, discount };
    }
  }
}

/** How much of the accounting currency one unit of the document's currency is. */
function rateOf({ fields: { rate } }: Row): number {
  const value =
    typeof rate === 'object' && !Array.isArray(rate) && !(rate instanceof Ref) ? rate.value : undefined;
  return typeof value === 'number' ? value : 1;
}

/** The sum of a document in the accounting currency, in kopecks. */
export const sumOf = (document: Row): number => number(document.fields.sum) * rateOf(document);

/** Whether a counterparty is in a group. */
export function hasTag(store: Store, document: Row, tag: string): boolean {
  const agent = linkOf(document, 'agent');
  const tags = agent && store.find(agent)?.fields.tags;
  return Array.isArray(tags) && tags.includes(tag);
}
