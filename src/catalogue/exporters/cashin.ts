import * as column from '../columns/columns.ts';
import { defineDocument } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';

export const cashin = defineDocument({
  key: 'cashin',
  section: 'money',
  title: { ru: 'Приходные ордера', en: 'Cash receipts' },
  description: {
    ru: 'По строке на ордер: от кого, сумма, основание, договор и проект.',
    en: 'A row per receipt: from whom, sum, purpose, contract and project.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    column.text('paymentPurpose', 'Назначение платежа', 'Payment purpose'),
    doc.contract,
    doc.project,
    doc.salesChannel,
    column.money('vatSum', 'Сумма НДС', 'VAT sum'),
    doc.comment,
    doc.applicable,
    ...doc.sent,
    doc.linkedCount('operations', 'Связанных документов', 'Linked documents'),
    doc.linkedSum,
    doc.linked('factureOut', 'Счёт-фактура', 'Tax invoice'),
    doc.code,
    doc.files,
    ...doc.closing('cashin'),
  ],
  filters: [
    ...by.document,
    by.state('cashin'),
    by.agent,
    by.project,
    by.contract,
    by.salesChannel,
    by.sum,
    filter.text('paymentPurpose', 'Назначение платежа', 'Payment purpose'),
    by.applicable,
    ...by.sent,
    by.code,
  ],
});
