import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import { salesChannelTypeWords } from './filter-words.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import { salesChannelTypes } from './words.ts';

export const saleschannel = defineDictionary({
  key: 'saleschannel',
  section: 'sales',
  reading: { order: 'id' },
  title: { ru: 'Каналы продаж', en: 'Sales channels' },
  description: {
    ru: 'По строке на канал: наименование, тип и комментарий.',
    en: 'A row per channel: name, type and comment.',
  },
  columns: [
    dictionary.name,
    column.choice('type', 'Тип', 'Type', salesChannelTypes),
    dictionary.code,
    dictionary.comment,
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('saleschannel'),
  ],
  filters: [
    ...by.dictionary,
    by.code,
    filter.choice('type', 'Тип', 'Type', salesChannelTypeWords),
    by.description,
    by.archived,
  ],
});
