import * as column from '../columns/columns.ts';
import { defineReport } from '../exporter.ts';
import * as report from './shared/reports.ts';
import { salesChannelTypes } from './words.ts';

export const profitBysaleschannel = defineReport({
  key: 'profit_bysaleschannel',
  path: '/report/profit/bysaleschannel',
  section: 'sales',
  title: { ru: 'Прибыльность по каналам продаж', en: 'Profit by sales channel' },
  description: {
    ru: 'По строке на канал продаж: число продаж, средний чек, выручка, себестоимость и прибыль.',
    en: 'A row per sales channel: number of sales, average sale, sales, cost and profit.',
  },
  reading: { async: true },
  keyOf: (row) => report.idAt(row, 'salesChannel'),
  columns: [
    report.named('salesChannel', 'Канал продаж', 'Sales channel'),
    column.choice('type', 'Тип канала', 'Channel type', salesChannelTypes, { path: 'salesChannel.type' }),
    ...report.profitOfSales,
  ],
  filters: report.profitFilters,
});
