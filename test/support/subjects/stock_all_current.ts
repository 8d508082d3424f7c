import { plain } from './cells.ts';
import { report } from './reports.ts';
import type { Json, World } from './subject.ts';

/** A plain array; goods are named by their ids only. */
export const stockAllCurrent = report({
  name: 'stock_all_current',
  from: ['supply', 'demand'],
  columns: ['good', 'amount', 'id'],
  keys: ['ID'],
  path: '/report/stock/all/current',
  read: (rows, { world }) =>
    (rows as unknown as Json[]).map(({ assortmentId, stock }) => ({
      ID: plain(assortmentId),
      Наименование: nameOfGood(world, String(assortmentId)),
      Количество: plain(stock),
    })),
});

function nameOfGood(world: World, id: string) {
  const found = ['product', 'variant', 'consignment'].map((type) => world.get(type, id));
  return plain(found.find(Boolean)?.name);
}
