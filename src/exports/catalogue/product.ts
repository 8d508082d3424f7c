import * as column from '../columns.ts';
import { defineDictionary } from '../exporter.ts';
import { taxSystems } from './words.ts';

export const product = defineDictionary({
  key: 'product',
  section: 'goods',
  metadata: 'product',
  prices: true,
  title: { ru: 'Товары', en: 'Products' },
  description: {
    ru: 'По строке на товар: группа, артикул, штрихкоды, единица измерения и каждая цена отдельной колонкой.',
    en: 'A row per product: group, SKU, barcodes, unit and every price in a column of its own.',
  },
  columns: [
    column.text('name', 'Наименование', 'Name'),
    column.text('code', 'Код', 'Code'),
    column.text('article', 'Артикул', 'SKU'),
    column.text('pathName', 'Группа', 'Group'),
    column.reference('uom', 'Единица измерения', 'Unit'),
    column.computed('barcodes', 'text', 'Штрихкоды', 'Barcodes', (row) => {
      const codes = Array.isArray(row.barcodes) ? row.barcodes.flatMap((code) => Object.values(code)) : [];
      return codes.length > 0 ? codes.join(', ') : null;
    }),
    column.money('buyPrice', 'Закупочная цена', 'Purchase price', { path: 'buyPrice.value' }),
    column.reference('buyPriceCurrency', 'Валюта закупки', 'Purchase currency', {
      path: 'buyPrice.currency',
    }),
    column.money('minPrice', 'Минимальная цена', 'Minimum price', { path: 'minPrice.value' }),
    column.percent('effectiveVat', 'НДС, %', 'VAT, %'),
    column.yesNo('effectiveVatEnabled', 'НДС применяется', 'VAT applies', { hidden: true }),
    column.reference('supplier', 'Поставщик', 'Supplier'),
    column.reference('country', 'Страна', 'Country'),
    column.text('description', 'Описание', 'Description'),
    column.number('weight', 'Вес', 'Weight'),
    column.number('volume', 'Объем', 'Volume'),
    column.number('minimumBalance', 'Неснижаемый остаток', 'Minimum balance'),
    column.number('variantsCount', 'Модификаций', 'Variants'),
    column.choice('taxSystem', 'Система налогообложения', 'Tax system', taxSystems),
    column.text('tnved', 'Код ТН ВЭД', 'Customs code', { hidden: true }),
    column.yesNo('weighed', 'Весовой', 'Sold by weight', { hidden: true }),
    column.yesNo('isSerialTrackable', 'Серийный учет', 'Serial numbers', { hidden: true }),
    column.yesNo('archived', 'Архивный', 'Archived'),
    column.reference('owner', 'Владелец-сотрудник', 'Owner (employee)', { hidden: true }),
    column.reference('group', 'Владелец-отдел', 'Owner (department)', { hidden: true }),
    column.yesNo('shared', 'Общий доступ', 'Shared', { hidden: true }),
    column.moment('updated', 'Когда изменен', 'Updated'),
    column.text('externalCode', 'Внешний код', 'External code'),
    column.openLink('good'),
  ],
});
