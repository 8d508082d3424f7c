import { plain, roubles } from './cells.ts';
import { report } from './reports.ts';
import type { Json } from './subject.ts';

export const profitByproduct = report({
  name: 'profit_byproduct',
  from: ['demand', 'supply', 'salesreturn'],
  columns: ['assortment', 'sellQuantity', 'sellSum', 'returnQuantity', 'profit'],
  keys: ['Наименование'],
  path: '/report/profit/byproduct?limit=1000',
  read: ({ rows }) =>
    (rows as Json[]).map((row) => ({
      Наименование: plain((row.assortment as Json).name),
      Продано: plain(row.sellQuantity),
      'Сумма продаж': roubles(row.sellSum),
      Возвращено: plain(row.returnQuantity),
      Прибыль: roubles(row.profit),
    })),
});
