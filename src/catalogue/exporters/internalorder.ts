import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const internalorder = defineDocument({
  key: 'internalorder',
  section: 'stock',
  title: { ru: 'Внутренние заказы', en: 'Internal orders' },
  description: {
    ru: 'По строке на заказ: склад, сумма, план. дата приёмки и что по нему сделано.',
    en: 'A row per order: store, sum, planned receipt date and what has been done for it.',
  },
  columns: [
    ...doc.opening,
    doc.organization,
    doc.store,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    column.moment('deliveryPlannedMoment', 'План. дата приёмки', 'Planned receipt date'),
    doc.project,
    doc.comment,
    ...doc.vat,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    doc.linkedCount('moves', 'Перемещений', 'Transfers'),
    doc.linkedCount('purchaseOrders', 'Заказов поставщику', 'Purchase orders'),
    doc.linkedCount('productionTasks', 'Производственных заданий', 'Production tasks'),
    doc.code,
    doc.files,
    ...doc.closing('internalorder'),
  ],
  filters: [
    ...by.document,
    by.state('internalorder'),
    by.readReference('store', 'Склад', 'Store', 'store'),
    by.project,
    by.sum,
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const internalorderLines = defineLines(internalorder, {
  key: 'internalorderposition',
  title: { ru: 'Внутренние заказы по позициям', en: 'Internal orders by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [...lines.good, lines.quantity, lines.pack, lines.price, lines.sum, ...lines.vat],
  filters: lines.tradeFilters,
});
