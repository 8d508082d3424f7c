import * as column from '../columns/columns.ts';
import { defineDocument } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';

export const retaildrawercashout = defineDocument({
  key: 'retaildrawercashout',
  section: 'retail',
  title: { ru: 'Выплаты денег', en: 'Cash drawer withdrawals' },
  description: {
    ru: 'По строке на выплату: кому, сумма и смена.',
    en: 'A row per withdrawal: to whom, sum and shift.',
  },
  columns: [
    ...doc.opening,
    column.reference('agent', 'Сотрудник', 'Employee'),
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    column.reference('retailShift', 'Розничная смена', 'Retail shift', { opens: null }),
    doc.comment,
    doc.applicable,
    ...doc.sent,
    doc.code,
    doc.files,
    ...doc.closing('retaildrawercashout'),
  ],
  filters: [
    ...by.document,
    by.state('retaildrawercashout'),
    filter.reference('agent', 'Сотрудник', 'Employee', 'employee'),
    by.retailShift,
    by.sum,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});
