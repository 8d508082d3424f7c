import * as column from '../columns/columns.ts';
import { defineDocument } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';

export const retaildrawercashin = defineDocument({
  key: 'retaildrawercashin',
  section: 'retail',
  title: { ru: 'Внесения денег', en: 'Cash drawer deposits' },
  description: {
    ru: 'По строке на внесение: кто внёс, сумма и смена.',
    en: 'A row per deposit: who paid in, sum and shift.',
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
    doc.files,
    ...doc.closing('retaildrawercashin'),
  ],
  filters: [
    ...by.document,
    by.state('retaildrawercashin'),
    filter.reference('agent', 'Сотрудник', 'Employee', 'employee'),
    by.retailShift,
    by.sum,
    by.applicable,
    ...by.sent,
  ],
});
