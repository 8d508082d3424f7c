import { defineReport } from '../exporter.ts';
import * as by from './shared/filters.ts';
import * as report from './shared/reports.ts';

export const profitByproduct = defineReport({
  key: 'profit_byproduct',
  path: '/report/profit/byproduct',
  section: 'sales',
  title: { ru: 'Прибыльность по товарам', en: 'Profit by product' },
  description: {
    ru: 'По строке на товар: продано, выручка, себестоимость, возвраты, прибыль и рентабельность.',
    en: 'A row per product: sold, sales, cost, returns, profit and margin.',
  },
  reading: { async: true },
  keyOf: (row) => report.idAt(row, 'assortment'),
  columns: [...report.good, ...report.profitOfGoods],
  filters: [...report.profitFilters, by.retailStore],
});
