import { defineReport } from '../exporter.ts';
import * as by from './shared/filters.ts';
import * as report from './shared/reports.ts';

export const profitByemployee = defineReport({
  key: 'profit_byemployee',
  path: '/report/profit/byemployee',
  section: 'sales',
  title: { ru: 'Прибыльность по сотрудникам', en: 'Profit by employee' },
  description: {
    ru: 'По строке на сотрудника: число продаж, средний чек, выручка, себестоимость и прибыль.',
    en: 'A row per employee: number of sales, average sale, sales, cost and profit.',
  },
  reading: { async: true },
  keyOf: (row) => report.idAt(row, 'employee'),
  columns: [report.named('employee', 'Сотрудник', 'Employee'), ...report.profitOfSales],
  filters: [...report.profitFilters, by.retailStore],
});
