import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import * as goods from './shared/goods.ts';
import { goodPaymentTypes, taxSystems, trackingTypes } from './words.ts';

export const product = defineDictionary({
  key: 'product',
  section: 'goods',
  metadata: 'product',
  prices: true,
  title: { ru: 'Товары', en: 'Products' },
  description: {
    ru: 'По строке на товар: группа, артикул, штрихкоды, единица измерения и каждая цена отдельным столбцом.',
    en: 'A row per product: group, SKU, barcodes, unit and every price in a column of its own.',
  },
  columns: [
    ...goods.names,
    ...goods.folder,
    goods.uom,
    goods.barcodes,
    ...goods.buyPrice,
    ...goods.minPrice,
    ...goods.vat,
    column.reference('supplier', 'Поставщик', 'Supplier'),
    goods.country,
    goods.description,
    ...goods.size,
    column.number('minimumBalance', 'Неснижаемый остаток', 'Minimum balance'),
    column.number('variantsCount', 'Модификаций', 'Variants'),
    column.choice('paymentItemType', 'Признак предмета расчёта', 'Subject of payment', goodPaymentTypes, {
      hidden: true,
    }),
    column.choice('taxSystem', 'Система налогообложения', 'Tax system', taxSystems),
    column.choice('trackingType', 'Маркировка', 'Marking', trackingTypes, { hidden: true }),
    column.text('ppeType', 'Код вида СИЗ', 'PPE code', { hidden: true }),
    column.text('tnved', 'Код ТН ВЭД', 'Customs code', { hidden: true }),
    column.yesNo('weighed', 'Весовой', 'Sold by weight', { hidden: true }),
    column.yesNo('onTap', 'Разливной', 'On tap', { hidden: true }),
    column.yesNo('isSerialTrackable', 'Серийный учёт', 'Serial numbers', { hidden: true }),
    column.texts('things', 'Серийные номера', 'Serial numbers listed', { hidden: true }),
    column.yesNo('partialDisposal', 'Частичное выбытие', 'Partial disposal', { hidden: true }),
    goods.discountProhibited,
    column.count('packs', 'Упаковок', 'Packages', { hidden: true }),
    column.yesNo('alcoholic.excise', 'Акцизная марка', 'Excise stamp', { hidden: true }),
    column.number('alcoholic.type', 'Код вида алкоголя', 'Alcohol kind', { hidden: true }),
    column.number('alcoholic.strength', 'Крепость', 'Strength', { hidden: true }),
    column.number('alcoholic.volume', 'Объём тары', 'Bottle volume', { hidden: true }),
    ...goods.counts,
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('good'),
  ],
  filters: [
    ...by.dictionary,
    by.code,
    filter.text('article', 'Артикул', 'SKU'),
    filter.text('barcodes', 'Штрихкод', 'Barcode', { name: 'barcode' }),
    filter.text('pathName', 'Группа', 'Group'),
    filter.reference('supplier', 'Поставщик', 'Supplier', 'counterparty'),
    filter.text('description', 'Описание', 'Description'),
    filter.number('minimumBalance', 'Неснижаемый остаток', 'Minimum balance'),
    filter.number('weight', 'Вес', 'Weight'),
    filter.number('volume', 'Объём', 'Volume'),
    filter.yesNo('isSerialTrackable', 'Серийный учёт', 'Serial numbers'),
    by.readMoney('buyPrice', 'Закупочная цена', 'Purchase price'),
    by.archived,
  ],
});
