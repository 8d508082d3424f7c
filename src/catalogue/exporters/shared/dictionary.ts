import * as column from '../../columns/columns.ts';

/** Columns that most dictionaries have (documentation: common fields of dictionaries). */

export const name = column.text('name', 'Наименование', 'Name');
export const code = column.text('code', 'Код', 'Code');
export const externalCode = column.text('externalCode', 'Внешний код', 'External code');
export const comment = column.text('description', 'Комментарий', 'Comment');
export const archived = column.yesNo('archived', 'Архивный', 'Archived');
export const created = column.moment('created', 'Когда создан', 'Created');
export const updated = column.moment('updated', 'Когда изменён', 'Updated');

/** Who owns it; in a dictionary that is rarely looked at. */
export const owners = [
  column.reference('owner', 'Владелец-сотрудник', 'Owner (employee)', { hidden: true }),
  column.reference('group', 'Владелец-отдел', 'Owner (department)', { hidden: true }),
  column.yesNo('shared', 'Общий доступ', 'Shared', { hidden: true }),
];
