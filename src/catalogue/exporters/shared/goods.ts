import type { Cell, SourceRow } from '../../../protocol/index.ts';
import * as column from '../../columns/columns.ts';
import { textCell } from '../../columns/values.ts';

/** Columns that products, services, bundles and variants share. */

/** «Цвет: красный, Размер: M». */
export function characteristicsOf(value: unknown): Cell {
  return textCell(
    column
      .listed(value)
      .map(({ name, value: chosen }) => `${name}: ${chosen}`)
      .join(', '),
  );
}

export const characteristics = column.computed(
  'characteristics',
  'text',
  'Характеристики',
  'Characteristics',
  (row) => characteristicsOf(row.characteristics),
);

export const names = [
  column.text('name', 'Наименование', 'Name'),
  column.text('code', 'Код', 'Code'),
  column.text('article', 'Артикул', 'SKU'),
];
export const folder = [
  column.groupPath('pathName', 'Группа', 'Group', 'productfolder'),
  column.reference('productFolder', 'Группа товаров', 'Product group', { hidden: true }),
];
export const uom = column.reference('uom', 'Единица измерения', 'Unit');
export const barcodes = column.barcodes('barcodes', 'Штрихкоды', 'Barcodes');

export const buyPrice = [
  column.money('buyPrice', 'Закупочная цена', 'Purchase price', { path: 'buyPrice.value' }),
  column.reference('buyPriceCurrency', 'Валюта закупки', 'Purchase currency', { path: 'buyPrice.currency' }),
];
export const minPrice = [
  column.money('minPrice', 'Минимальная цена', 'Minimum price', { path: 'minPrice.value' }),
  column.reference('minPriceCurrency', 'Валюта минимальной цены', 'Minimum price currency', {
    path: 'minPrice.currency',
    since: 2,
  }),
];

/** A rate of 0 and no VAT («без НДС») are both the number 0: whether VAT applies tells them apart (documentation: product). */
export const vat = [
  column.percent('effectiveVat', 'НДС, %', 'VAT, %'),
  column.yesNo('effectiveVatEnabled', 'НДС применяется', 'VAT applies', { since: 2 }),
  column.percent('vat', 'Собственная ставка НДС, %', 'Own VAT rate, %', { hidden: true }),
  column.yesNo('vatEnabled', 'Собственный НДС применяется', 'Own VAT applies', { hidden: true }),
  column.yesNo('useParentVat', 'НДС как у группы', 'VAT of the group', { hidden: true }),
];

export const country = column.reference('country', 'Страна', 'Country');
export const description = column.text('description', 'Описание', 'Description');
export const size = [column.number('weight', 'Вес', 'Weight'), column.number('volume', 'Объём', 'Volume')];
export const discountProhibited = column.yesNo('discountProhibited', 'Скидки запрещены', 'No discounts', {
  hidden: true,
});
export const counts = [
  column.count('images', 'Изображений', 'Images', { hidden: true }),
  column.count('files', 'Файлов', 'Files', { hidden: true }),
];

/** The page of a good in MoySklad's address, by its kind. */
const pages: Record<string, string> = {
  product: 'good',
  service: 'service',
  bundle: 'bundle',
  variant: 'feature',
  consignment: 'consignment',
};
export const page = (row: SourceRow): string => pages[String(column.at(row, 'meta.type'))] ?? 'good';
