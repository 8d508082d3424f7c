import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const processingprocess = defineDictionary({
  key: 'processingprocess',
  section: 'production',
  reading: { order: 'id' },
  title: { ru: 'Техпроцессы', en: 'Processes' },
  description: {
    ru: 'По строке на техпроцесс: наименование и число этапов.',
    en: 'A row per process: name and number of stages.',
  },
  columns: [
    dictionary.name,
    dictionary.comment,
    column.count('positions', 'Этапов', 'Stages'),
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
  ],
  filters: [...by.dictionary, by.description, by.archived],
});
