import * as column from '../columns/columns.ts';
import { defineReport } from '../exporter.ts';
import * as report from './shared/reports.ts';

export const byoperationsReserve = defineReport({
  key: 'byoperations_reserve',
  path: '/report/byoperations/reserve',
  section: 'stock',
  title: { ru: 'Резервы товара по документам', en: 'Reserves of an item by document' },
  description: {
    ru: 'По строке на документ выбранного товара: сколько зарезервировано.',
    en: 'A row per document of the chosen item: how much is reserved.',
  },
  keyOf: report.keyOfOperation,
  columns: [...report.operation, column.number('reserve', 'Резерв', 'Reserve')],
  filters: [report.chosenGood],
});
