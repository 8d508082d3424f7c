import type { SandboxRequest } from '../../http.ts';

export type Language = 'ru' | 'en';

/** The language of a page: `hl` in its address, as Google has it, else what the browser asks for; Russian when nobody says. */
export function languageOf({ url, headers }: SandboxRequest): Language {
  const asked = url.searchParams.get('hl') ?? String(headers['accept-language'] ?? '');
  return /^en\b/i.test(asked) ? 'en' : 'ru';
}

const ru = {
  title: 'таблица (песочница)',
  all: 'Все таблицы',
  sheets: 'Листы',
  cell: 'Ячейка',
  value: 'Значение',
  write: 'Записать',
  column: 'Столбец',
  row: 'Строка',
  sortUp: 'Сортировать А → Я',
  sortDown: 'Сортировать Я → А',
  insertColumn: 'Вставить столбец слева',
  deleteColumn: 'Удалить столбец',
  insertRow: 'Вставить строку выше',
  deleteRow: 'Удалить строку',
  edit: 'Изменить ячейку',
  columns: 'Столбец выбранной ячейки',
  rows: 'Строка выбранной ячейки',
  hint: 'Выберите ячейку мышью или стрелками. Enter – изменить, Delete – очистить.',
  done: 'Готово, место изменения:',
  refused: 'Не получилось:',
  filled: 'Заполнено строк:',
  page: 'страница',
  of: 'из',
  back: '← Назад',
  next: 'Далее →',
  hidden: 'Скрытый лист',
  none: 'Таблиц пока нет.',
  list: 'Таблицы',
  listTitle: 'Таблицы – песочница',
  missing: 'К сожалению, такого файла нет.',
  missingTitle: 'Файл не найден',
};
const en: typeof ru = {
  title: 'spreadsheet (sandbox)',
  all: 'All spreadsheets',
  sheets: 'Sheets',
  cell: 'Cell',
  value: 'Value',
  write: 'Write',
  column: 'Column',
  row: 'Row',
  sortUp: 'Sort A → Z',
  sortDown: 'Sort Z → A',
  insertColumn: 'Insert a column on the left',
  deleteColumn: 'Delete the column',
  insertRow: 'Insert a row above',
  deleteRow: 'Delete the row',
  edit: 'Change the cell',
  columns: 'Column of the chosen cell',
  rows: 'Row of the chosen cell',
  hint: 'Choose a cell with the mouse or the arrow keys. Enter changes it, Delete clears it.',
  done: 'Done, changed at:',
  refused: 'It did not work:',
  filled: 'Rows filled:',
  page: 'page',
  of: 'of',
  back: '← Back',
  next: 'Next →',
  hidden: 'Hidden sheet',
  none: 'There are no spreadsheets yet.',
  list: 'Spreadsheets',
  listTitle: 'Spreadsheets – sandbox',
  missing: 'Sorry, there is no such file.',
  missingTitle: 'File not found',
};

export type Words = typeof ru;
export const words: Record<Language, Words> = { ru, en };
