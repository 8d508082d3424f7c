import * as column from '../columns/columns.ts';
import { defineReport } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as by from './shared/filters.ts';
import * as report from './shared/reports.ts';
import * as stock from './shared/stock.ts';
import { goodTypes } from './words.ts';

export const stockBystore = defineReport({
  key: 'stock_bystore',
  path: '/report/stock/bystore',
  section: 'stock',
  title: { ru: 'Остатки по складам', en: 'Stock by store' },
  description: {
    ru: 'По строке на товар и склад: остаток, резерв и ожидание.',
    en: 'A row per item and store: stock, reserve and in transit.',
  },
  reading: { async: true, weight: 5 },
  rows: (object) =>
    column.listed(object.stockByStore).map((store) => ({ good: { meta: object.meta }, store })),
  keyOf: (row) => report.uuidOf(report.idAt(row, 'good'), report.idAt(row, 'store')),
  columns: [
    report.reference('good', 'Наименование', 'Name'),
    column.choice('type', 'Тип', 'Type', goodTypes, { path: 'good.meta.type', hidden: true }),
    report.named('store', 'Склад', 'Store'),
    column.number('stock', 'Остаток', 'Stock', { path: 'store.stock' }),
    column.number('reserve', 'Резерв', 'Reserve', { path: 'store.reserve' }),
    column.number('inTransit', 'Ожидание', 'In transit', { path: 'store.inTransit' }),
  ],
  filters: [
    by.store,
    report.productFolder,
    report.product,
    report.variant,
    report.supplier,
    stock.stockMode,
    stock.soldByWeight,
    stock.groupBy,
    filter.number('stock', 'Остаток', 'Stock', { by: { as: 'row', name: 'stock' } }),
  ],
});
