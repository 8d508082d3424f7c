import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const processingorder = defineDocument({
  key: 'processingorder',
  section: 'production',
  title: { ru: 'Заказы на производство', en: 'Production orders' },
  description: {
    ru: 'По строке на заказ: техкарта, объём производства, склад и план. дата.',
    en: 'A row per order: processing plan, volume, store and planned date.',
  },
  columns: [
    ...doc.opening,
    doc.organization,
    column.reference('processingPlan', 'Техкарта', 'Processing plan'),
    column.number('quantity', 'Объём производства', 'Production volume'),
    doc.sum,
    ...column.state(),
    column.moment('deliveryPlannedMoment', 'План. дата производства', 'Planned production date'),
    doc.store,
    doc.project,
    doc.comment,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    doc.linkedCount('processings', 'Техопераций', 'Processings'),
    doc.code,
    doc.files,
    ...doc.closing('processingorder'),
  ],
  filters: [
    ...by.document,
    by.state('processingorder'),
    by.readReference('processingPlan', 'Техкарта', 'Processing plan', 'processingplan'),
    filter.number('quantity', 'Объём производства', 'Production volume'),
    filter.period('deliveryPlannedMoment', 'План. дата производства', 'Planned production date'),
    by.readReference('store', 'Склад', 'Store', 'store'),
    by.project,
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const processingorderLines = defineLines(processingorder, {
  key: 'processingorderposition',
  title: { ru: 'Заказы на производство по позициям', en: 'Production orders by line' },
  description: {
    ru: 'По строке на материал заказа: товар, количество и резерв; данные заказа повторены.',
    en: 'A row per material of the order: item, quantity and reserve; the order’s data repeated.',
  },
  columns: [
    ...lines.good,
    lines.quantity,
    lines.pack,
    column.number('line.reserve', 'Резерв', 'Reserved quantity'),
  ],
  filters: lines.filters,
});
