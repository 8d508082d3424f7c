import * as column from '../columns/columns.ts';
import { defineDictionary, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import * as goods from './shared/goods.ts';
import * as lines from './shared/lines.ts';
import { goodPaymentTypes, taxSystems, trackingTypes } from './words.ts';

export const bundle = defineDictionary({
  key: 'bundle',
  section: 'goods',
  metadata: 'product',
  prices: true,
  title: { ru: 'Комплекты', en: 'Bundles' },
  description: {
    ru: 'По строке на комплект: группа, артикул, число компонентов и каждая цена.',
    en: 'A row per bundle: group, SKU, number of components and every price.',
  },
  columns: [
    ...goods.names,
    ...goods.folder,
    column.count('components', 'Компонентов', 'Components'),
    goods.uom,
    goods.barcodes,
    ...goods.minPrice,
    column.money('overhead', 'Дополнительные расходы', 'Additional cost', { path: 'overhead.value' }),
    column.reference('overheadCurrency', 'Валюта дополнительных расходов', 'Additional cost currency', {
      path: 'overhead.currency',
      since: 2,
      opens: null,
    }),
    ...goods.vat,
    goods.country,
    goods.description,
    ...goods.size,
    column.choice('paymentItemType', 'Признак предмета расчёта', 'Subject of payment', goodPaymentTypes, {
      hidden: true,
    }),
    column.choice('taxSystem', 'Система налогообложения', 'Tax system', taxSystems, { hidden: true }),
    column.choice('trackingType', 'Маркировка', 'Marking', trackingTypes, { hidden: true }),
    column.text('tnved', 'Код ТН ВЭД', 'Customs code', { hidden: true }),
    column.yesNo('partialDisposal', 'Частичное выбытие', 'Partial disposal', { hidden: true }),
    goods.discountProhibited,
    ...goods.counts,
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('bundle'),
  ],
  filters: [
    ...by.dictionary,
    by.code,
    filter.text('article', 'Артикул', 'SKU'),
    filter.text('barcodes', 'Штрихкод', 'Barcode', { name: 'barcode' }),
    filter.text('pathName', 'Группа', 'Group'),
    filter.text('description', 'Описание', 'Description'),
    by.archived,
  ],
});

export const bundleComponents = defineLines(bundle, {
  key: 'bundlecomponent',
  collection: 'components',
  title: { ru: 'Состав комплектов', en: 'Components of bundles' },
  description: {
    ru: 'По строке на компонент: товар и количество; данные комплекта повторены.',
    en: 'A row per component: item and quantity; the bundle’s data repeated.',
  },
  columns: [...lines.component, lines.quantity],
  filters: lines.filters,
});
