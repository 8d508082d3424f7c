import * as column from '../columns/columns.ts';
import { defineDocument } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';

export const facturein = defineDocument({
  key: 'facturein',
  section: 'purchases',
  title: { ru: 'Счета-фактуры полученные', en: 'Received tax invoices' },
  description: {
    ru: 'По строке на счёт-фактуру: поставщик, сумма, входящий номер и дата.',
    en: 'A row per tax invoice: supplier, sum, incoming number and date.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    ...doc.incoming,
    doc.contract,
    doc.comment,
    doc.applicable,
    ...doc.sent,
    doc.linkedCount('supplies', 'Приёмок', 'Receipts'),
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.code,
    doc.files,
    ...doc.closing('facturein'),
  ],
  filters: [
    ...by.document,
    by.state('facturein'),
    by.agent,
    by.contract,
    by.sum,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});
