import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const purchasereturn = defineDocument({
  key: 'purchasereturn',
  section: 'purchases',
  title: { ru: 'Возвраты поставщикам', en: 'Purchase returns' },
  description: {
    ru: 'По строке на возврат: поставщик, сумма, склад и приёмка, по которой вернули.',
    en: 'A row per return: supplier, sum, store and the receipt returned.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    doc.payedSum,
    doc.store,
    doc.project,
    doc.contract,
    doc.comment,
    ...doc.vat,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    doc.linked('supply', 'Приёмка', 'Receipt'),
    doc.linked('factureOut', 'Счёт-фактура выданный', 'Issued tax invoice'),
    doc.linked('factureIn', 'Счёт-фактура полученный', 'Received tax invoice'),
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.code,
    doc.files,
    ...doc.closing('purchasereturn'),
  ],
  filters: [
    ...by.document,
    by.state('purchasereturn'),
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

export const purchasereturnLines = defineLines(purchasereturn, {
  key: 'purchasereturnposition',
  // Its page does not mark them as expandable (documentation: purchase return).
  opensLines: false,
  title: { ru: 'Возвраты поставщикам по позициям', en: 'Purchase returns by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [...lines.trade, lines.slot, lines.serialNumbers],
  filters: lines.tradeFilters,
});
