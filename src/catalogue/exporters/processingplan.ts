import * as column from '../columns/columns.ts';
import { defineDictionary, defineLines } from '../exporter.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';
import { costDistributions } from './words.ts';

export const processingplan = defineDictionary({
  key: 'processingplan',
  section: 'production',
  metadata: 'processingplan',
  title: { ru: 'Техкарты', en: 'Processing plans' },
  description: {
    ru: 'По строке на техкарту: группа, техпроцесс, затраты, число материалов и продукции.',
    en: 'A row per plan: group, process, cost, number of materials and products.',
  },
  columns: [
    dictionary.name,
    dictionary.code,
    column.groupPath('pathName', 'Группа', 'Group', 'processingplanfolder'),
    column.reference('parent', 'Входит в группу', 'Parent group', { hidden: true }),
    column.reference('processingProcess', 'Техпроцесс', 'Process'),
    column.money('cost', 'Затраты на производство', 'Production cost'),
    column.choice(
      'costDistributionType',
      'Распределение себестоимости',
      'Cost distribution',
      costDistributions,
    ),
    column.count('materials', 'Материалов', 'Materials'),
    column.count('parametricMaterials', 'Материалов по характеристикам', 'Parametric materials', {
      hidden: true,
    }),
    column.count('products', 'Продукции', 'Products'),
    column.count('stages', 'Этапов', 'Stages'),
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('processingplan'),
  ],
  filters: [...by.dictionary, by.code, by.archived],
});

export const processingplanMaterials = defineLines(processingplan, {
  key: 'processingplanmaterial',
  collection: 'materials',
  title: { ru: 'Материалы техкарт', en: 'Materials of processing plans' },
  description: {
    ru: 'По строке на материал: товар и норма; данные техкарты повторены.',
    en: 'A row per material: item and norm; the plan’s data repeated.',
  },
  columns: [...lines.component, lines.quantity],
  filters: lines.filters,
});

export const processingplanProducts = defineLines(processingplan, {
  key: 'processingplanresult',
  collection: 'products',
  title: { ru: 'Продукция техкарт', en: 'Products of processing plans' },
  description: {
    ru: 'По строке на продукт: товар и количество; данные техкарты повторены.',
    en: 'A row per product: item and quantity; the plan’s data repeated.',
  },
  columns: [...lines.component, lines.quantity],
  filters: lines.filters,
});
