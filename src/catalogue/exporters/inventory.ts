import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const inventory = defineDocument({
  key: 'inventory',
  section: 'stock',
  title: { ru: 'Инвентаризации', en: 'Stocktakings' },
  description: {
    ru: 'По строке на инвентаризацию: склад, сумма, созданные оприходования и списания.',
    en: 'A row per stocktaking: store, sum, entries and write-offs created from it.',
  },
  columns: [
    ...doc.opening,
    doc.organization,
    doc.store,
    doc.sum,
    ...column.state(),
    doc.comment,
    doc.lineCount,
    ...doc.sent,
    doc.linkedCount('enters', 'Оприходований', 'Stock entries'),
    doc.linkedCount('losses', 'Списаний', 'Write-offs'),
    doc.code,
    doc.files,
    ...doc.closing('inventory'),
  ],
  filters: [...by.document, by.state('inventory'), by.store, by.sum, by.assortment, ...by.sent, by.code],
});

export const inventoryLines = defineLines(inventory, {
  key: 'inventoryposition',
  title: { ru: 'Инвентаризации по позициям', en: 'Stocktakings by line' },
  description: {
    ru: 'По строке на позицию: товар, расчётный и фактический остаток, разница; данные инвентаризации повторены.',
    en: 'A row per line: item, calculated and counted stock, difference; the stocktaking’s data repeated.',
  },
  columns: [
    ...lines.good,
    column.number('line.calculatedQuantity', 'Расчётный остаток', 'Calculated stock'),
    column.number('line.quantity', 'Фактический остаток', 'Counted stock'),
    column.number('line.correctionAmount', 'Разница', 'Difference'),
    column.money('line.correctionSum', 'Избыток / недостача', 'Surplus or shortage'),
    lines.price,
    lines.pack,
  ],
  filters: [
    ...lines.filters,
    filter.number('line.correctionAmount', 'Разница', 'Difference', {
      by: { as: 'row', name: 'line.correctionAmount' },
    }),
  ],
});
