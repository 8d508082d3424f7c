import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const supply = defineDocument({
  key: 'supply',
  section: 'purchases',
  title: { ru: 'Приёмки', en: 'Receipts of goods' },
  description: {
    ru: 'По строке на приёмку: поставщик, сумма, накладные расходы, входящий номер и склад.',
    en: 'A row per receipt: supplier, sum, overhead, incoming number and store.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    doc.payedSum,
    ...doc.incoming,
    doc.store,
    doc.project,
    doc.contract,
    ...doc.overhead,
    doc.comment,
    ...doc.vat,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    doc.linked('purchaseOrder', 'Заказ поставщику', 'Purchase order'),
    doc.linked('factureIn', 'Счёт-фактура', 'Tax invoice'),
    doc.linked('productionTask', 'Производственное задание', 'Production task'),
    doc.linkedCount('invoicesIn', 'Счетов поставщика', 'Invoices'),
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.linkedCount('returns', 'Возвратов', 'Returns'),
    doc.code,
    doc.files,
    ...doc.closing('supply'),
  ],
  filters: [
    ...by.document,
    by.state('supply'),
    by.agent,
    by.store,
    by.project,
    by.contract,
    by.sum,
    by.payedSum,
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const supplyLines = defineLines(supply, {
  key: 'supplyposition',
  title: { ru: 'Приёмки по позициям', en: 'Receipts of goods by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [
    ...lines.trade,
    lines.overhead,
    lines.country,
    lines.customsDeclaration,
    lines.slot,
    lines.serialNumbers,
    lines.markingCodes,
  ],
  filters: lines.tradeFilters,
});
