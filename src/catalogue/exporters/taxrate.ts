import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const taxrate = defineDictionary({
  key: 'taxrate',
  section: 'settings',
  reading: { order: 'none' },
  title: { ru: 'Ставки НДС', en: 'VAT rates' },
  description: { ru: 'По строке на ставку НДС.', en: 'A row per VAT rate.' },
  columns: [
    column.percent('rate', 'Ставка, %', 'Rate, %'),
    column.text('comment', 'Комментарий', 'Comment'),
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
  ],
  filters: [by.archived],
});
