import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';
import { codeStates, emissionStates, emissionTypes, trackingTypes } from './words.ts';

export const emissionorder = defineDocument({
  key: 'emissionorder',
  section: 'goods',
  title: { ru: 'Заказы кодов маркировки', en: 'Marking code orders' },
  description: {
    ru: 'По строке на заказ: вид продукции, способ ввода в оборот и состояние.',
    en: 'A row per order: kind of goods, way into circulation and state.',
  },
  fields: false,
  reading: { order: 'id' },
  columns: [
    ...doc.opening,
    doc.organization,
    ...column.state(),
    column.choice('documentState', 'Состояние заказа', 'Order state', emissionStates),
    column.choice('emissionType', 'Способ ввода в оборот', 'Way into circulation', emissionTypes),
    column.choice('trackingType', 'Вид продукции', 'Kind of goods', trackingTypes),
    doc.comment,
    doc.lineCount,
    ...doc.sent,
    doc.linkedCount('productionTasks', 'Производственных заданий', 'Production tasks'),
    ...doc.closing('emissionorder'),
  ],
  filters: [
    filter.period('moment', 'Период', 'Period'),
    by.state('emissionorder'),
    filter.text('name', '№', 'No.'),
    by.assortment,
    by.description,
    by.externalCode,
    ...by.owners,
    filter.yesNo('isDeleted', 'В корзине', 'In the trash'),
  ],
});

export const emissionorderLines = defineLines(emissionorder, {
  key: 'emissionorderposition',
  title: { ru: 'Заказы кодов маркировки по позициям', en: 'Marking code orders by line' },
  description: {
    ru: 'По строке на позицию: товар, количество и состояние кодов; данные заказа повторены.',
    en: 'A row per line: item, quantity and state of the codes; the order’s data repeated.',
  },
  columns: [
    ...lines.good,
    lines.quantity,
    column.choice('line.status', 'Состояние кодов', 'Code state', codeStates),
  ],
  filters: lines.filters,
});
