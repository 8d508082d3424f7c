import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const purchaseorder = defineDocument({
  key: 'purchaseorder',
  section: 'purchases',
  title: { ru: 'Заказы поставщикам', en: 'Purchase orders' },
  description: {
    ru: 'По строке на заказ: поставщик, сумма, сколько принято, оплачено и ожидается.',
    en: 'A row per order: supplier, sum, what is received, paid and awaited.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    column.money('invoicedSum', 'Выставлено счетов', 'Invoiced'),
    doc.payedSum,
    column.money('shippedSum', 'Принято', 'Received'),
    column.money('waitSum', 'Ожидается', 'Awaited'),
    column.moment('deliveryPlannedMoment', 'План. дата приёмки', 'Planned receipt date'),
    doc.store,
    doc.project,
    doc.contract,
    doc.comment,
    ...doc.vat,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    doc.linked('internalOrder', 'Внутренний заказ', 'Internal order'),
    doc.linkedCount('customerOrders', 'Заказов покупателей', 'Customer orders'),
    doc.linkedCount('invoicesIn', 'Счетов поставщика', 'Invoices'),
    doc.linkedCount('supplies', 'Приёмок', 'Receipts'),
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.linkedCount('productionTasks', 'Производственных заданий', 'Production tasks'),
    doc.code,
    doc.files,
    ...doc.closing('purchaseorder'),
  ],
  filters: [
    ...by.document,
    by.state('purchaseorder'),
    by.agent,
    by.store,
    by.project,
    by.contract,
    by.sum,
    filter.period('deliveryPlannedMoment', 'План. дата приёмки', 'Planned receipt date'),
    by.payedSum,
    by.readMoney('shippedSum', 'Принято', 'Received'),
    by.readMoney('invoicedSum', 'Выставлено счетов', 'Invoiced'),
    by.readMoney('waitSum', 'Ожидается', 'Awaited'),
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const purchaseorderLines = defineLines(purchaseorder, {
  key: 'purchaseorderposition',
  title: { ru: 'Заказы поставщикам по позициям', en: 'Purchase orders by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [
    ...lines.trade,
    column.number('line.shipped', 'Принято, шт.', 'Received quantity'),
    column.number('line.inTransit', 'Ожидание', 'Awaited quantity'),
  ],
  filters: lines.tradeFilters,
});
