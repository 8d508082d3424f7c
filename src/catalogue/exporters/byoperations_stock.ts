import * as column from '../columns/columns.ts';
import { defineReport } from '../exporter.ts';
import * as report from './shared/reports.ts';

export const byoperationsStock = defineReport({
  key: 'byoperations_stock',
  path: '/report/byoperations/stock',
  section: 'stock',
  title: { ru: 'Остаток товара по документам', en: 'Stock of an item by document' },
  description: {
    ru: 'По строке на документ выбранного товара: остаток, дни на складе и себестоимость.',
    en: 'A row per document of the chosen item: stock, days in stock and cost.',
  },
  keyOf: report.keyOfOperation,
  columns: [
    ...report.operation,
    column.number('stock', 'Остаток', 'Stock'),
    column.number('avgStockDays', 'Дней на складе', 'Days in stock'),
    column.money('costPerUnit', 'Себестоимость единицы', 'Cost per unit'),
    column.money('sumCost', 'Сумма себестоимости', 'Total cost'),
  ],
  filters: [report.chosenGood],
});
