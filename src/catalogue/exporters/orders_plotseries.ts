import * as column from '../columns/columns.ts';
import { defineReport } from '../exporter.ts';
import * as by from './shared/filters.ts';
import * as report from './shared/reports.ts';

export const ordersPlotseries = defineReport({
  key: 'orders_plotseries',
  path: '/report/orders/plotseries',
  section: 'indicators',
  title: { ru: 'Показатели заказов', en: 'Orders by date' },
  description: {
    ru: 'По строке на час, день или месяц: число и сумма заказов покупателей.',
    en: 'A row per hour, day or month: number and sum of customer orders.',
  },
  reading: report.series.reading,
  keyOf: (row) => report.uuidOf('orders_plotseries', row.date),
  columns: [
    report.series.date,
    column.number('quantity', 'Количество', 'Number'),
    column.money('sum', 'Сумма', 'Sum'),
  ],
  filters: [...report.series.filters, by.store],
});
