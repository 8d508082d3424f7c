import { nameOf, plain } from './cells.ts';
import { report } from './reports.ts';
import type { Json } from './subject.ts';

/** Of one answered good several rows are made: one for each store. */
export const stockBystore = report({
  name: 'stock_bystore',
  from: ['supply', 'demand', 'move'],
  columns: ['good', 'store', 'stock', 'reserve'],
  keys: ['Наименование', 'Склад'],
  path: '/report/stock/bystore?limit=1000',
  read: ({ rows }, { world }) =>
    (rows as { stockByStore: Json[] }[]).flatMap((good) =>
      good.stockByStore.map((store) => ({
        Наименование: nameOf(world, good),
        Склад: plain(store.name),
        Остаток: plain(store.stock),
        Резерв: plain(store.reserve),
      })),
    ),
});
