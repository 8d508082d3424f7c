import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const contentcard = defineDictionary({
  key: 'contentcard',
  section: 'sales',
  archived: false,
  reading: { order: 'none' },
  title: { ru: 'Карточки контента', en: 'Content cards' },
  description: {
    ru: 'По строке на карточку: товар, площадка, каналы продаж и описание для покупателей.',
    en: 'A row per card: product, platform, sales channels and the description for buyers.',
  },
  columns: [
    column.text('cardContentName', 'Название карточки', 'Name of the card'),
    dictionary.name,
    column.reference('assortment', 'Товар', 'Product'),
    column.reference('salePlatform', 'Площадка', 'Platform'),
    column.count('salesChannels', 'Каналов продаж', 'Sales channels'),
    column.text('description', 'Описание', 'Description'),
    column.count('images', 'Изображений', 'Images'),
  ],
  filters: [by.assortment, filter.reference('salePlatform', 'Площадка', 'Platform', 'saleplatform')],
});
