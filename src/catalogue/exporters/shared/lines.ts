import * as column from '../../columns/columns.ts';
import { lineSumCell, moneyCell, textCell } from '../../columns/values.ts';
import * as filter from '../../filter/filter-fields.ts';
import { goodTypes } from '../words.ts';
import { characteristicsOf } from './goods.ts';

/** Columns of a document's lines (documentation: positions of documents). */

/** Known only when the line's good was opened. */
const opened = (shown: column.Column): column.Column => ({ ...shown, expand: ['line.assortment'] });

/** What a line is about. */
export const good = [
  column.reference('line.assortment', 'Наименование', 'Item'),
  opened(column.text('line.code', 'Код товара', 'Item code', { path: 'line.assortment.code' })),
  opened(column.text('line.article', 'Артикул', 'SKU', { path: 'line.assortment.article' })),
  column.choice('line.type', 'Тип товара', 'Item type', goodTypes, {
    path: 'line.assortment.meta.type',
    hidden: true,
  }),
  opened(
    column.groupPath('line.folder', 'Группа товаров', 'Product group', 'productfolder', {
      path: 'line.assortment.pathName',
      hidden: true,
    }),
  ),
  opened(
    column.barcodes('line.barcodes', 'Штрихкоды', 'Barcodes', {
      path: 'line.assortment.barcodes',
      hidden: true,
    }),
  ),
  column.computed(
    'line.characteristics',
    'text',
    'Характеристики',
    'Characteristics',
    (row) => characteristicsOf(column.at(row, 'line.assortment.characteristics')),
    { hidden: true, expand: ['line.assortment'] },
  ),
  column.reference('line.uom', 'Ед. изм.', 'Unit', {
    path: 'line.assortment.uom',
    hidden: true,
    opens: 'line.assortment',
  }),
];

/** What a bundle or a processing plan, which has a name itself, is made of. */
export const component = [
  column.reference('line.assortment', 'Товар', 'Item'),
  opened(column.text('line.code', 'Код товара', 'Item code', { path: 'line.assortment.code' })),
  opened(column.text('line.article', 'Артикул товара', 'Item SKU', { path: 'line.assortment.article' })),
];

export const quantity = column.number('line.quantity', 'Количество', 'Quantity');
export const price = column.money('line.price', 'Цена', 'Price');
const discount = column.percent('line.discount', 'Скидка, %', 'Discount, %');
export const sum = column.computed('line.sum', 'money', 'Сумма строки', 'Line sum', (row) => {
  const line = row.line as { price?: unknown; quantity?: unknown; discount?: unknown } | undefined;
  return lineSumCell(line?.price, line?.quantity, line?.discount);
});
/** No VAT («без НДС») is a rate of 0 that does not apply (documentation: positions of documents). */
export const vat = [
  column.percent('line.vat', 'НДС, %', 'VAT, %'),
  column.yesNo('line.vatEnabled', 'НДС в строке', 'VAT in the line', { since: 2 }),
];
export const pack = column.number('line.pack', 'Единиц в упаковке', 'Units in a package', {
  path: 'line.pack.quantity',
  hidden: true,
});
export const cost = column.money('line.cost', 'Себестоимость', 'Cost', { hidden: true });
export const overhead = column.money('line.overhead', 'Накладные расходы строки', 'Overhead of the line', {
  hidden: true,
});
export const slot = column.reference('line.slot', 'Ячейка', 'Slot', { hidden: true });
export const country = column.reference('line.country', 'Страна', 'Country', { hidden: true });
export const customsDeclaration = column.text('line.gtd', 'ГТД', 'Customs declaration', {
  path: 'line.gtd.name',
  hidden: true,
});
export const serialNumbers = column.texts('line.things', 'Серийные номера', 'Serial numbers', {
  hidden: true,
});
export const markingCodes = column.computed(
  'line.trackingCodes',
  'text',
  'Коды маркировки',
  'Marking codes',
  (row) => {
    const codes = column.listed(column.at(row, 'line.trackingCodes')).map(({ cis }) => cis);
    return codes.length > 0 ? codes.join(', ') : null;
  },
  { hidden: true },
);

/** The prices of a price list's line: «Розница: 120; Опт: 100». */
export const priceCells = column.computed(
  'line.cells',
  'text',
  'Цены по колонкам',
  'Prices by column',
  (row) => {
    const cells = column.listed(column.at(row, 'line.cells'));
    return textCell(cells.map((cell) => `${cell.column}: ${moneyCell(cell.sum)}`).join('; '));
  },
);

/** What a line that is bought or sold has: the good, how many, for how much. */
export const trade = [...good, quantity, pack, price, discount, sum, ...vat];

/** A line's own fields: MoySklad cannot filter by them, so lines are chosen after they were read. */
const goodFilter = filter.text('line.assortment', 'Наименование', 'Item', {
  by: { as: 'row', name: 'line.assortment' },
});
const quantityFilter = filter.number('line.quantity', 'Количество', 'Quantity', {
  by: { as: 'row', name: 'line.quantity' },
});
const sumFilter = filter.money('line.sum', 'Сумма строки', 'Line sum', {
  by: { as: 'row', name: 'line.sum' },
});
export const filters = [goodFilter, quantityFilter];
export const tradeFilters = [...filters, sumFilter];
