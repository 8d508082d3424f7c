import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import { companyTypeWords } from './filter-words.ts';
import { addressParts } from './shared/address.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import * as party from './shared/party.ts';
import { companyTypes, sexes } from './words.ts';

export const counterparty = defineDictionary({
  key: 'counterparty',
  section: 'counterparties',
  metadata: 'counterparty',
  reading: { async: true },
  title: { ru: 'Контрагенты', en: 'Counterparties' },
  description: {
    ru: 'По строке на контрагента: контакты, реквизиты, группы, статус и сумма продаж.',
    en: 'A row per counterparty: contacts, company details, groups, status and total sales.',
  },
  columns: [
    dictionary.name,
    dictionary.code,
    column.choice('companyType', 'Тип контрагента', 'Type', companyTypes),
    ...column.state(),
    column.texts('tags', 'Группы', 'Groups'),
    column.text('phone', 'Телефон', 'Phone'),
    column.text('email', 'E-mail', 'E-mail'),
    column.text('fax', 'Факс', 'Fax', { hidden: true }),
    column.text('actualAddress', 'Фактический адрес', 'Actual address'),
    ...addressParts('actualAddressFull', 'Фактический адрес', 'Actual address'),
    ...party.requisites,
    column.date('birthDate', 'Дата рождения', 'Birth date', { hidden: true }),
    column.choice('sex', 'Пол', 'Sex', sexes, { hidden: true }),
    column.text('priceType', 'Цены', 'Price type', { path: 'priceType.name' }),
    column.text('discountCardNumber', 'Дисконтная карта', 'Discount card'),
    column.money('salesAmount', 'Сумма продаж', 'Total sales'),
    column.number('bonusPoints', 'Бонусные баллы', 'Bonus points'),
    column.reference('bonusProgram', 'Бонусная программа', 'Bonus programme', { hidden: true }),
    column.count('discounts', 'Скидок', 'Discounts', { hidden: true }),
    column.count('accounts', 'Расчётных счетов', 'Bank accounts', { hidden: true }),
    column.count('contactpersons', 'Контактных лиц', 'Contact persons', { hidden: true }),
    column.count('notes', 'Событий', 'Events', { hidden: true }),
    column.count('files', 'Файлов', 'Files', { hidden: true }),
    dictionary.comment,
    dictionary.archived,
    column.reference('owner', 'Владелец-сотрудник', 'Owner (employee)'),
    column.reference('group', 'Владелец-отдел', 'Owner (department)'),
    column.yesNo('shared', 'Общий доступ', 'Shared', { hidden: true }),
    dictionary.created,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('company'),
  ],
  filters: [
    ...by.dictionary,
    by.code,
    by.state('counterparty'),
    filter.text('tags', 'Группа', 'Group'),
    filter.choice('companyType', 'Тип контрагента', 'Type', companyTypeWords),
    filter.text('inn', 'ИНН', 'INN'),
    filter.text('kpp', 'КПП', 'KPP'),
    filter.text('legalTitle', 'Полное наименование', 'Full name'),
    filter.text('phone', 'Телефон', 'Phone'),
    filter.text('email', 'E-mail', 'E-mail'),
    filter.text('actualAddress', 'Фактический адрес', 'Actual address'),
    filter.text('legalAddress', 'Юридический адрес', 'Legal address'),
    filter.text('discountCardNumber', 'Дисконтная карта', 'Discount card'),
    by.readMoney('salesAmount', 'Сумма продаж', 'Total sales'),
    by.description,
    by.created,
    by.archived,
  ],
});
