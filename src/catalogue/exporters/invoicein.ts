import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const invoicein = defineDocument({
  key: 'invoicein',
  section: 'purchases',
  title: { ru: 'Счета поставщиков', en: 'Supplier invoices' },
  description: {
    ru: 'По строке на счёт: поставщик, сумма, сколько оплачено и принято, план. дата оплаты.',
    en: 'A row per invoice: supplier, sum, paid and received amounts, planned payment date.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    doc.payedSum,
    column.money('shippedSum', 'Принято', 'Received'),
    column.moment('paymentPlannedMoment', 'План. дата оплаты', 'Planned payment date'),
    ...doc.incoming,
    doc.store,
    doc.project,
    doc.contract,
    doc.comment,
    ...doc.vat,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    doc.linked('purchaseOrder', 'Заказ поставщику', 'Purchase order'),
    doc.linkedCount('supplies', 'Приёмок', 'Receipts'),
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.code,
    doc.files,
    ...doc.closing('invoicein'),
  ],
  filters: [
    ...by.document,
    by.state('invoicein'),
    by.agent,
    by.store,
    by.project,
    by.contract,
    by.sum,
    filter.period('paymentPlannedMoment', 'План. дата оплаты', 'Planned payment date'),
    filter.text('incomingNumber', 'Входящий номер', 'Incoming number'),
    filter.period('incomingDate', 'Входящая дата', 'Incoming date'),
    by.payedSum,
    by.readMoney('shippedSum', 'Принято', 'Received'),
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const invoiceinLines = defineLines(invoicein, {
  key: 'invoiceinposition',
  title: { ru: 'Счета поставщиков по позициям', en: 'Supplier invoices by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [...lines.trade],
  filters: lines.tradeFilters,
});
