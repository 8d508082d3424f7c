import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import { discountTypes } from './words.ts';

export const discount = defineDictionary({
  key: 'discount',
  section: 'retail',
  archived: false,
  reading: { order: 'none' },
  title: { ru: 'Скидки', en: 'Discounts' },
  description: {
    ru: 'По строке на скидку: вид, размер, для кого и на что.',
    en: 'A row per discount: kind, size, for whom and on what.',
  },
  columns: [
    dictionary.name,
    column.choice('type', 'Вид скидки', 'Kind', discountTypes, { path: 'meta.type' }),
    column.yesNo('active', 'Включена', 'Active'),
    column.percent('discount', 'Скидка, %', 'Discount, %'),
    column.text('specialPriceType', 'Тип цены', 'Price type', { path: 'specialPrice.priceType.name' }),
    column.money('specialPrice', 'Специальная цена', 'Special price', { path: 'specialPrice.value' }),
    column.count('levels', 'Уровней накопления', 'Accumulation levels'),
    column.yesNo('allAgents', 'Всем контрагентам', 'All counterparties'),
    column.texts('agentTags', 'Группы контрагентов', 'Counterparty groups'),
    column.yesNo('allProducts', 'На все товары', 'All products'),
    column.count('assortment', 'Товаров', 'Products'),
    column.count('productfolders', 'Групп товаров', 'Product groups'),
  ],
  filters: [filter.yesNo('active', 'Включена', 'Active', { by: { as: 'row', name: 'active' } })],
});
