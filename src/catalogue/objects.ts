import type { Localized } from '../platform/problems.ts';
import { catalogue } from './exporters/index.ts';

/** Of MoySklad's dictionaries those whose objects have a card in which people work; of documents every one has. */
const CARDS = new Set(['counterparty', 'product', 'variant', 'service', 'bundle', 'contract', 'task']);

/** The types of objects with a card of their own, as MoySklad's API spells them, in the order of its menu. */
export function objectTypes(): { type: string; title: Localized }[] {
  return catalogue
    .filter(({ kind, key }) => kind === 'document' || (kind === 'dictionary' && CARDS.has(key)))
    .map(({ key, title }) => ({ type: key, title }));
}
