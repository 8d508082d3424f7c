import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import * as goods from './shared/goods.ts';

export const consignment = defineDictionary({
  key: 'consignment',
  section: 'goods',
  metadata: 'consignment',
  title: { ru: 'Партии', en: 'Batches' },
  description: {
    ru: 'По строке на партию: товар, метка и срок годности.',
    en: 'A row per batch: item, label and expiry date.',
  },
  columns: [
    dictionary.name,
    column.reference('assortment', 'Товар', 'Item'),
    column.text('label', 'Метка', 'Label'),
    column.date('expiryDate', 'Годен до', 'Expiry date'),
    dictionary.code,
    goods.barcodes,
    dictionary.comment,
    column.count('images', 'Изображений', 'Images', { hidden: true }),
    dictionary.archived,
    dictionary.updated,
    dictionary.externalCode,
  ],
  filters: [
    filter.text('name', 'Наименование', 'Name'),
    filter.text('label', 'Метка', 'Label'),
    filter.period('expiryDate', 'Годен до', 'Expiry date'),
    by.readReference('assortment', 'Товар', 'Item', 'assortment'),
    filter.text('barcodes', 'Штрихкод', 'Barcode', { name: 'barcode' }),
    by.code,
    by.description,
    by.externalCode,
    by.archived,
  ],
});
