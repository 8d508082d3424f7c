import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import { addressParts } from './shared/address.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';
import { taxSystems } from './words.ts';

export const customerorder = defineDocument({
  key: 'customerorder',
  section: 'sales',
  title: { ru: 'Заказы покупателей', en: 'Customer orders' },
  description: {
    ru: 'По строке на заказ: контрагент, суммы, статус, склад, даты и все дополнительные поля.',
    en: 'A row per order: counterparty, sums, status, store, dates and all additional fields.',
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
    column.money('shippedSum', 'Отгружено', 'Shipped'),
    column.money('reservedSum', 'Зарезервировано', 'Reserved'),
    column.moment('deliveryPlannedMoment', 'План. дата отгрузки', 'Planned shipment date'),
    doc.store,
    doc.project,
    doc.contract,
    doc.salesChannel,
    doc.comment,
    column.text('shipmentAddress', 'Адрес доставки', 'Delivery address'),
    ...addressParts('shipmentAddressFull', 'Адрес доставки', 'Delivery address'),
    ...doc.vat,
    column.choice('taxSystem', 'Система налогообложения', 'Tax system', taxSystems),
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    doc.linkedCount('demands', 'Отгрузок', 'Shipments'),
    doc.linkedCount('invoicesOut', 'Счетов покупателю', 'Invoices'),
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.linkedCount('purchaseOrders', 'Заказов поставщику', 'Purchase orders'),
    doc.linkedCount('moves', 'Перемещений', 'Transfers'),
    doc.linkedCount('productionTasks', 'Производственных заданий', 'Production tasks'),
    doc.linkedCount('prepayments', 'Предоплат', 'Prepayments'),
    doc.code,
    doc.files,
    ...doc.closing('customerorder'),
  ],
  filters: [
    ...by.document,
    by.state('customerorder'),
    by.agent,
    by.store,
    by.project,
    by.contract,
    by.salesChannel,
    by.sum,
    filter.period('deliveryPlannedMoment', 'План. дата отгрузки', 'Planned shipment date'),
    by.payedSum,
    by.readMoney('shippedSum', 'Отгружено', 'Shipped'),
    by.readMoney('invoicedSum', 'Выставлено счетов', 'Invoiced'),
    by.readMoney('reservedSum', 'Зарезервировано', 'Reserved'),
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
    filter.text('shipmentAddress', 'Адрес доставки', 'Delivery address'),
  ],
});

export const customerorderLines = defineLines(customerorder, {
  key: 'customerorderposition',
  title: { ru: 'Заказы покупателей по позициям', en: 'Customer orders by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [
    ...lines.trade,
    column.number('line.shipped', 'Отгружено, шт.', 'Shipped quantity'),
    column.number('line.reserve', 'Резерв', 'Reserved quantity'),
    column.choice('line.taxSystem', 'Система налогообложения строки', 'Tax system of the line', taxSystems, {
      hidden: true,
    }),
  ],
  filters: lines.tradeFilters,
});
