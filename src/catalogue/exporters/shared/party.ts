import * as column from '../../columns/columns.ts';
import { addressParts } from './address.ts';

/** Requisites of a counterparty or of an own organization; which of them it has, its type decides. */
export const requisites = [
  column.text('legalTitle', 'Полное наименование', 'Full name'),
  column.text('legalLastName', 'Фамилия', 'Last name', { hidden: true }),
  column.text('legalFirstName', 'Имя', 'First name', { hidden: true }),
  column.text('legalMiddleName', 'Отчество', 'Patronymic', { hidden: true }),
  column.text('legalAddress', 'Юридический адрес', 'Legal address'),
  ...addressParts('legalAddressFull', 'Юридический адрес', 'Legal address'),
  column.text('inn', 'ИНН', 'INN'),
  column.text('kpp', 'КПП', 'KPP'),
  column.text('ogrn', 'ОГРН', 'OGRN'),
  column.text('ogrnip', 'ОГРНИП', 'OGRNIP', { hidden: true }),
  column.text('okpo', 'ОКПО', 'OKPO', { hidden: true }),
  column.text('certificateNumber', 'Номер свидетельства', 'Certificate number', { hidden: true }),
  column.date('certificateDate', 'Дата свидетельства', 'Certificate date', { hidden: true }),
];
