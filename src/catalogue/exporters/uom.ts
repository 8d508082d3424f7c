import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const uom = defineDictionary({
  key: 'uom',
  section: 'goods',
  archived: false,
  title: { ru: 'Единицы измерения', en: 'Units of measure' },
  description: {
    ru: 'По строке на единицу измерения: наименование, полное наименование и код.',
    en: 'A row per unit: name, full name and code.',
  },
  columns: [
    dictionary.name,
    column.text('description', 'Полное наименование', 'Full name'),
    dictionary.code,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
  ],
  filters: [...by.dictionary, by.code, filter.text('description', 'Полное наименование', 'Full name')],
});
