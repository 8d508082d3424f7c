import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';
import { taxSystems } from './words.ts';

export const prepayment = defineDocument({
  key: 'prepayment',
  section: 'retail',
  title: { ru: 'Предоплаты', en: 'Prepayments' },
  description: {
    ru: 'По строке на предоплату: покупатель, точка продаж, сумма и как внесена.',
    en: 'A row per prepayment: customer, point of sale, sum and how it was paid.',
  },
  reading: { order: 'id' },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    column.money('cashSum', 'Наличными', 'In cash'),
    column.money('noCashSum', 'Картой', 'By card'),
    column.money('qrSum', 'По QR-коду', 'By QR code'),
    ...column.state(),
    doc.retailStore,
    doc.retailShift,
    column.reference('customerOrder', 'Заказ покупателя', 'Customer order'),
    doc.comment,
    ...doc.vat,
    column.choice('taxSystem', 'Система налогообложения', 'Tax system', taxSystems),
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    doc.linkedCount('returns', 'Возвратов', 'Returns'),
    doc.code,
    doc.files,
    ...doc.closing('prepayment'),
  ],
  filters: [
    ...by.document,
    by.state('prepayment'),
    by.retailStore,
    by.retailShift,
    by.agent,
    by.sum,
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const prepaymentLines = defineLines(prepayment, {
  key: 'prepaymentposition',
  title: { ru: 'Предоплаты по позициям', en: 'Prepayments by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [...lines.trade],
  filters: lines.tradeFilters,
});
