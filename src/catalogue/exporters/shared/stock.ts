import type { SourceRow } from '../../../protocol/index.ts';
import * as column from '../../columns/columns.ts';
import { numberCell, textCell } from '../../columns/values.ts';
import * as filter from '../../filter/filter-fields.ts';

/** What reports about stock share. */

/** By what the rows of a stock report are told apart. */
export const groupBy = filter.choice(
  'groupBy',
  'Показывать',
  'Rows are',
  {
    product: { ru: 'Товары', en: 'Products' },
    variant: { ru: 'Товары и модификации', en: 'Products and variants' },
    consignment: { ru: 'Партии', en: 'Batches' },
  },
  { by: { as: 'parameter', name: 'groupBy' } },
);

const stockWords = {
  all: { ru: 'Любой', en: 'Any' },
  positiveOnly: { ru: 'Положительный', en: 'Positive' },
  negativeOnly: { ru: 'Отрицательный', en: 'Negative' },
  empty: { ru: 'Нулевой', en: 'Zero' },
  nonEmpty: { ru: 'Ненулевой', en: 'Not zero' },
  underMinimum: { ru: 'Ниже неснижаемого', en: 'Below the minimum' },
};
export const stockMode = filter.choice('stockMode', 'Остаток', 'Stock', stockWords);
export const quantityMode = filter.choice('quantityMode', 'Доступно', 'Available', stockWords);
export const soldByWeight = filter.yesNo('soldByWeight', 'Весовой', 'Sold by weight');

/** An object known only by its id. */
const byId = (key: string, ru: string, en: string, idField: string, type: string): column.Column => ({
  ...column.computed(key, 'text', ru, en, (row, lookup) =>
    row[idField] ? lookup.name({ type, id: String(row[idField]) }) : null,
  ),
  named: true,
});
/** Product, variant or batch: the short reports do not say which, the assortment holds them all. */
export const goodById = byId('good', 'Наименование', 'Name', 'assortmentId', 'assortment');
export const storeById = byId('store', 'Склад', 'Store', 'storeId', 'store');

/** The figures of a short stock report: one kind of them in an answer, named by its key. */
const shortKinds = {
  stock: { ru: 'Остаток', en: 'Stock' },
  freeStock: { ru: 'Остаток без резерва', en: 'Stock without reserve' },
  quantity: { ru: 'Доступно', en: 'Available' },
  reserve: { ru: 'Резерв', en: 'Reserve' },
  inTransit: { ru: 'Ожидание', en: 'In transit' },
};
const shortKind = (row: SourceRow) => Object.entries(shortKinds).find(([key]) => row[key] !== undefined);
export const shortStock = [
  column.computed('amount', 'number', 'Количество', 'Amount', (row) => {
    const [key] = shortKind(row) ?? [];
    return key === undefined ? null : numberCell(row[key]);
  }),
  column.computed('figure', 'text', 'Показатель', 'Figure', (row) => textCell(shortKind(row)?.[1].ru), {
    hidden: true,
  }),
];
export const shortFilters = [
  filter.choice('stockType', 'Показатель', 'Figure', shortKinds, {
    by: { as: 'parameter', name: 'stockType' },
  }),
  filter.choice(
    'include',
    'Нулевые остатки',
    'Zero stock',
    { zeroLines: { ru: 'Показывать', en: 'Shown' } },
    { by: { as: 'parameter', name: 'include' } },
  ),
];
