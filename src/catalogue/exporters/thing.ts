import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const thing = defineDictionary({
  key: 'thing',
  section: 'stock',
  archived: false,
  reading: { order: 'none' },
  title: { ru: 'Серийные номера', en: 'Serial numbers' },
  description: {
    ru: 'По строке на серийный номер, с комментарием.',
    en: 'A row per serial number, with its comment.',
  },
  columns: [dictionary.name, dictionary.comment],
  filters: [filter.text('name', 'Наименование', 'Name'), by.description],
});
