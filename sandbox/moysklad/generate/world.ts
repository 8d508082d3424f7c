import { Store } from '../store.ts';
import { Builder } from './builder.ts';
import { addCounterparties } from './counterparties.ts';
import { Dice } from './dice.ts';
import { addDictionaries } from './dictionaries.ts';
import { addProducts } from './goods.ts';
import { addOrders } from './orders.ts';

/** A company's data of the size asked for; the same random numbers make the same data. */
export function generate(
  apiUrl: string,
  random: () => number,
  size: { orders: number; products: number; counterparties: number },
): Store {
  const dice = new Dice(random);
  const builder = new Builder(new Store(apiUrl, dice.uuid()), dice);
  addDictionaries(builder);
  addCounterparties(builder, size.counterparties);
  addProducts(builder, size.products);
  addOrders(builder, size.orders);
  return builder.store;
}
