import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import { addressParts } from './shared/address.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import * as party from './shared/party.ts';
import { companyTypes } from './words.ts';

export const organization = defineDictionary({
  key: 'organization',
  section: 'settings',
  metadata: 'organization',
  title: { ru: 'Юрлица', en: 'Organizations' },
  description: {
    ru: 'По строке на своё юрлицо: реквизиты, адреса, руководитель и бухгалтер.',
    en: 'A row per organization of your own: company details, addresses, director and accountant.',
  },
  columns: [
    dictionary.name,
    dictionary.code,
    column.choice('companyType', 'Тип юрлица', 'Type', companyTypes),
    column.text('phone', 'Телефон', 'Phone'),
    column.text('email', 'E-mail', 'E-mail'),
    column.text('fax', 'Факс', 'Fax', { hidden: true }),
    column.text('actualAddress', 'Фактический адрес', 'Actual address'),
    ...addressParts('actualAddressFull', 'Фактический адрес', 'Actual address'),
    ...party.requisites,
    column.text('director', 'Руководитель', 'Director'),
    column.text('directorPosition', 'Должность руководителя', 'Position of the director'),
    column.text('chiefAccountant', 'Главный бухгалтер', 'Chief accountant'),
    column.yesNo('payerVat', 'Плательщик НДС', 'Pays VAT'),
    column.percent('advancePaymentVat', 'НДС с аванса, %', 'VAT of advances, %', { hidden: true }),
    column.yesNo('companyVat__ru.useCompanyVat', 'Собственные настройки НДС', 'Own VAT settings', {
      hidden: true,
    }),
    column.percent('companyVat__ru.defaultCompanyVat', 'НДС по умолчанию, %', 'Default VAT, %', {
      hidden: true,
    }),
    column.yesNo(
      'companyVat__ru.defaultCompanyVatEnabled',
      'НДС начисляется по умолчанию',
      'VAT by default',
      { hidden: true },
    ),
    column.text('trackingContractNumber', 'Номер договора с ЦРПТ', 'Marking contract number', {
      hidden: true,
    }),
    column.date('trackingContractDate', 'Дата договора с ЦРПТ', 'Marking contract date', { hidden: true }),
    column.yesNo('isEgaisEnable', 'ЕГАИС', 'EGAIS', { hidden: true }),
    column.text('fsrarId', 'Идентификатор в ФСРАР', 'FSRAR ID', { hidden: true }),
    column.text('utmUrl', 'Адрес УТМ', 'UTM address', { hidden: true }),
    column.number('bonusPoints', 'Бонусные баллы', 'Bonus points', { hidden: true }),
    column.reference('bonusProgram', 'Бонусная программа', 'Bonus programme', { hidden: true }),
    column.count('accounts', 'Расчётных счетов', 'Bank accounts', { hidden: true }),
    dictionary.comment,
    dictionary.archived,
    ...dictionary.owners,
    dictionary.created,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('mycompany'),
  ],
  filters: [
    filter.text('name', 'Наименование', 'Name'),
    by.code,
    by.externalCode,
    filter.text('inn', 'ИНН', 'INN'),
    filter.text('kpp', 'КПП', 'KPP'),
    filter.text('legalTitle', 'Полное наименование', 'Full name'),
    filter.reference('owner', 'Владелец-сотрудник', 'Owner (employee)', 'employee'),
    filter.yesNo('shared', 'Общий доступ', 'Shared'),
    by.description,
    by.created,
    by.archived,
  ],
});
