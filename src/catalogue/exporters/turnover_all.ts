import { defineReport } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as by from './shared/filters.ts';
import * as report from './shared/reports.ts';

const turnoverRows = {
  product: { ru: 'Товары', en: 'Products' },
  variant: { ru: 'Товары и модификации', en: 'Products and variants' },
};

export const turnoverAll = defineReport({
  key: 'turnover_all',
  path: '/report/turnover/all',
  section: 'stock',
  title: { ru: 'Обороты', en: 'Turnover' },
  description: {
    ru: 'По строке на товар: остаток на начало и конец периода, приход и расход, количество и сумма.',
    en: 'A row per item: opening and closing stock, income and outcome, quantity and sum.',
  },
  keyOf: (row) => report.idAt(row, 'assortment'),
  columns: [
    ...report.good,
    report.reference('productFolder', 'Группа', 'Group', { path: 'assortment.productFolder' }),
    ...report.turnover(),
  ],
  filters: [
    report.period,
    ...report.turnoverFilters,
    report.product,
    report.variant,
    report.supplier,
    filter.yesNo('withoutturnover', 'Товары без движения', 'Goods without movement'),
    by.archived,
    filter.choice('groupBy', 'Показывать', 'Rows are', turnoverRows, {
      by: { as: 'parameter', name: 'groupBy' },
    }),
  ],
});
