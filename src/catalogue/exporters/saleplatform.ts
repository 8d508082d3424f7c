import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import { salePlatformGroupWords } from './filter-words.ts';
import * as dictionary from './shared/dictionary.ts';
import { salePlatformGroups } from './words.ts';

export const saleplatform = defineDictionary({
  key: 'saleplatform',
  section: 'sales',
  archived: false,
  reading: { order: 'none' },
  title: { ru: 'Площадки для продаж', en: 'Sale platforms' },
  description: {
    ru: 'По строке на площадку: наименование и группа (маркетплейсы, мессенджеры, соцсети).',
    en: 'A row per platform: name and group (marketplaces, messengers, social networks).',
  },
  columns: [
    dictionary.name,
    column.choice('salePlatformGroup', 'Группа площадок', 'Group of platforms', salePlatformGroups),
  ],
  filters: [
    filter.choice('salePlatformGroup', 'Группа площадок', 'Group of platforms', salePlatformGroupWords),
  ],
});
