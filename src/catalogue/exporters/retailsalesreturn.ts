import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';
import { taxSystems } from './words.ts';

export const retailsalesreturn = defineDocument({
  key: 'retailsalesreturn',
  section: 'retail',
  title: { ru: 'Розничные возвраты', en: 'Retail returns' },
  description: {
    ru: 'По строке на возврат: точка продаж, смена, сумма и как вернули деньги.',
    en: 'A row per return: point of sale, shift, sum and how the money was paid back.',
  },
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
    doc.store,
    doc.contract,
    doc.comment,
    ...doc.vat,
    column.choice('taxSystem', 'Система налогообложения', 'Tax system', taxSystems),
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    column.reference('demand', 'Розничная продажа', 'Retail sale', { hidden: true }),
    doc.code,
    ...doc.closing('retailsalesreturn'),
  ],
  filters: [
    ...by.document,
    by.state('retailsalesreturn'),
    by.retailStore,
    by.retailShift,
    by.agent,
    by.store,
    by.contract,
    by.sum,
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const retailsalesreturnLines = defineLines(retailsalesreturn, {
  key: 'retailsalesreturnposition',
  title: { ru: 'Розничные возвраты по позициям', en: 'Retail returns by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [...lines.trade, lines.cost, lines.serialNumbers],
  filters: lines.tradeFilters,
});
