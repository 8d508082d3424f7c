import * as column from '../columns/columns.ts';
import { defineReport } from '../exporter.ts';
import * as by from './shared/filters.ts';
import * as report from './shared/reports.ts';

export const salesPlotseries = defineReport({
  key: 'sales_plotseries',
  path: '/report/sales/plotseries',
  section: 'indicators',
  title: { ru: 'Показатели продаж', en: 'Sales by date' },
  description: {
    ru: 'По строке на час, день или месяц: число и сумма продаж.',
    en: 'A row per hour, day or month: number and sum of sales.',
  },
  reading: report.series.reading,
  keyOf: (row) => report.uuidOf('sales_plotseries', row.date),
  columns: [
    report.series.date,
    column.number('quantity', 'Количество', 'Number'),
    column.money('sum', 'Сумма', 'Sum'),
  ],
  filters: [...report.series.filters, by.store, by.retailStore],
});
