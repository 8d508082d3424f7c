import { defineReport } from '../exporter.ts';
import * as by from './shared/filters.ts';
import * as report from './shared/reports.ts';

export const profitBycounterparty = defineReport({
  key: 'profit_bycounterparty',
  path: '/report/profit/bycounterparty',
  section: 'sales',
  title: { ru: 'Прибыльность по покупателям', en: 'Profit by customer' },
  description: {
    ru: 'По строке на покупателя: число продаж, средний чек, выручка, себестоимость и прибыль.',
    en: 'A row per customer: number of sales, average sale, sales, cost and profit.',
  },
  reading: { async: true },
  keyOf: (row) => report.idAt(row, 'counterparty'),
  columns: [report.named('counterparty', 'Контрагент', 'Counterparty'), ...report.profitOfSales],
  filters: [...report.profitFilters, by.retailStore],
});
