import * as column from '../columns/columns.ts';
import { defineReport } from '../exporter.ts';
import * as report from './shared/reports.ts';

export const moneyPlotseries = defineReport({
  key: 'money_plotseries',
  path: '/report/money/plotseries',
  section: 'money',
  title: { ru: 'Движение денег', en: 'Money flow' },
  description: {
    ru: 'По строке на час, день или месяц: приход, расход и баланс.',
    en: 'A row per hour, day or month: income, expense and balance.',
  },
  reading: report.series.reading,
  keyOf: (row) => report.uuidOf('money_plotseries', row.date),
  columns: [
    report.series.date,
    column.money('credit', 'Приход', 'Income'),
    column.money('debit', 'Расход', 'Expense'),
    column.money('balance', 'Баланс', 'Balance'),
  ],
  filters: report.series.filters,
});
