import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const processing = defineDocument({
  key: 'processing',
  section: 'production',
  title: { ru: 'Техоперации', en: 'Processings' },
  description: {
    ru: 'По строке на техоперацию: техкарта, объём, затраты, склады материалов и продукции.',
    en: 'A row per processing: plan, volume, expenses, stores of materials and products.',
  },
  columns: [
    ...doc.opening,
    doc.organization,
    column.reference('processingPlan', 'Техкарта', 'Processing plan'),
    column.number('quantity', 'Объём производства', 'Production volume'),
    column.money('processingSum', 'Затраты на единицу', 'Expenses per unit'),
    ...column.state(),
    column.reference('materialsStore', 'Склад материалов', 'Store of materials'),
    column.reference('productsStore', 'Склад продукции', 'Store of products'),
    column.count('materials', 'Материалов', 'Materials'),
    column.count('products', 'Продукции', 'Products'),
    doc.project,
    doc.comment,
    doc.applicable,
    ...doc.sent,
    column.bankAccount('organizationAccount', 'Счёт организации', 'Account of the organization'),
    doc.linked('processingOrder', 'Заказ на производство', 'Production order'),
    doc.code,
    doc.files,
    ...doc.closing('processing'),
  ],
  filters: [
    ...by.document,
    by.state('processing'),
    by.readReference('processingPlan', 'Техкарта', 'Processing plan', 'processingplan'),
    filter.number('quantity', 'Объём производства', 'Production volume'),
    by.readReference('materialsStore', 'Склад материалов', 'Store of materials', 'store'),
    by.readReference('productsStore', 'Склад продукции', 'Store of products', 'store'),
    by.project,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const processingMaterials = defineLines(processing, {
  key: 'processingpositionmaterial',
  collection: 'materials',
  title: { ru: 'Материалы техопераций', en: 'Materials of processings' },
  description: {
    ru: 'По строке на материал: товар и количество; данные техоперации повторены.',
    en: 'A row per material: item and quantity; the processing’s data repeated.',
  },
  columns: [...lines.good, lines.quantity, lines.slot],
  filters: lines.filters,
});

export const processingProducts = defineLines(processing, {
  key: 'processingpositionresult',
  collection: 'products',
  title: { ru: 'Продукция техопераций', en: 'Products of processings' },
  description: {
    ru: 'По строке на продукт: товар и количество; данные техоперации повторены.',
    en: 'A row per product: item and quantity; the processing’s data repeated.',
  },
  columns: [...lines.good, lines.quantity, lines.slot],
  filters: lines.filters,
});
