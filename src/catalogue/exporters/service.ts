import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import * as goods from './shared/goods.ts';
import { goodPaymentTypes, taxSystems } from './words.ts';

export const service = defineDictionary({
  key: 'service',
  section: 'goods',
  metadata: 'product',
  prices: true,
  title: { ru: 'Услуги', en: 'Services' },
  description: {
    ru: 'По строке на услугу: группа, код, единица измерения, НДС и каждая цена.',
    en: 'A row per service: group, code, unit, VAT and every price.',
  },
  columns: [
    dictionary.name,
    dictionary.code,
    ...goods.folder,
    goods.uom,
    goods.barcodes,
    ...goods.buyPrice,
    ...goods.minPrice,
    ...goods.vat,
    goods.description,
    column.choice('paymentItemType', 'Признак предмета расчёта', 'Subject of payment', goodPaymentTypes, {
      hidden: true,
    }),
    column.choice('taxSystem', 'Система налогообложения', 'Tax system', taxSystems, { hidden: true }),
    goods.discountProhibited,
    column.count('files', 'Файлов', 'Files', { hidden: true }),
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('service'),
  ],
  filters: [
    ...by.dictionary,
    by.code,
    filter.text('barcodes', 'Штрихкод', 'Barcode', { name: 'barcode' }),
    filter.text('pathName', 'Группа', 'Group'),
    filter.text('description', 'Описание', 'Description'),
    by.archived,
  ],
});
