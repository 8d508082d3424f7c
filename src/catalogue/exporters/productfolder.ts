import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import * as goods from './shared/goods.ts';
import { taxSystems } from './words.ts';

export const productfolder = defineDictionary({
  key: 'productfolder',
  section: 'goods',
  title: { ru: 'Группы товаров', en: 'Product groups' },
  description: {
    ru: 'По строке на группу: вышестоящая группа, код и НДС.',
    en: 'A row per group: its parent group, code and VAT.',
  },
  columns: [
    dictionary.name,
    dictionary.code,
    column.groupPath('pathName', 'Вышестоящие группы', 'Parent groups', 'productfolder'),
    column.reference('productFolder', 'Входит в группу', 'Parent group', { hidden: true }),
    dictionary.comment,
    ...goods.vat,
    column.choice('taxSystem', 'Система налогообложения', 'Tax system', taxSystems),
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
  ],
  filters: [
    ...by.dictionary,
    by.code,
    filter.text('pathName', 'Вышестоящие группы', 'Parent groups'),
    by.description,
    by.archived,
  ],
});
