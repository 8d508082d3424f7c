import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as dictionary from './shared/dictionary.ts';

export const group = defineDictionary({
  key: 'group',
  section: 'settings',
  archived: false,
  reading: { order: 'id' },
  title: { ru: 'Отделы', en: 'Departments' },
  description: { ru: 'По строке на отдел.', en: 'A row per department.' },
  columns: [dictionary.name, column.number('index', 'Порядковый номер', 'Order')],
});
