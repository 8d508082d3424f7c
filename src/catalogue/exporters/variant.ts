import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import * as goods from './shared/goods.ts';

export const variant = defineDictionary({
  key: 'variant',
  section: 'goods',
  metadata: 'variant',
  prices: true,
  title: { ru: 'Модификации', en: 'Variants' },
  description: {
    ru: 'По строке на модификацию: товар, характеристики, артикул, штрихкоды и каждая цена.',
    en: 'A row per variant: product, characteristics, SKU, barcodes and every price.',
  },
  columns: [
    ...goods.names,
    column.reference('product', 'Товар', 'Product'),
    goods.characteristics,
    goods.barcodes,
    ...goods.buyPrice,
    ...goods.minPrice,
    goods.description,
    goods.discountProhibited,
    column.texts('things', 'Серийные номера', 'Serial numbers', { hidden: true }),
    column.count('packs', 'Упаковок', 'Packages', { hidden: true }),
    column.count('images', 'Изображений', 'Images', { hidden: true }),
    dictionary.archived,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('feature'),
  ],
  filters: [
    filter.text('name', 'Наименование', 'Name'),
    by.code,
    filter.text('article', 'Артикул', 'SKU'),
    filter.text('barcodes', 'Штрихкод', 'Barcode', { name: 'barcode' }),
    by.externalCode,
    by.readReference('product', 'Товар', 'Product', 'product'),
    by.archived,
  ],
});
