import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const move = defineDocument({
  key: 'move',
  section: 'stock',
  title: { ru: 'Перемещения', en: 'Transfers' },
  description: {
    ru: 'По строке на перемещение: с какого склада на какой, сумма и накладные расходы.',
    en: 'A row per transfer: from which store to which, sum and overhead.',
  },
  columns: [
    ...doc.opening,
    doc.organization,
    column.reference('sourceStore', 'Со склада', 'From store'),
    column.reference('targetStore', 'На склад', 'To store'),
    doc.sum,
    ...doc.currency,
    ...column.state(),
    ...doc.overhead,
    doc.project,
    doc.comment,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    column.reference('internalOrder', 'Внутренний заказ', 'Internal order', { hidden: true }),
    column.reference('customerOrder', 'Заказ покупателя', 'Customer order', { hidden: true }),
    column.reference('demand', 'Отгрузка', 'Shipment', { hidden: true }),
    column.reference('supply', 'Приёмка', 'Receipt', { hidden: true }),
    doc.linkedCount('productionTasks', 'Производственных заданий', 'Production tasks'),
    doc.code,
    doc.files,
    ...doc.closing('move'),
  ],
  filters: [
    ...by.document,
    by.state('move'),
    by.readReference('sourceStore', 'Со склада', 'From store', 'store'),
    by.readReference('targetStore', 'На склад', 'To store', 'store'),
    by.project,
    by.sum,
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const moveLines = defineLines(move, {
  key: 'moveposition',
  title: { ru: 'Перемещения по позициям', en: 'Transfers by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, откуда и куда; данные перемещения повторены.',
    en: 'A row per line: item, quantity, price, from where to where; the transfer’s data repeated.',
  },
  columns: [
    ...lines.good,
    lines.quantity,
    lines.pack,
    lines.price,
    lines.sum,
    lines.overhead,
    column.reference('line.sourceSlot', 'Из ячейки', 'From slot', { hidden: true }),
    column.reference('line.targetSlot', 'В ячейку', 'To slot', { hidden: true }),
    lines.serialNumbers,
  ],
  filters: lines.tradeFilters,
});
