import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const productiontask = defineDocument({
  key: 'productiontask',
  section: 'production',
  title: { ru: 'Производственные задания', en: 'Production tasks' },
  description: {
    ru: 'По строке на задание: склады, сроки, начало и конец производства.',
    en: 'A row per task: stores, due dates, start and end of the production.',
  },
  reading: { order: 'id' },
  columns: [
    ...doc.opening,
    doc.organization,
    ...column.state(),
    column.reference('materialsStore', 'Склад материалов', 'Store of materials'),
    column.reference('productsStore', 'Склад продукции', 'Store of products'),
    column.moment('deliveryPlannedMoment', 'План. дата производства', 'Planned production date'),
    column.moment('productionStart', 'Начало производства', 'Production start'),
    column.moment('productionEnd', 'Конец производства', 'Production end'),
    column.count('productionRows', 'Техкарт', 'Processing plans'),
    column.count('products', 'Продукции', 'Products'),
    column.yesNo('reserve', 'Резервировать материалы', 'Materials reserved', { hidden: true }),
    column.yesNo('awaiting', 'Ожидать продукцию', 'Products awaited', { hidden: true }),
    doc.comment,
    doc.applicable,
    ...doc.sent,
    doc.linkedCount('customerOrders', 'Заказов покупателей', 'Customer orders'),
    doc.linkedCount('internalOrders', 'Внутренних заказов', 'Internal orders'),
    doc.linkedCount('purchaseOrders', 'Заказов поставщикам', 'Purchase orders'),
    doc.linkedCount('demands', 'Отгрузок', 'Shipments'),
    doc.linkedCount('supplies', 'Приёмок', 'Receipts'),
    doc.linkedCount('moves', 'Перемещений', 'Transfers'),
    doc.linkedCount('emissionOrders', 'Заказов кодов маркировки', 'Marking code orders'),
    doc.linkedCount('productionTasks', 'Связанных заданий', 'Linked tasks'),
    doc.linkedCount('productionTaskSupplies', 'Поставляющих заданий', 'Supplying tasks'),
    doc.code,
    doc.files,
    ...doc.closing('productiontask'),
  ],
  filters: [
    filter.period('moment', 'Период', 'Period'),
    by.organization,
    filter.text('name', '№', 'No.'),
    filter.period('deliveryPlannedMoment', 'План. дата производства', 'Planned production date'),
    by.readReference('materialsStore', 'Склад материалов', 'Store of materials', 'store'),
    by.readReference('productsStore', 'Склад продукции', 'Store of products', 'store'),
    by.code,
    by.description,
    by.externalCode,
    ...by.owners,
    filter.yesNo('isDeleted', 'В корзине', 'In the trash'),
  ],
});

export const productiontaskProducts = defineLines(productiontask, {
  key: 'productiontaskresult',
  collection: 'products',
  opensLines: false,
  title: { ru: 'Продукция производственных заданий', en: 'Products of production tasks' },
  description: {
    ru: 'По строке на продукт: товар и сколько произвести; данные задания повторены.',
    en: 'A row per product: item and how much to make; the task’s data repeated.',
  },
  columns: [...lines.good, column.number('line.planQuantity', 'Планируется', 'Planned quantity')],
  filters: [
    filter.text('line.assortment', 'Наименование', 'Item', { by: { as: 'row', name: 'line.assortment' } }),
  ],
});
