import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import { goodTypeWords } from './filter-words.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import * as goods from './shared/goods.ts';
import { goodPaymentTypes, goodTypes, taxSystems, trackingTypes } from './words.ts';

/** Of all links the list opens only the product of a variant (documentation: assortment). */
const closed = (columns: column.Column[]) =>
  columns.map(({ expand, ...shown }) => (shown.key === 'product' ? { ...shown, expand } : shown));

export const assortment = defineDictionary({
  key: 'assortment',
  section: 'goods',
  metadata: 'product',
  prices: true,
  reading: {
    // Without this header the answer reckons the stock of every good; that way of the list is being withdrawn.
    headers: { 'X-Lognex-Remap-Beta-Feature': 'assortmentWithoutStock' },
    order: 'none',
    async: true,
  },
  title: { ru: 'Ассортимент', en: 'Assortment' },
  description: {
    ru: 'Товары, услуги, комплекты и модификации одним списком, с каждой ценой отдельным столбцом.',
    en: 'Products, services, bundles and variants in one list, every price in a column of its own.',
  },
  columns: closed([
    column.choice('type', 'Тип', 'Type', goodTypes, { path: 'meta.type' }),
    ...goods.names,
    ...goods.folder,
    column.reference('product', 'Товар модификации', 'Product of the variant'),
    goods.characteristics,
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
    column.number('variantsCount', 'Модификаций', 'Variants', { hidden: true }),
    column.count('components', 'Компонентов', 'Components', { hidden: true }),
    column.reference('assortment', 'Товар партии', 'Item of the batch', { hidden: true, opens: null }),
    column.text('label', 'Метка партии', 'Batch label', { hidden: true }),
    column.date('expiryDate', 'Годен до', 'Expiry date', { hidden: true }),
    column.choice('paymentItemType', 'Признак предмета расчёта', 'Subject of payment', goodPaymentTypes, {
      hidden: true,
    }),
    column.choice('taxSystem', 'Система налогообложения', 'Tax system', taxSystems, { hidden: true }),
    column.choice('trackingType', 'Маркировка', 'Marking', trackingTypes, { hidden: true }),
    column.text('tnved', 'Код ТН ВЭД', 'Customs code', { hidden: true }),
    column.yesNo('weighed', 'Весовой', 'Sold by weight', { hidden: true }),
    column.yesNo('onTap', 'Разливной', 'On tap', { hidden: true }),
    column.yesNo('isSerialTrackable', 'Серийный учёт', 'Serial numbers', { hidden: true }),
    column.texts('things', 'Серийные номера', 'Serial numbers listed', { hidden: true }),
    column.yesNo('partialDisposal', 'Частичное выбытие', 'Partial disposal', { hidden: true }),
    column.count('packs', 'Упаковок', 'Packages', { hidden: true }),
    column.money('overhead', 'Дополнительные расходы', 'Additional cost', {
      path: 'overhead.value',
      hidden: true,
    }),
    column.reference('overheadCurrency', 'Валюта дополнительных расходов', 'Additional cost currency', {
      path: 'overhead.currency',
      hidden: true,
      opens: null,
    }),
    goods.discountProhibited,
    ...goods.counts,
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink(goods.page),
  ]),
  filters: [
    filter.text('name', 'Наименование', 'Name'),
    filter.choice('type', 'Тип', 'Type', goodTypeWords),
    by.code,
    by.externalCode,
    filter.text('barcodes', 'Штрихкод', 'Barcode', { name: 'barcode' }),
    filter.text('pathName', 'Группа', 'Group'),
    filter.text('description', 'Описание', 'Description'),
    by.archived,
  ],
});
