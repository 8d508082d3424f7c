import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import { contractTypes, rewardTypes } from './words.ts';

export const contract = defineDictionary({
  key: 'contract',
  section: 'counterparties',
  metadata: 'contract',
  title: { ru: 'Договоры', en: 'Contracts' },
  description: {
    ru: 'По строке на договор: стороны, тип, дата, сумма и вознаграждение.',
    en: 'A row per contract: parties, type, date, sum and commission.',
  },
  columns: [
    column.text('name', '№', 'No.'),
    column.date('moment', 'Дата', 'Date'),
    column.choice('contractType', 'Тип договора', 'Type', contractTypes),
    column.reference('agent', 'Контрагент', 'Counterparty'),
    column.reference('ownAgent', 'Организация', 'Organization'),
    ...column.state(),
    column.money('sum', 'Сумма', 'Sum'),
    column.reference('currency', 'Валюта', 'Currency', { path: 'rate.currency', opens: null }),
    column.choice('rewardType', 'Тип вознаграждения', 'Commission type', rewardTypes),
    column.percent('rewardPercent', 'Вознаграждение, %', 'Commission, %'),
    dictionary.code,
    ...doc.bankAccounts,
    dictionary.comment,
    dictionary.archived,
    ...doc.sent,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('contract'),
  ],
  filters: [
    filter.text('name', '№', 'No.'),
    filter.period('moment', 'Дата', 'Date'),
    by.agent,
    filter.reference('ownAgent', 'Организация', 'Organization', 'organization'),
    by.state('contract'),
    by.readMoney('sum', 'Сумма', 'Sum'),
    by.code,
    by.description,
    by.externalCode,
    ...by.owners,
    by.archived,
  ],
});
