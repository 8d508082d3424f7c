import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const pricelist = defineDocument({
  key: 'pricelist',
  section: 'goods',
  title: { ru: 'Прайс-листы', en: 'Price lists' },
  description: {
    ru: 'По строке на прайс-лист: тип цены, колонки и число позиций.',
    en: 'A row per price list: price type, columns and number of lines.',
  },
  columns: [
    ...doc.opening,
    doc.organization,
    ...column.state(),
    column.text('priceType', 'Тип цены', 'Price type', { path: 'priceType.name' }),
    column.names('columns', 'Колонки', 'Columns'),
    doc.comment,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    doc.code,
    doc.files,
    ...doc.closing('pricelist'),
  ],
  filters: [...by.document, by.state('pricelist'), by.assortment, by.applicable, ...by.sent, by.code],
});

export const pricelistLines = defineLines(pricelist, {
  key: 'pricelistposition',
  title: { ru: 'Прайс-листы по позициям', en: 'Price lists by line' },
  description: {
    ru: 'По строке на позицию: товар, первая цена и цены всех колонок; данные прайс-листа повторены.',
    en: 'A row per line: item, first price and the prices of all columns; the price list’s data repeated.',
  },
  columns: [
    ...lines.good,
    lines.pack,
    column.money('line.price', 'Цена', 'Price', { path: 'line.cells.0.sum' }),
    lines.priceCells,
  ],
  filters: [
    filter.text('line.assortment', 'Наименование', 'Item', { by: { as: 'row', name: 'line.assortment' } }),
  ],
});
