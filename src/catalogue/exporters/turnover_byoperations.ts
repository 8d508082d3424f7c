import * as column from '../columns/columns.ts';
import { defineReport } from '../exporter.ts';
import * as report from './shared/reports.ts';

export const turnoverByoperations = defineReport({
  key: 'turnover_byoperations',
  path: '/report/turnover/byoperations',
  section: 'stock',
  title: { ru: 'Обороты товара по документам', en: 'Turnover of a product by document' },
  description: {
    ru: 'По строке на документ выбранного товара: склад, количество, себестоимость и сумма.',
    en: 'A row per document of the chosen product: store, quantity, cost and sum.',
  },
  keyOf: (row) =>
    report.uuidOf(
      report.idAt(row, 'operation'),
      report.idAt(row, 'assortment'),
      report.idAt(row, 'store'),
      row.quantity,
      row.cost,
      row.sum,
    ),
  columns: [
    report.reference('operation', 'Документ', 'Document'),
    column.choice('operationType', 'Вид документа', 'Kind of document', report.documentTypes, {
      path: 'operation.meta.type',
    }),
    column.moment('moment', 'Время', 'Time', { path: 'operation.moment' }),
    report.reference('agent', 'Контрагент', 'Counterparty', { path: 'operation.agent' }),
    report.reference('store', 'Склад', 'Store'),
    ...report.good,
    report.reference('productFolder', 'Группа', 'Group', { path: 'assortment.productFolder', hidden: true }),
    column.number('quantity', 'Количество', 'Quantity'),
    column.money('cost', 'Себестоимость', 'Cost'),
    column.money('sum', 'Сумма', 'Sum'),
    column.text('comment', 'Комментарий', 'Comment', { path: 'operation.description', hidden: true }),
  ],
  filters: [report.requiredPeriod, report.chosenProduct, ...report.turnoverFilters],
});
