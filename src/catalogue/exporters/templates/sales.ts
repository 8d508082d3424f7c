import type { Template } from '../../template.ts';
import { posted, within } from './parts.ts';

/** For those who sell, and for dealers. */
export const forSales: Template[] = [
  {
    key: 'unpaid-orders',
    title: { ru: 'Неоплаченные заказы', en: 'Unpaid orders' },
    description: {
      ru: 'Заказы, по которым не пришло ни рубля: кому напомнить об оплате.',
      en: 'Orders without a single payment: whom to remind.',
    },
    audience: 'sales',
    exporter: 'customerorder',
    mode: 'upsert',
    columns: ['name', 'moment', 'agent', 'sum', 'payedSum', 'shippedSum', 'state', 'owner', 'description'],
    conditions: [within({ last: 12, unit: 'month' }), posted, { field: 'payedSum', op: 'atMost', value: 0 }],
    sheetTitle: 'Неоплаченные заказы',
  },
  {
    key: 'price-list-for-dealers',
    title: { ru: 'Прайс-лист для дилеров', en: 'Price list for dealers' },
    description: {
      ru: 'Товары и цены проведённых прайс-листов, без закупочных цен: можно открыть дилерам.',
      en: 'Goods and prices of the posted price lists, without purchase prices: to be shared with dealers.',
    },
    audience: 'dealers',
    exporter: 'pricelistposition',
    mode: 'upsert',
    columns: [
      'line.assortment',
      'line.code',
      'line.article',
      'line.barcodes',
      'line.uom',
      'line.price',
      'line.cells',
      'name',
      'moment',
    ],
    conditions: [posted],
    sheetTitle: 'Прайс-лист',
  },
  {
    key: 'tasks-to-do',
    title: { ru: 'Задачи со сроком', en: 'Tasks to do' },
    description: {
      ru: 'Невыполненные задачи: что, кому и до какого срока.',
      en: 'Tasks not done yet: what to do, who does it and when it is due.',
    },
    audience: 'sales',
    exporter: 'task',
    mode: 'upsert',
    columns: ['dueToDate', 'description', 'assignee', 'agent', 'operation', 'author', 'created'],
    conditions: [
      { field: 'done', op: 'is', value: false },
      { field: 'dueToDate', op: 'filled' },
    ],
    sheetTitle: 'Задачи',
  },
];
