import { defineDictionary } from '../exporter.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const expenseitem = defineDictionary({
  key: 'expenseitem',
  section: 'money',
  archived: false,
  title: { ru: 'Статьи расходов', en: 'Expense items' },
  description: {
    ru: 'По строке на статью расходов: наименование, код и комментарий.',
    en: 'A row per expense item: name, code and comment.',
  },
  columns: [
    dictionary.name,
    dictionary.code,
    dictionary.comment,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
  ],
  filters: [...by.dictionary, by.code, by.description],
});
