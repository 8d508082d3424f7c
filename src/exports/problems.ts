import type { ProblemKind } from '../platform/problems.ts';

export const exportProblems = {
  unknownExporter: {
    code: 'unknown-exporter',
    status: 404,
    title: { ru: 'Такой выгрузки нет', en: 'No such exporter' },
    detail: {
      ru: 'Выгрузки «{exporter}» нет. Выберите одну из: {known}.',
      en: 'There is no exporter “{exporter}”. Choose one of: {known}.',
    },
  },
  unknownColumn: {
    code: 'unknown-column',
    status: 422,
    title: { ru: 'Такой колонки нет', en: 'No such column' },
    detail: {
      ru: 'У выгрузки «{exporter}» нет колонки «{column}». Есть: {known}.',
      en: 'The exporter “{exporter}” has no column “{column}”. It has: {known}.',
    },
  },
  badMode: {
    code: 'unknown-mode',
    status: 422,
    title: { ru: 'Такого способа записи нет', en: 'No such mode' },
    detail: {
      ru: 'Способ записи — append, upsert или replace, а не «{mode}».',
      en: 'The mode is append, upsert or replace, not “{mode}”.',
    },
  },
  badSince: {
    code: 'bad-since',
    status: 422,
    title: { ru: 'Непонятное время', en: 'The time is not clear' },
    detail: {
      ru: 'Не понимаю время «{since}». Напишите, например, «2026-01-31 12:00:00» (по Москве) или «2026-01-31T12:00:00Z».',
      en: 'The time “{since}” is not clear. Write, for example, “2026-01-31 12:00:00” (Moscow time) or “2026-01-31T12:00:00Z”.',
    },
  },
  badFilter: {
    code: 'bad-filter',
    status: 422,
    title: { ru: 'Фильтр не подходит', en: 'The filter does not fit' },
    detail: {
      ru: 'Условие «{condition}» нельзя использовать: за время изменения отвечает сама выгрузка.',
      en: 'The condition “{condition}” cannot be used: the export itself takes care of the time of change.',
    },
  },
  unknownFilterField: {
    code: 'unknown-filter-field',
    status: 422,
    title: { ru: 'По этому полю отбирать нельзя', en: 'This field cannot be filtered by' },
    detail: {
      ru: 'Поля «{field}» в отборе этой выгрузки нет. Есть: {known}.',
      en: 'The filter of this export has no field “{field}”. It has: {known}.',
    },
  },
  badOperator: {
    code: 'bad-filter-operator',
    status: 422,
    title: { ru: 'Так по этому полю отбирать нельзя', en: 'The field cannot be filtered this way' },
    detail: {
      ru: 'Поле «{field}» не понимает условие «{op}». Можно: {known}.',
      en: 'The field “{field}” does not understand the condition “{op}”. Possible: {known}.',
    },
  },
  filterMissing: {
    code: 'filter-missing',
    status: 422,
    title: { ru: 'Не заполнено обязательное условие', en: 'A required condition is missing' },
    detail: {
      ru: 'Без условия «{ru}» эту выгрузку построить нельзя: добавьте его в отбор.',
      en: 'This export cannot be made without the condition “{en}”: add it to the filter.',
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
  configMissing: {
    code: 'export-config-missing',
    status: 404,
    title: { ru: 'Такой выгрузки нет', en: 'No such export' },
    detail: {
      ru: 'Выгрузка удалена или ссылка неверна.',
      en: 'The export was deleted or the link is wrong.',
    },
  },
  taskMissing: {
    code: 'export-task-missing',
    status: 404,
    title: { ru: 'Такого запуска нет', en: 'No such run' },
    detail: { ru: 'Запуск удалён или ссылка неверна.', en: 'The run was deleted or the link is wrong.' },
  },
  differenceMissing: {
    code: 'difference-missing',
    status: 404,
    title: { ru: 'Подробности изменений не сохранились', en: 'The details of the changes are not kept' },
    detail: {
      ru: 'Подробности хранятся для последних 20 завершённых запусков выгрузки.',
      en: 'Details are kept for the last 20 finished runs of an export.',
    },
  },
  alreadyRunning: {
    code: 'export-already-running',
    status: 409,
    title: { ru: 'Выгрузка уже идёт', en: 'The export is already running' },
    detail: {
      ru: 'Дождитесь конца этого запуска или отмените его.',
      en: 'Wait for this run to end or cancel it.',
    },
  },
  sheetUsed: {
    code: 'sheet-used',
    status: 409,
    title: { ru: 'Лист занят другой выгрузкой', en: 'The sheet belongs to another export' },
    detail: {
      ru: 'На лист «{sheet}» этой таблицы уже пишет выгрузка «{name}». Выберите другой лист.',
      en: 'The export “{name}” already writes to the sheet “{sheet}” of this spreadsheet. Choose another sheet.',
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
  gaveUp: {
    code: 'export-gave-up',
    status: 500,
    title: { ru: 'Выгрузка обрывается снова и снова', en: 'The export breaks off again and again' },
    detail: {
      ru: 'Запуск обрывался на одном и том же месте раз подряд: {tries}, и мы его остановили. Уменьшите выгрузку отбором или колонками и запустите снова; если не поможет, сообщите номер запроса.',
      en: 'The run broke off at the same place {tries} times in a row and was stopped. Make the export smaller by a filter or fewer columns and run it again; if that does not help, tell us the request number.',
    },
  },
  gaveUpFormulas: {
    code: 'export-gave-up',
    status: 500,
    title: { ru: 'Выгрузка обрывается снова и снова', en: 'The export breaks off again and again' },
    detail: {
      ru: 'Запуск обрывался на одном и том же месте раз подряд: {tries}, и мы его остановили. Скорее всего, дело в вычисляемых колонках: {columns}. Упростите их формулы и запустите снова.',
      en: 'The run broke off at the same place {tries} times in a row and was stopped. The computed columns are the likely cause: {columns}. Make their formulas simpler and run it again.',
    },
  },
  unexpected: {
    code: 'unexpected',
    status: 500,
    title: { ru: 'Что-то сломалось у нас', en: 'Something broke on our side' },
    detail: {
      ru: 'Мы записали ошибку. Ничего не потеряно: запустите выгрузку снова. Если повторится, сообщите номер запроса.',
      en: 'The error is recorded. Nothing is lost: run the export again. If it happens again, tell us the request number.',
    },
  },
  noRights: {
    code: 'source-no-rights',
    status: 200,
    title: { ru: 'Не хватает прав в МоёмСкладе', en: 'MoySklad rights are missing' },
    detail: {
      ru: 'Названия из раздела «{what}» остались пустыми: у токена нет права их смотреть.',
      en: 'Names of “{what}” stay empty: the token has no right to see them.',
    },
  },
  inBin: {
    code: 'spreadsheet-in-bin',
    status: 200,
    title: { ru: 'Таблица в корзине', en: 'The spreadsheet is in the bin' },
    detail: {
      ru: 'Таблица лежит в корзине Google Диска: через 30 дней Google удалит её вместе с данными. Верните её из корзины (drive.google.com/drive/trash) или выберите для выгрузки другую.',
      en: 'The spreadsheet lies in the bin of Google Drive: in 30 days Google deletes it with its data. Bring it back from the bin (drive.google.com/drive/trash) or choose another one for the export.',
    },
  },
  columnGone: {
    code: 'column-gone',
    status: 200,
    title: { ru: 'Колонки больше нет в МоёмСкладе', en: 'A column is gone from MoySklad' },
    detail: {
      ru: 'Дополнительное поле или тип цены «{column}» удалены в МоёмСкладе: колонка осталась пустой.',
      en: 'The additional field or price type “{column}” was deleted in MoySklad: its column stays empty.',
    },
  },
  badSort: {
    code: 'bad-sort',
    status: 422,
    title: { ru: 'По такой колонке сортировать нельзя', en: 'Rows cannot be sorted by that column' },
    detail: {
      ru: 'Сортировка по колонке «{column}»: такой колонки в выгрузке нет. Добавьте её в выгрузку или выберите другую.',
      en: 'Sorting by the column “{column}”: the export does not have it. Add it to the export or choose another one.',
    },
  },
  notSorted: {
    code: 'not-sorted',
    status: 200,
    title: { ru: 'Строки не отсортированы', en: 'The rows were not sorted' },
    detail: {
      ru: 'Рядом со строками выгрузки стоят ваши ячейки: сортировка разлучила бы их со строками или перемешала. Строки остались в том порядке, в котором пришли; отсортировать лист можно в самой таблице.',
      en: 'Cells of your own stand beside the rows of the export: sorting would part them from the rows or mix them up. The rows stay in the order they came; you can sort the sheet in the spreadsheet itself.',
    },
  },
} satisfies Record<string, ProblemKind>;
