import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import { bonusCategories, bonusStatuses, bonusTypes } from './words.ts';

export const bonustransaction = defineDictionary({
  key: 'bonustransaction',
  section: 'retail',
  archived: false,
  reading: { order: 'id' },
  title: { ru: 'Бонусные операции', en: 'Bonus operations' },
  description: {
    ru: 'По строке на операцию: контрагент, начислено или списано, сколько баллов и по какому документу.',
    en: 'A row per operation: counterparty, earned or spent, how many points and by which document.',
  },
  columns: [
    column.text('name', '№', 'No.'),
    column.moment('moment', 'Время', 'Time'),
    column.reference('agent', 'Контрагент', 'Counterparty'),
    column.reference('bonusProgram', 'Бонусная программа', 'Bonus programme'),
    column.choice('transactionType', 'Тип операции', 'Type', bonusTypes),
    column.number('bonusValue', 'Баллов', 'Points'),
    column.choice('transactionStatus', 'Состояние', 'Status', bonusStatuses),
    column.choice('categoryType', 'Категория', 'Category', bonusCategories),
    column.moment('executionDate', 'Дата начисления', 'Accrual date'),
    column.reference('parentDocument', 'Документ-основание', 'Base document'),
    column.reference('organization', 'Организация', 'Organization'),
    dictionary.comment,
    column.yesNo('applicable', 'Проведено', 'Posted'),
    dictionary.code,
    ...dictionary.owners,
    dictionary.created,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('bonustransaction'),
  ],
  filters: [
    filter.period('moment', 'Период', 'Period'),
    by.agent,
    filter.number('bonusValue', 'Баллов', 'Points'),
    by.organization,
    by.applicable,
    filter.text('name', '№', 'No.'),
    by.code,
    by.description,
    by.externalCode,
    ...by.owners,
    by.created,
  ],
});
