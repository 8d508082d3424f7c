import { Store } from '../store.ts';
import { Builder } from './builder.ts';
import { addCounterparties } from './counterparties.ts';
import { Dice } from './dice.ts';
import { addDictionaries } from './dictionaries.ts';
import { addDocuments, enlargeDocuments } from './documents.ts';
import { addProducts } from './goods.ts';
import { addMoreDictionaries } from './more-dictionaries.ts';
import { addMoreGoods } from './more-goods.ts';
import { addOrders } from './orders.ts';
import { addSalePlatforms } from './sale-platforms.ts';

/** How much a company has. */
export interface WorldSize {
  orders: number;
  products: number;
  counterparties: number;
  /** Documents of each other type; none when absent. */
  documents?: number;
  /** The most lines a document has; 4 when absent, 0 makes none. */
  lines?: number;
  /** Documents of each type with lines that have 1,250 of them, more than one answer carries; none when absent. */
  bigDocuments?: number;
}

/**
 * A company's data of the size asked for; the same random numbers make the same data. What is made later never changes what was
 * made before, so that a world with more documents has the same orders.
 * @param until when the data end (Unix ms); 30 June 2026 when absent.
 */
export function generate(
  apiUrl: string,
  random: () => number,
  size: WorldSize,
  until?: number,
): { store: Store; builder: Builder } {
  const dice = new Dice(random, until);
  const builder = new Builder(new Store(apiUrl, dice.uuid()), dice);
  const { documents = 0, bigDocuments = 0, lines } = size;
  addDictionaries(builder);
  addCounterparties(builder, size.counterparties);
  addProducts(builder, size.products);
  addOrders(builder, size.orders, lines ?? 4);
  if (size.products > 0 || documents > 0) {
    addMoreDictionaries(builder);
    addMoreGoods(builder);
  }
  addDocuments(builder, { documents, lines, bigDocuments });
  enlargeDocuments(builder, { documents, lines, bigDocuments });
  if (size.products > 0) addSalePlatforms(builder);
  return { store: builder.store, builder };
}
