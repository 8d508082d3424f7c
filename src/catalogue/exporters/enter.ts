import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const enter = defineDocument({
  key: 'enter',
  section: 'stock',
  title: { ru: 'Оприходования', en: 'Stock entries' },
  description: {
    ru: 'По строке на оприходование: склад, сумма, накладные расходы и инвентаризация.',
    en: 'A row per entry: store, sum, overhead and stocktaking.',
  },
  columns: [
    ...doc.opening,
    doc.organization,
    doc.store,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    ...doc.overhead,
    doc.project,
    doc.comment,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    doc.linked('inventory', 'Инвентаризация', 'Stocktaking'),
    doc.code,
    doc.files,
    ...doc.closing('enter'),
  ],
  filters: [
    ...by.document,
    by.state('enter'),
    by.store,
    by.project,
    by.sum,
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const enterLines = defineLines(enter, {
  key: 'enterposition',
  title: { ru: 'Оприходования по позициям', en: 'Stock entries by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена и причина; данные оприходования повторены.',
    en: 'A row per line: item, quantity, price and reason; the entry’s data repeated.',
  },
  columns: [
    ...lines.good,
    lines.quantity,
    lines.pack,
    lines.price,
    lines.sum,
    column.text('line.reason', 'Причина', 'Reason'),
    lines.overhead,
    lines.country,
    lines.customsDeclaration,
    lines.slot,
    lines.serialNumbers,
  ],
  filters: lines.tradeFilters,
});
