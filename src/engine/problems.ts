import type { ProblemKind } from '../platform/problems.ts';

export const engineProblems = {
  columnGone: {
    code: 'column-gone',
    status: 200,
    title: { ru: 'Столбца больше нет в МоёмСкладе', en: 'A column is gone from MoySklad' },
    detail: {
      ru: 'В МоёмСкладе удалили дополнительное поле или тип цены «{column}»: столбец остался пустым. Уберите его из выгрузки, если он не нужен.',
      en: 'The additional field or price type “{column}” was deleted in MoySklad: its column stays empty. Take it out of the export if you do not need it.',
    },
  },
  noRights: {
    code: 'source-no-rights',
    status: 200,
    title: { ru: 'Не хватает прав в МоёмСкладе', en: 'MoySklad rights are missing' },
    detail: {
      ru: 'Названия из раздела «{ru}» остались пустыми: у владельца токена нет права их смотреть. Попросите администратора МоегоСклада дать это право.',
      en: 'Names of “{en}” stay empty: the owner of the token has no right to see them. Ask the MoySklad administrator to grant it.',
    },
  },
  inBin: {
    code: 'spreadsheet-in-bin',
    status: 200,
    title: { ru: 'Таблица в корзине', en: 'The spreadsheet is in the bin' },
    detail: {
      ru: 'Таблица лежит в корзине Google Диска: через 30 дней Google удалит её вместе с данными. Верните её из корзины (drive.google.com/drive/trash) или выберите для выгрузки другую.',
      en: 'The spreadsheet is in the Google Drive bin: in 30 days Google deletes it with its data. Restore it from the bin (drive.google.com/drive/trash) or choose another one for the export.',
    },
  },
  /** A person’s own cells stand beside the rows, or Google refuses to sort. */
  notSorted: {
    code: 'not-sorted',
    status: 200,
    title: { ru: 'Строки не отсортированы', en: 'The rows were not sorted' },
    detail: {
      ru: 'Рядом со строками выгрузки стоят ваши ячейки: сортировка разлучила бы их со строками или перемешала. Строки остались в том порядке, в котором пришли; отсортировать лист можно в самой таблице.',
      en: 'Cells of your own stand beside the rows of the export: sorting would part them from the rows or mix them up. The rows stay in the order they came; you can sort the sheet in the spreadsheet itself.',
    },
  },
  badLink: {
    code: 'bad-spreadsheet-link',
    status: 422,
    title: { ru: 'Это не ссылка на Google Таблицу', en: 'This is not a link to a Google spreadsheet' },
    detail: {
      ru: 'Откройте таблицу в браузере и скопируйте адрес целиком: https://docs.google.com/spreadsheets/d/…',
      en: 'Open the spreadsheet in the browser and copy the whole address: https://docs.google.com/spreadsheets/d/…',
    },
  },
  cancelled: {
    code: 'export-cancelled',
    status: 409,
    title: { ru: 'Выгрузка отменена', en: 'The export was cancelled' },
    detail: {
      ru: 'Записанные строки остались в таблице; следующий запуск продолжит с этого места.',
      en: 'Rows already written stay in the spreadsheet; the next run goes on from there.',
    },
  },
} satisfies Record<string, ProblemKind>;
