import * as column from '../../columns/columns.ts';
import { totalCell } from '../../columns/values.ts';
import { overheadDistributions } from '../words.ts';

/** Columns that many documents have, in the words of MoySklad's lists (documentation: common fields of documents). */

/** The number and the time: with these a document begins. */
export const opening = [column.text('name', '№', 'No.'), column.moment('moment', 'Время', 'Time')];

export const agent = column.reference('agent', 'Контрагент', 'Counterparty');
export const organization = column.reference('organization', 'Организация', 'Organization');
export const store = column.reference('store', 'Склад', 'Store');
export const project = column.reference('project', 'Проект', 'Project');
export const contract = column.reference('contract', 'Договор', 'Contract');
export const salesChannel = column.reference('salesChannel', 'Канал продаж', 'Sales channel');
export const retailStore = column.reference('retailStore', 'Точка продаж', 'Point of sale');
export const retailShift = column.reference('retailShift', 'Розничная смена', 'Retail shift');
export const expenseItem = column.reference('expenseItem', 'Статья расходов', 'Expense item');

export const sum = column.money('sum', 'Сумма', 'Sum');
export const payedSum = column.money('payedSum', 'Оплачено', 'Paid');

/** The document's currency, and its rate, which is printed only when it is not 1. */
export const currency = [
  column.reference('currency', 'Валюта', 'Currency', { path: 'rate.currency' }),
  column.computed(
    'rate',
    'number',
    'Курс',
    'Rate',
    ({ rate }) => (rate ? ((rate as { value?: number }).value ?? 1) : null),
    { hidden: true },
  ),
];

export const vat = [
  column.money('vatSum', 'Сумма НДС', 'VAT sum'),
  column.yesNo('vatEnabled', 'Учитывать НДС', 'VAT applies', { since: 2 }),
  column.yesNo('vatIncluded', 'Цена включает НДС', 'Price includes VAT', { hidden: true }),
];

export const overhead = [
  column.money('overhead', 'Накладные расходы', 'Overhead', { path: 'overhead.sum' }),
  column.choice(
    'overheadDistribution',
    'Распределение накладных расходов',
    'Overhead distribution',
    overheadDistributions,
    { path: 'overhead.distribution', hidden: true },
  ),
];

export const bankAccounts = [
  column.bankAccount('organizationAccount', 'Счёт организации', 'Account of the organization'),
  column.bankAccount('agentAccount', 'Счёт контрагента', 'Account of the counterparty'),
];

/** The other party's own number and date of the document. */
export const incoming = [
  column.text('incomingNumber', 'Входящий номер', 'Incoming number'),
  column.date('incomingDate', 'Входящая дата', 'Incoming date'),
];

export const comment = column.text('description', 'Комментарий', 'Comment');
export const files = column.count('files', 'Файлов', 'Files', { hidden: true });
export const lineCount = column.count('positions', 'Позиций', 'Lines');
export const applicable = column.yesNo('applicable', 'Проведено', 'Posted');

/** Whether it was sent and printed. */
export const sent = [
  column.yesNo('published', 'Отправлено', 'Sent'),
  column.yesNo('printed', 'Напечатано', 'Printed'),
];

const owner = column.reference('owner', 'Владелец-сотрудник', 'Owner (employee)');
const group = column.reference('group', 'Владелец-отдел', 'Owner (department)');
const shared = column.yesNo('shared', 'Общий доступ', 'Shared', { hidden: true });
const created = column.moment('created', 'Когда создан', 'Created');
const updated = column.moment('updated', 'Когда изменён', 'Updated');
export const code = column.text('code', 'Код документа', 'Document code', { hidden: true });
const externalCode = column.text('externalCode', 'Внешний код', 'External code', { hidden: true });

/** With these a document ends. @param page its page in MoySklad's address. */
export const closing = (page: string) => [
  owner,
  group,
  shared,
  created,
  updated,
  column.moment('deleted', 'Когда удалён', 'Deleted', { hidden: true }),
  externalCode,
  column.openLink(page),
];

/** Another document that this one is linked to: shown by its number; it cannot be opened together with this one. */
export const linked = (key: string, ru: string, en: string) =>
  column.reference(key, ru, en, { hidden: true, opens: null });

/** How many other documents this one is linked to. */
export const linkedCount = (key: string, ru: string, en: string) =>
  column.count(key, ru, en, { hidden: true });

/** How much of a payment is linked to documents. */
export const linkedSum = column.computed(
  'linkedSum',
  'money',
  'Привязано к документам',
  'Linked to documents',
  ({ operations }) => {
    const sums = column.listed(operations).map((operation) => operation.linkedSum);
    return totalCell(sums);
  },
  { hidden: true },
);
