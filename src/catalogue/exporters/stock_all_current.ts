import { defineReport } from '../exporter.ts';
import * as stock from './shared/stock.ts';

export const stockAllCurrent = defineReport({
  key: 'stock_all_current',
  path: '/report/stock/all/current',
  section: 'stock',
  title: { ru: 'Остатки, краткий отчёт', en: 'Stock, short report' },
  description: {
    ru: 'По строке на товар: остаток в этот момент. Отчёт лёгкий: его можно обновлять каждые несколько минут.',
    en: 'A row per item: its stock at this moment. A light report that may be run every few minutes.',
  },
  reading: { answer: 'array' },
  keyOf: (row) => String(row.assortmentId),
  columns: [stock.goodById, ...stock.shortStock],
  filters: stock.shortFilters,
});
