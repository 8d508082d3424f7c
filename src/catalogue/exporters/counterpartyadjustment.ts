import { defineDocument } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';

export const counterpartyadjustment = defineDocument({
  key: 'counterpartyadjustment',
  section: 'money',
  title: { ru: 'Корректировки взаиморасчётов', en: 'Balance adjustments' },
  description: {
    ru: 'По строке на корректировку: с кем, сумма, организация и комментарий.',
    en: 'A row per adjustment: with whom, sum, organization and comment.',
  },
  reading: { order: 'id' },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    doc.comment,
    doc.applicable,
    ...doc.sent,
    doc.files,
    ...doc.closing('counterpartyadjustment'),
  ],
  filters: [...by.document, by.agent, by.sum, by.applicable],
});
