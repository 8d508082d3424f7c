import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const project = defineDictionary({
  key: 'project',
  section: 'settings',
  metadata: 'project',
  title: { ru: 'Проекты', en: 'Projects' },
  description: {
    ru: 'По строке на проект: наименование, код и комментарий.',
    en: 'A row per project: name, code and comment.',
  },
  columns: [
    dictionary.name,
    dictionary.code,
    dictionary.comment,
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('project'),
  ],
  filters: [...by.dictionary, by.code, by.description, by.archived],
});
