import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import { addressParts } from './shared/address.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const store = defineDictionary({
  key: 'store',
  section: 'stock',
  metadata: 'store',
  title: { ru: 'Склады', en: 'Stores' },
  description: {
    ru: 'По строке на склад: адрес, группа, код и комментарий.',
    en: 'A row per store: address, group, code and comment.',
  },
  columns: [
    dictionary.name,
    dictionary.code,
    column.text('address', 'Адрес', 'Address'),
    ...addressParts('addressFull', 'Адрес', 'Address'),
    column.groupPath('pathName', 'Группа', 'Group', 'store'),
    column.reference('parent', 'Входит в склад', 'Parent store'),
    column.count('zones', 'Зон', 'Zones', { hidden: true }),
    column.count('slots', 'Ячеек', 'Slots', { hidden: true }),
    dictionary.comment,
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('warehouse'),
  ],
  filters: [
    ...by.dictionary,
    by.code,
    filter.text('address', 'Адрес', 'Address'),
    filter.text('pathName', 'Группа', 'Group'),
    filter.reference('parent', 'Входит в склад', 'Parent store', 'store'),
    by.description,
    by.archived,
  ],
});
