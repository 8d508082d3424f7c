import { createHash } from 'node:crypto';
import type { SourceRow } from '../../../protocol/index.ts';
import * as column from '../../columns/columns.ts';
import * as filter from '../../filter/filter-fields.ts';
import { goodTypes } from '../words.ts';
import * as by from './filters.ts';

/** What reports share: keys for rows that have no id, figures, filters. */

/** A UUID made from what tells a row from all others (RFC 9562, version 8): the same parts give the same UUID. */
export function uuidOf(...parts: unknown[]): string {
  const digits = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32).split('');
  digits[12] = '8';
  digits[16] = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4] ?? '8';
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The id of the object behind the link at a path; of an unusual link a UUID made from it. */
export function idAt(row: SourceRow, path: string): string {
  const value = column.at(row, path);
  return column.linkIn(value)?.id ?? uuidOf(value);
}

type Shown = { path?: string; hidden?: boolean };
/** The name of an object in a report, which the answer holds. */
export const named = (key: string, ru: string, en: string, { path = key, ...options }: Shown = {}) =>
  column.text(key, ru, en, { ...options, path: `${path}.name` });
/** An object in a report whose name may have to be looked up; nothing can be opened in a report. */
export const reference = (key: string, ru: string, en: string, options: Shown = {}) =>
  column.reference(key, ru, en, { ...options, opens: null });

/** The good of a row that holds it under `assortment`. */
export const good = [
  named('assortment', 'Наименование', 'Name'),
  column.text('code', 'Код', 'Code', { path: 'assortment.code' }),
  column.text('article', 'Артикул', 'SKU', { path: 'assortment.article' }),
  column.choice('type', 'Тип', 'Type', goodTypes, { path: 'assortment.meta.type', hidden: true }),
  named('uom', 'Ед. изм.', 'Unit', { path: 'assortment.uom' }),
];

const share = [
  column.money('profit', 'Прибыль', 'Profit'),
  column.share('margin', 'Рентабельность товара, %', 'Margin on cost, %'),
  column.share('salesMargin', 'Рентабельность продаж, %', 'Margin on sales, %'),
];

/** Profit by what was sold. */
export const profitOfGoods = [
  column.number('sellQuantity', 'Продано', 'Sold quantity'),
  column.money('sellPrice', 'Средняя цена продажи', 'Average sale price'),
  column.money('sellCost', 'Себестоимость единицы', 'Cost per unit'),
  column.money('sellSum', 'Сумма продаж', 'Sales'),
  column.money('sellCostSum', 'Себестоимость продаж', 'Cost of sales'),
  column.number('returnQuantity', 'Возвращено', 'Returned quantity'),
  column.money('returnPrice', 'Средняя цена возврата', 'Average return price', { hidden: true }),
  column.money('returnCost', 'Себестоимость единицы возврата', 'Return cost per unit', { hidden: true }),
  column.money('returnSum', 'Сумма возвратов', 'Returns'),
  column.money('returnCostSum', 'Себестоимость возвратов', 'Cost of returns'),
  ...share,
];

/** Profit by who sold, who bought, or through what. */
export const profitOfSales = [
  column.number('salesCount', 'Продаж', 'Number of sales'),
  column.money('salesAvgCheck', 'Средний чек', 'Average sale'),
  column.money('sellSum', 'Сумма продаж', 'Sales'),
  column.money('sellCostSum', 'Себестоимость продаж', 'Cost of sales'),
  column.number('returnCount', 'Возвратов', 'Number of returns'),
  column.money('returnAvgCheck', 'Средний возврат', 'Average return', { hidden: true }),
  column.money('returnSum', 'Сумма возвратов', 'Returns'),
  column.money('returnCostSum', 'Себестоимость возвратов', 'Cost of returns'),
  ...share,
];

/** Days from and to; without them MoySklad takes the last month. */
const moments = { by: { as: 'parameters' as const, from: 'momentFrom', to: 'momentTo' } };
export const period = filter.period('period', 'Период', 'Period', moments);
export const requiredPeriod = filter.period('period', 'Период', 'Period', { ...moments, required: true });

export const product = filter.reference('product', 'Товар', 'Product', 'product');
export const variant = filter.reference('variant', 'Модификация', 'Variant', 'variant');
export const productFolder = filter.reference(
  'productFolder',
  'Группа товаров',
  'Product group',
  'productfolder',
);
export const supplier = filter.reference('supplier', 'Поставщик', 'Supplier', 'counterparty');

export const profitFilters = [
  period,
  filter.reference('product', 'Товар', 'Product', 'assortment'),
  productFolder,
  filter.yesNo('withSubFolders', 'С вложенными группами', 'With nested groups'),
  filter.reference('counterparty', 'Контрагент', 'Counterparty', 'counterparty'),
  by.organization,
  by.store,
  by.project,
  supplier,
  by.salesChannel,
  filter.choice('entityType', 'Вид продажи', 'Kind of sale', {
    demand: { ru: 'Отгрузка', en: 'Shipment' },
    retaildemand: { ru: 'Розничная продажа', en: 'Retail sale' },
  }),
];

/** The columns of sums and quantities that turnover reports have four times. */
export function turnover(): column.Column[] {
  const moments = [
    ['onPeriodStart', 'Начальный остаток', 'Opening stock'],
    ['income', 'Приход', 'Income'],
    ['outcome', 'Расход', 'Outcome'],
    ['onPeriodEnd', 'Конечный остаток', 'Closing stock'],
  ] as const;
  return moments.flatMap(([key, ru, en]) => [
    column.number(`${key}.quantity`, `${ru}, кол-во`, `${en}, quantity`),
    column.money(`${key}.sum`, `${ru}, сумма`, `${en}, sum`),
  ]);
}
const documentWords = {
  supply: { ru: 'Приёмка', en: 'Receipt of goods' },
  purchasereturn: { ru: 'Возврат поставщику', en: 'Purchase return' },
  demand: { ru: 'Отгрузка', en: 'Shipment' },
  salesreturn: { ru: 'Возврат покупателя', en: 'Customer return' },
  loss: { ru: 'Списание', en: 'Write-off' },
  enter: { ru: 'Оприходование', en: 'Stock entry' },
  move: { ru: 'Перемещение', en: 'Transfer' },
  processing: { ru: 'Техоперация', en: 'Processing' },
  retaildemand: { ru: 'Розничная продажа', en: 'Retail sale' },
  retailsalesreturn: { ru: 'Розничный возврат', en: 'Retail return' },
  productionstagecompletion: { ru: 'Выполнение этапа', en: 'Stage completion' },
};
/** What kind of document a row is about; orders appear in reports about reserves and what is in transit. */
export const documentTypes: Record<string, string> = {
  ...Object.fromEntries(Object.entries(documentWords).map(([type, { ru }]) => [type, ru])),
  customerorder: 'Заказ покупателя',
  purchaseorder: 'Заказ поставщику',
  internalorder: 'Внутренний заказ',
  processingorder: 'Заказ на производство',
  productiontask: 'Производственное задание',
};
export const turnoverFilters = [
  by.agent,
  by.contract,
  by.organization,
  by.project,
  by.retailStore,
  by.store,
  filter.choice('type', 'Вид документа', 'Kind of document', documentWords),
];

/** A series of figures: a period and a step are demanded. */
export const series = {
  reading: { answer: 'object' as const, rowsField: 'series', async: true },
  date: column.moment('date', 'Дата', 'Date'),
  filters: [
    requiredPeriod,
    filter.choice(
      'interval',
      'Шаг',
      'Step',
      {
        hour: { ru: 'Час', en: 'Hour' },
        day: { ru: 'День', en: 'Day' },
        month: { ru: 'Месяц', en: 'Month' },
      },
      { by: { as: 'parameter', name: 'interval' }, required: true },
    ),
    by.organization,
    by.project,
  ],
};

/** What the page «Показатели» shows of a day, a week or a month, as one row. */
export const dashboard = [
  column.number('sales.count', 'Продаж', 'Number of sales'),
  column.money('sales.amount', 'Сумма продаж', 'Sales'),
  column.money('sales.movementAmount', 'Изменение продаж', 'Change of sales'),
  column.number('orders.count', 'Заказов', 'Number of orders'),
  column.money('orders.amount', 'Сумма заказов', 'Orders'),
  column.money('orders.movementAmount', 'Изменение заказов', 'Change of orders'),
  column.money('money.income', 'Доход', 'Income'),
  column.money('money.outcome', 'Расход', 'Expense'),
  column.money('money.balance', 'Баланс', 'Balance'),
  column.money('money.todayMovement', 'Движение денег за сегодня', 'Change of money today'),
  column.money('money.movement', 'Движение денег за период', 'Change of money in the period'),
];

/** What a report about one good of the person's choice demands. */
export const chosenProduct = filter.reference('product', 'Товар', 'Product', 'product', { required: true });
export const chosenGood = filter.reference('assortment', 'Товар', 'Item', 'assortment', { required: true });

/** A row of a report by documents: the document, its moment, store and good. */
export const operation = [
  reference('operation', 'Документ', 'Document'),
  column.choice('operationType', 'Вид документа', 'Kind of document', documentTypes, {
    path: 'operation.meta.type',
  }),
  column.moment('moment', 'Время', 'Time'),
  reference('store', 'Склад', 'Store'),
  reference('assortment', 'Наименование', 'Name'),
];
export const keyOfOperation = (row: SourceRow): string =>
  uuidOf(idAt(row, 'operation'), idAt(row, 'assortment'), idAt(row, 'store'), row.moment);
