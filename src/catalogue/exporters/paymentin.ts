import * as column from '../columns/columns.ts';
import { defineDocument } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';

export const paymentin = defineDocument({
  key: 'paymentin',
  section: 'money',
  title: { ru: 'Входящие платежи', en: 'Incoming payments' },
  description: {
    ru: 'По строке на платёж: плательщик, сумма, назначение, входящий номер, договор и проект.',
    en: 'A row per payment: payer, sum, purpose, incoming number, contract and project.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    column.text('paymentPurpose', 'Назначение платежа', 'Payment purpose'),
    ...doc.incoming,
    doc.contract,
    doc.project,
    doc.salesChannel,
    column.money('vatSum', 'Сумма НДС', 'VAT sum'),
    doc.comment,
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    doc.linkedCount('operations', 'Связанных документов', 'Linked documents'),
    doc.linkedSum,
    doc.linked('factureOut', 'Счёт-фактура', 'Tax invoice'),
    doc.code,
    doc.files,
    ...doc.closing('paymentin'),
  ],
  filters: [
    ...by.document,
    by.state('paymentin'),
    by.agent,
    by.project,
    by.contract,
    by.salesChannel,
    by.sum,
    filter.text('paymentPurpose', 'Назначение платежа', 'Payment purpose'),
    filter.text('incomingNumber', 'Входящий номер', 'Incoming number'),
    filter.period('incomingDate', 'Входящая дата', 'Incoming date'),
    by.applicable,
    ...by.sent,
    by.code,
  ],
});
