import * as filter from '../../filter/filter-fields.ts';

/** Filters that many exporters share; which field can be asked for in which list: documentation, tables of fields. */

export const agent = filter.reference('agent', 'Контрагент', 'Counterparty', 'counterparty');
export const organization = filter.reference('organization', 'Организация', 'Organization', 'organization');
export const store = filter.reference('store', 'Склад', 'Store', 'store');
export const project = filter.reference('project', 'Проект', 'Project', 'project');
export const contract = filter.reference('contract', 'Договор', 'Contract', 'contract');
export const salesChannel = filter.reference('salesChannel', 'Канал продаж', 'Sales channel', 'saleschannel');
export const retailStore = filter.reference('retailStore', 'Точка продаж', 'Point of sale', 'retailstore');
export const retailShift = filter.reference('retailShift', 'Розничная смена', 'Retail shift', 'retailshift');
export const state = (entity: string) =>
  filter.reference('state', 'Статус', 'Status', `${entity}/metadata/states`);
/** Documents that contain the good. */
export const assortment = filter.reference(
  'assortment',
  'Товар в документе',
  'Item in the document',
  'assortment',
);

export const sum = filter.money('sum', 'Сумма', 'Sum');
export const applicable = filter.yesNo('applicable', 'Проведено', 'Posted');
export const sent = [
  filter.yesNo('published', 'Отправлено', 'Sent'),
  filter.yesNo('printed', 'Напечатано', 'Printed'),
];
export const code = filter.text('code', 'Код', 'Code');
export const description = filter.text('description', 'Комментарий', 'Comment');
export const externalCode = filter.text('externalCode', 'Внешний код', 'External code');
export const archived = filter.yesNo('archived', 'Архивный', 'Archived');
export const created = filter.period('created', 'Когда создан', 'Created');
export const owners = [
  filter.reference('owner', 'Владелец-сотрудник', 'Owner (employee)', 'employee'),
  filter.reference('group', 'Владелец-отдел', 'Owner (department)', 'group'),
  filter.yesNo('shared', 'Общий доступ', 'Shared'),
];

/** By these every document can be filtered. */
export const document = [
  filter.period('moment', 'Период', 'Period'),
  organization,
  filter.text('name', '№', 'No.'),
  description,
  externalCode,
  ...owners,
  created,
  filter.yesNo('isDeleted', 'В корзине', 'In the trash'),
];

/** By these almost every dictionary can be filtered. */
export const dictionary = [filter.text('name', 'Наименование', 'Name'), externalCode, ...owners];

/** A sum that MoySklad cannot filter by: rows are chosen after they were read. */
export const readMoney = (key: string, ru: string, en: string) =>
  filter.money(key, ru, en, { by: { as: 'row', name: key } });
export const payedSum = readMoney('payedSum', 'Оплачено', 'Paid');

/** A link that MoySklad cannot filter by. */
export const readReference = (key: string, ru: string, en: string, from: string) =>
  filter.reference(key, ru, en, from, { by: { as: 'row', name: key } });
