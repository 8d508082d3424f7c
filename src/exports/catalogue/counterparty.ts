import * as column from '../columns.ts';
import { defineExporter } from '../exporter.ts';
import { companyTypes } from './words.ts';

export const counterparty = defineExporter({
  key: 'counterparty',
  kind: 'dictionary',
  title: { ru: 'Контрагенты', en: 'Counterparties' },
  description: {
    ru: 'По строке на контрагента: контакты, реквизиты, группы, статус и сумма продаж.',
    en: 'A row per counterparty: contacts, requisites, groups, status and total sales.',
  },
  columns: [
    column.text('name', 'Наименование', 'Name'),
    column.text('code', 'Код', 'Code'),
    column.choice('companyType', 'Тип контрагента', 'Type', companyTypes),
    column.state(),
    column.texts('tags', 'Группы', 'Groups'),
    column.text('phone', 'Телефон', 'Phone'),
    column.text('email', 'E-mail', 'E-mail'),
    column.text('fax', 'Факс', 'Fax', { hidden: true }),
    column.text('actualAddress', 'Фактический адрес', 'Actual address'),
    column.text('legalTitle', 'Полное наименование', 'Full name'),
    column.text('legalAddress', 'Юридический адрес', 'Legal address'),
    column.text('inn', 'ИНН', 'INN'),
    column.text('kpp', 'КПП', 'KPP'),
    column.text('ogrn', 'ОГРН', 'OGRN'),
    column.text('ogrnip', 'ОГРНИП', 'OGRNIP', { hidden: true }),
    column.text('okpo', 'ОКПО', 'OKPO', { hidden: true }),
    column.text('priceType', 'Цены', 'Price type', { path: 'priceType.name' }),
    column.text('discountCardNumber', 'Дисконтная карта', 'Discount card'),
    column.money('salesAmount', 'Сумма продаж', 'Total sales'),
    column.number('bonusPoints', 'Бонусные баллы', 'Bonus points'),
    column.text('description', 'Комментарий', 'Comment'),
    column.yesNo('archived', 'Архивный', 'Archived'),
    column.reference('owner', 'Владелец-сотрудник', 'Owner (employee)'),
    column.reference('group', 'Владелец-отдел', 'Owner (department)'),
    column.yesNo('shared', 'Общий доступ', 'Shared', { hidden: true }),
    column.moment('created', 'Когда создан', 'Created'),
    column.moment('updated', 'Когда изменен', 'Updated'),
    column.text('externalCode', 'Внешний код', 'External code'),
    column.openLink('company'),
  ],
});
