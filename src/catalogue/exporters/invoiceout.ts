import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const invoiceout = defineDocument({
  key: 'invoiceout',
  section: 'sales',
  title: { ru: 'Счета покупателям', en: 'Customer invoices' },
  description: {
    ru: 'По строке на счёт: покупатель, сумма, сколько оплачено и отгружено, план. дата оплаты.',
    en: 'A row per invoice: customer, sum, paid and shipped amounts, planned payment date.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    doc.payedSum,
    column.money('shippedSum', 'Отгружено', 'Shipped'),
    column.moment('paymentPlannedMoment', 'План. дата оплаты', 'Planned payment date'),
    doc.store,
    doc.project,
    doc.contract,
    doc.salesChannel,
    doc.comment,
    ...doc.vat,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    doc.linked('customerOrder', 'Заказ покупателя', 'Customer order'),
    doc.linkedCount('demands', 'Отгрузок', 'Shipments'),
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.code,
    doc.files,
    ...doc.closing('invoiceout'),
  ],
  filters: [
    ...by.document,
    by.state('invoiceout'),
    by.agent,
    by.store,
    by.project,
    by.contract,
    by.salesChannel,
    by.sum,
    filter.period('paymentPlannedMoment', 'План. дата оплаты', 'Planned payment date'),
    by.payedSum,
    by.readMoney('shippedSum', 'Отгружено', 'Shipped'),
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const invoiceoutLines = defineLines(invoiceout, {
  key: 'invoiceoutposition',
  title: { ru: 'Счета покупателям по позициям', en: 'Customer invoices by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [...lines.trade],
  filters: lines.tradeFilters,
});
