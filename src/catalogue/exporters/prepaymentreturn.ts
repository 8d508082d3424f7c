import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';
import { taxSystems } from './words.ts';

export const prepaymentreturn = defineDocument({
  key: 'prepaymentreturn',
  section: 'retail',
  title: { ru: 'Возвраты предоплат', en: 'Prepayment returns' },
  description: {
    ru: 'По строке на возврат: покупатель, точка продаж, сумма и как вернули.',
    en: 'A row per return: customer, point of sale, sum and how it was paid back.',
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
    column.reference('prepayment', 'Предоплата', 'Prepayment'),
    doc.comment,
    ...doc.vat,
    column.choice('taxSystem', 'Система налогообложения', 'Tax system', taxSystems),
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    doc.code,
    doc.files,
    ...doc.closing('prepaymentreturn'),
  ],
  filters: [
    ...by.document,
    by.state('prepaymentreturn'),
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

export const prepaymentreturnLines = defineLines(prepaymentreturn, {
  key: 'prepaymentreturnposition',
  title: { ru: 'Возвраты предоплат по позициям', en: 'Prepayment returns by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [...lines.trade],
  filters: lines.tradeFilters,
});
