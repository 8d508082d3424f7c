import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const region = defineDictionary({
  key: 'region',
  section: 'settings',
  archived: false,
  reading: { order: 'id' },
  title: { ru: 'Регионы', en: 'Regions' },
  description: { ru: 'По строке на регион: наименование и код.', en: 'A row per region: name and code.' },
  columns: [dictionary.name, dictionary.code, dictionary.updated, dictionary.externalCode],
  filters: [filter.text('name', 'Наименование', 'Name'), by.code, by.externalCode],
});
