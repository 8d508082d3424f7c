import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const processingstage = defineDictionary({
  key: 'processingstage',
  section: 'production',
  reading: { order: 'id' },
  title: { ru: 'Этапы производства', en: 'Production stages' },
  description: {
    ru: 'По строке на этап: исполнители, склад материалов и стоимость нормо-часа.',
    en: 'A row per stage: performers, store of materials and cost of a standard hour.',
  },
  columns: [
    dictionary.name,
    dictionary.comment,
    column.money('standardHourCost', 'Стоимость нормо-часа', 'Cost of a standard hour'),
    column.reference('materialStore', 'Склад материалов', 'Store of materials', { opens: null }),
    column.yesNo('allPerformers', 'Любой исполнитель', 'Any performer'),
    column.count('performers', 'Исполнителей', 'Performers'),
    column.yesNo('distributionRequired', 'Только назначенные задания', 'Only assigned tasks', {
      hidden: true,
    }),
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
  ],
  filters: [...by.dictionary, by.description, by.archived],
});
