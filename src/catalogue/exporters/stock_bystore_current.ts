import { defineReport } from '../exporter.ts';
import * as by from './shared/filters.ts';
import * as report from './shared/reports.ts';
import * as stock from './shared/stock.ts';

export const stockBystoreCurrent = defineReport({
  key: 'stock_bystore_current',
  path: '/report/stock/bystore/current',
  section: 'stock',
  title: { ru: 'Остатки по складам, краткий отчёт', en: 'Stock by store, short report' },
  description: {
    ru: 'По строке на товар и склад: остаток в этот момент. Отчёт лёгкий: его можно обновлять каждые несколько минут.',
    en: 'A row per item and store: the stock at this moment. A light report that may be run every few minutes.',
  },
  reading: { answer: 'array' },
  keyOf: (row) => report.uuidOf(row.assortmentId, row.storeId ?? null),
  columns: [stock.goodById, stock.storeById, ...stock.shortStock],
  filters: [...stock.shortFilters, by.readReference('store', 'Склад', 'Store', 'store')],
});
