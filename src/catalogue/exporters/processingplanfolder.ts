import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';

export const processingplanfolder = defineDictionary({
  key: 'processingplanfolder',
  section: 'production',
  archived: false,
  reading: { order: 'none' },
  title: { ru: 'Группы техкарт', en: 'Groups of processing plans' },
  description: {
    ru: 'По строке на группу техкарт: вышестоящие группы, код и комментарий.',
    en: 'A row per group of processing plans: parent groups, code and comment.',
  },
  columns: [
    dictionary.name,
    dictionary.code,
    column.groupPath('pathName', 'Вышестоящие группы', 'Parent groups', 'processingplanfolder'),
    dictionary.comment,
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
  ],
  filters: [
    filter.text('name', 'Наименование', 'Name', { by: { as: 'row', name: 'name' } }),
    filter.yesNo('archived', 'Архивный', 'Archived', { by: { as: 'row', name: 'archived' } }),
  ],
});
