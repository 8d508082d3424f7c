import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

export const employee = defineDictionary({
  key: 'employee',
  section: 'settings',
  metadata: 'employee',
  title: { ru: 'Сотрудники', en: 'Employees' },
  description: {
    ru: 'По строке на сотрудника: ФИО, должность, логин, контакты и отдел.',
    en: 'A row per employee: full name, position, login, contacts and department.',
  },
  columns: [
    column.text('fullName', 'ФИО', 'Full name'),
    column.text('name', 'Наименование', 'Name', { hidden: true }),
    column.text('shortFio', 'Краткое ФИО', 'Short name', { hidden: true }),
    column.text('lastName', 'Фамилия', 'Last name', { hidden: true }),
    column.text('firstName', 'Имя', 'First name', { hidden: true }),
    column.text('middleName', 'Отчество', 'Patronymic', { hidden: true }),
    column.text('position', 'Должность', 'Position'),
    column.text('uid', 'Логин', 'Login'),
    column.text('email', 'E-mail', 'E-mail'),
    column.text('phone', 'Телефон', 'Phone'),
    column.text('inn', 'ИНН', 'INN'),
    column.money('salary', 'Оклад', 'Salary', { path: 'salary.value' }),
    column.reference('group', 'Отдел', 'Department'),
    column.reference('retailStore', 'Точка продаж', 'Point of sale', { hidden: true, opens: null }),
    column.count('cashiers', 'Касс', 'Tills', { hidden: true }),
    dictionary.comment,
    dictionary.archived,
    column.reference('owner', 'Владелец-сотрудник', 'Owner (employee)', { hidden: true }),
    column.yesNo('shared', 'Общий доступ', 'Shared', { hidden: true }),
    dictionary.created,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('employee'),
  ],
  filters: [
    ...by.dictionary,
    filter.text('lastName', 'Фамилия', 'Last name'),
    filter.text('firstName', 'Имя', 'First name'),
    filter.text('middleName', 'Отчество', 'Patronymic'),
    filter.text('uid', 'Логин', 'Login'),
    filter.text('email', 'E-mail', 'E-mail'),
    filter.text('phone', 'Телефон', 'Phone'),
    by.description,
    by.archived,
  ],
});
