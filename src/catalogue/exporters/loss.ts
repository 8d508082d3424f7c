import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const loss = defineDocument({
  key: 'loss',
  section: 'stock',
  title: { ru: 'Списания', en: 'Write-offs' },
  description: {
    ru: 'По строке на списание: склад, сумма, статья расходов и инвентаризация.',
    en: 'A row per write-off: store, sum, expense item and stocktaking.',
  },
  columns: [
    ...doc.opening,
    doc.organization,
    doc.store,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    doc.expenseItem,
    doc.project,
    doc.comment,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    doc.linked('salesReturn', 'Возврат покупателя', 'Customer return'),
    doc.linked('inventory', 'Инвентаризация', 'Stocktaking'),
    doc.code,
    doc.files,
    ...doc.closing('loss'),
  ],
  filters: [
    ...by.document,
    by.state('loss'),
    by.store,
    by.project,
    by.readReference('expenseItem', 'Статья расходов', 'Expense item', 'expenseitem'),
    by.sum,
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const lossLines = defineLines(loss, {
  key: 'lossposition',
  title: { ru: 'Списания по позициям', en: 'Write-offs by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена и причина; данные списания повторены.',
    en: 'A row per line: item, quantity, price and reason; the write-off’s data repeated.',
  },
  columns: [
    ...lines.good,
    lines.quantity,
    lines.pack,
    lines.price,
    lines.sum,
    column.text('line.reason', 'Причина', 'Reason'),
    lines.slot,
    lines.serialNumbers,
  ],
  filters: lines.tradeFilters,
});
