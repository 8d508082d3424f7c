import { defineReport } from '../exporter.ts';
import * as by from './shared/filters.ts';
import * as report from './shared/reports.ts';

export const profitByvariant = defineReport({
  key: 'profit_byvariant',
  path: '/report/profit/byvariant',
  section: 'sales',
  title: { ru: 'Прибыльность по модификациям', en: 'Profit by variant' },
  description: {
    ru: 'По строке на товар и модификацию: продано, выручка, себестоимость, возвраты, прибыль и рентабельность.',
    en: 'A row per product and variant: sold, sales, cost, returns, profit and margin.',
  },
  reading: { async: true },
  keyOf: (row) => report.idAt(row, 'assortment'),
  columns: [...report.good, ...report.profitOfGoods],
  filters: [...report.profitFilters, by.retailStore],
});
