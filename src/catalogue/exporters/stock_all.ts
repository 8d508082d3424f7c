import * as column from '../columns/columns.ts';
import { lineSumCell } from '../columns/values.ts';
import { defineReport } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as by from './shared/filters.ts';
import * as report from './shared/reports.ts';
import * as stock from './shared/stock.ts';
import { goodTypes } from './words.ts';

export const stockAll = defineReport({
  key: 'stock_all',
  path: '/report/stock/all',
  section: 'stock',
  title: { ru: 'Остатки', en: 'Stock' },
  description: {
    ru: 'По строке на товар: остаток, резерв, ожидание, доступно, себестоимость и цена продажи.',
    en: 'A row per item: stock, reserve, in transit, available, cost and sale price.',
  },
  reading: { async: true, weight: 5 },
  keyOf: (row) => report.idAt({ good: { meta: row.meta } }, 'good'),
  columns: [
    column.text('name', 'Наименование', 'Name'),
    column.text('code', 'Код', 'Code'),
    column.text('article', 'Артикул', 'SKU'),
    column.text('folder', 'Группа', 'Group', { path: 'folder.name' }),
    column.text('folderPath', 'Вышестоящие группы', 'Parent groups', {
      path: 'folder.pathName',
      hidden: true,
    }),
    column.choice('type', 'Тип', 'Type', goodTypes, { path: 'meta.type', hidden: true }),
    report.named('uom', 'Ед. изм.', 'Unit'),
    column.number('stock', 'Остаток', 'Stock'),
    column.number('reserve', 'Резерв', 'Reserve'),
    column.number('inTransit', 'Ожидание', 'In transit'),
    column.number('quantity', 'Доступно', 'Available'),
    column.money('price', 'Себестоимость', 'Cost'),
    column.computed('costSum', 'money', 'Сумма себестоимости', 'Total cost', (row) =>
      lineSumCell(row.price, row.stock),
    ),
    column.money('salePrice', 'Цена продажи', 'Sale price'),
    column.computed('saleSum', 'money', 'Сумма по цене продажи', 'Total at sale price', (row) =>
      lineSumCell(row.salePrice, row.stock),
    ),
    column.number('stockDays', 'Дней на складе', 'Days in stock'),
    column.text('externalCode', 'Внешний код', 'External code', { hidden: true }),
  ],
  filters: [
    by.store,
    report.productFolder,
    filter.yesNo('withSubFolders', 'С вложенными группами', 'With nested groups'),
    report.product,
    report.supplier,
    stock.stockMode,
    stock.quantityMode,
    filter.yesNo('reserveOnly', 'Только с резервом', 'Only reserved'),
    filter.yesNo('inTransitOnly', 'Только с ожиданием', 'Only in transit'),
    stock.soldByWeight,
    by.archived,
    stock.groupBy,
  ],
});
