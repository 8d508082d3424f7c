import * as column from '../columns/columns.ts';
import { defineReport } from '../exporter.ts';
import * as report from './shared/reports.ts';

export const byoperationsIntransit = defineReport({
  key: 'byoperations_intransit',
  path: '/report/byoperations/intransit',
  section: 'stock',
  title: { ru: 'Ожидания товара по документам', en: 'In transit of an item by document' },
  description: {
    ru: 'По строке на документ выбранного товара: сколько ожидается.',
    en: 'A row per document of the chosen item: how much is awaited.',
  },
  keyOf: report.keyOfOperation,
  columns: [...report.operation, column.number('inTransit', 'Ожидание', 'In transit')],
  filters: [report.chosenGood],
});
