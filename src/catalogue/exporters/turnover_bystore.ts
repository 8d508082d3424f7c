import * as column from '../columns/columns.ts';
import { defineReport } from '../exporter.ts';
import * as report from './shared/reports.ts';

export const turnoverBystore = defineReport({
  key: 'turnover_bystore',
  path: '/report/turnover/bystore',
  section: 'stock',
  title: { ru: 'Обороты товара по складам', en: 'Turnover of a product by store' },
  description: {
    ru: 'По строке на склад для выбранного товара: остаток на начало и конец, приход и расход.',
    en: 'A row per store for the chosen product: opening and closing stock, income and outcome.',
  },
  rows: ({ assortment, stockByStore }) =>
    column.listed(stockByStore).map((figures) => ({ ...figures, assortment })),
  keyOf: (row) => report.uuidOf(report.idAt(row, 'assortment'), report.idAt(row, 'store')),
  columns: [
    report.reference('store', 'Склад', 'Store'),
    ...report.good,
    report.reference('productFolder', 'Группа', 'Group', { path: 'assortment.productFolder' }),
    ...report.turnover(),
  ],
  filters: [report.period, report.chosenProduct, ...report.turnoverFilters],
});
