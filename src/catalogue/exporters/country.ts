import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const country = defineDictionary({
  key: 'country',
  section: 'settings',
  archived: false,
  title: { ru: 'Страны', en: 'Countries' },
  description: {
    ru: 'По строке на страну: наименование, полное наименование и код.',
    en: 'A row per country: name, full name and code.',
  },
  columns: [
    dictionary.name,
    column.text('description', 'Полное наименование', 'Full name'),
    dictionary.code,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('country'),
  ],
  filters: [...by.dictionary, by.code, filter.text('description', 'Полное наименование', 'Full name')],
});
