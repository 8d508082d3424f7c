import type { Localized } from '../platform/problems.ts';
import { catalogue } from './exporters/index.ts';

/** Of MoySklad's dictionaries those whose objects have a card in which people work; of documents every one has. */
const CARDS = new Set(['counterparty', 'product', 'variant', 'service', 'bundle', 'contract', 'task']);
/** What the list of goods holds (documentation: assortment). */
const GOODS = new Set(['product', 'variant', 'service', 'bundle']);

/** The types of objects with a card of their own, as MoySklad's API spells them, in the order of its menu. */
export function objectTypes(): { type: string; title: Localized }[] {
  return catalogue
    .filter(({ kind, key }) => kind === 'document' || (kind === 'dictionary' && CARDS.has(key)))
    .map(({ key, title }) => ({ type: key, title }));
}

/** The keys of the exporters whose rows are objects of a type, or their lines. */
export function exportersOf(type: string): string[] {
  const paths = [`/entity/${type}`, ...(GOODS.has(type) ? ['/entity/assortment'] : [])];
  return catalogue.filter(({ reading }) => paths.includes(reading.path)).map(({ key }) => key);
}
