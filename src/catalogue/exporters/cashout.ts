import * as column from '../columns/columns.ts';
import { defineDocument } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';

export const cashout = defineDocument({
  key: 'cashout',
  section: 'money',
  title: { ru: 'Расходные ордера', en: 'Cash payments' },
  description: {
    ru: 'По строке на ордер: кому, сумма, основание, статья расходов и проект.',
    en: 'A row per payment: to whom, sum, purpose, expense item and project.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    column.text('paymentPurpose', 'Назначение платежа', 'Payment purpose'),
    doc.expenseItem,
    doc.contract,
    doc.project,
    doc.salesChannel,
    column.money('vatSum', 'Сумма НДС', 'VAT sum'),
    doc.comment,
    doc.applicable,
    ...doc.sent,
    doc.linkedCount('operations', 'Связанных документов', 'Linked documents'),
    doc.linkedSum,
    column.yesNo('noClosingDocs', 'Без закрывающих документов', 'Without closing documents', {
      hidden: true,
    }),
    doc.linked('factureIn', 'Счёт-фактура', 'Tax invoice'),
    doc.code,
    doc.files,
    ...doc.closing('cashout'),
  ],
  filters: [
    ...by.document,
    by.state('cashout'),
    by.agent,
    by.project,
    by.contract,
    by.salesChannel,
    by.sum,
    filter.text('paymentPurpose', 'Назначение платежа', 'Payment purpose'),
    by.readReference('expenseItem', 'Статья расходов', 'Expense item', 'expenseitem'),
    by.applicable,
    ...by.sent,
    by.code,
  ],
});
