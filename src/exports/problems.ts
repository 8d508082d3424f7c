import type { ProblemKind } from '../platform/problems.ts';

export const exportProblems = {
  configMissing: {
    code: 'export-config-missing',
    status: 404,
    title: { ru: 'Такой выгрузки нет', en: 'No such export' },
    detail: {
      ru: 'Выгрузка удалена, или ссылка неверна. Вернитесь к списку выгрузок.',
      en: 'The export was deleted, or the link is wrong. Go back to the list of exports.',
    },
  },
  changed: {
    code: 'export-config-changed',
    status: 409,
    title: { ru: 'Выгрузку уже изменили', en: 'The export has changed in the meantime' },
    detail: {
      ru: 'Пока вы меняли эту выгрузку, её изменили и в другом месте. Мы ничего не перезаписали: посмотрите, какая она сейчас, и решите, что сохранить.',
      en: 'While you were changing this export, it was changed elsewhere, too. Nothing was overwritten: look at it as it is now and decide what to save.',
    },
  },
  taskMissing: {
    code: 'export-task-missing',
    status: 404,
    title: { ru: 'Такого запуска нет', en: 'No such run' },
    detail: {
      ru: 'Запуск удалён, или ссылка неверна. Вернитесь к списку запусков.',
      en: 'The run was deleted, or the link is wrong. Go back to the list of runs.',
    },
  },
  differenceMissing: {
    code: 'difference-missing',
    status: 404,
    title: { ru: 'Подробности изменений не сохранились', en: 'The details of the changes are not kept' },
    detail: {
      ru: 'Подробности хранятся для последних 20 завершённых запусков выгрузки.',
      en: 'Details are kept for the latest 20 finished runs of an export.',
    },
  },
  alreadyRunning: {
    code: 'export-already-running',
    status: 409,
    title: { ru: 'Выгрузка уже идёт', en: 'The export is already running' },
    detail: {
      ru: 'Дождитесь конца этого запуска или отмените его.',
      en: 'Wait for this run to end, or cancel it.',
    },
  },
  notFailed: {
    code: 'export-task-not-failed',
    status: 409,
    title: { ru: 'Повторять нечего', en: 'There is nothing to try again' },
    detail: {
      ru: 'Этот запуск уже закончен, отменён или удалён вместе с выгрузкой. Удалите задание из списка.',
      en: 'This run is finished or cancelled, or was deleted with its export. Throw the job away.',
    },
  },
  /** Told of a run that waits; never a refusal. The detail is what the platform's own people wrote. */
  stopped: {
    code: 'exports-stopped',
    status: 503,
    title: { ru: 'Выгрузки пока ждут', en: 'Exports wait for now' },
    detail: { ru: '{reason}', en: '{reason}' },
  },
  /** Of a run that waits for allowance: told of it, and refused to whoever starts another one. */
  owed: {
    code: 'export-owed',
    status: 409,
    title: { ru: 'Запуск ждёт: лимит тарифа исчерпан', en: 'The run waits: a limit of the plan is used up' },
    detail: {
      ru: 'Этот запуск начнётся или продолжится сам, когда лимит вернётся: с началом нового дня или месяца либо на тарифе выше (страница «Тариф и использование»). Если он больше не нужен, отмените его.',
      en: 'This run begins or goes on by itself when there is room again: with the next day or month, or on a larger plan (the page “Plan and usage”). Cancel it if it is not needed any more.',
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
  noBackfill: {
    code: 'no-backfill',
    status: 409,
    title: { ru: 'Этой выгрузке нечего догружать', en: 'This export has no days to make up for' },
    detail: {
      ru: 'Пропущенные дни догружаются, когда в отборе есть один период, считаемый от дня запуска («вчера», «последние 7 дней»), и прежние строки остаются в таблице: режим «Добавлять» или настройка «Оставлять» для пропавших строк.',
      en: 'Missed days are made up for where the filter has one period that is counted from the day of the run (“yesterday”, “last 7 days”) and earlier rows stay in the sheet: the mode that only adds, or rows that are gone are kept.',
    },
  },
  /** Five workers in a row vanished at the same place of the task. */
  gaveUp: {
    code: 'export-gave-up',
    status: 500,
    title: { ru: 'Выгрузка обрывается снова и снова', en: 'The export breaks off again and again' },
    detail: {
      ru: 'Запуск обрывался на одном и том же месте (раз подряд: {tries}), и мы его остановили. Уменьшите выгрузку отбором или уберите часть столбцов и запустите снова; если не поможет, сообщите в поддержку номер запроса.',
      en: 'The run broke off at the same place {tries} times in a row and was stopped. Make the export smaller by a filter or fewer columns and run it again; if that does not help, tell support the request id.',
    },
  },
  /** The same, where the export has computed columns. */
  gaveUpFormulas: {
    code: 'export-gave-up',
    status: 500,
    title: { ru: 'Выгрузка обрывается снова и снова', en: 'The export breaks off again and again' },
    detail: {
      ru: 'Запуск обрывался на одном и том же месте (раз подряд: {tries}), и мы его остановили. Скорее всего, дело в вычисляемых столбцах: {columns}. Упростите их формулы и запустите снова.',
      en: 'The run broke off at the same place {tries} times in a row and was stopped. The computed columns are the likely cause: {columns}. Make their formulas simpler and run it again.',
    },
  },
  /** A mistake of the program, during a task. */
  unexpected: {
    code: 'unexpected',
    status: 500,
    title: { ru: 'Ошибка на нашей стороне', en: 'Something broke on our side' },
    detail: {
      ru: 'Мы записали ошибку. Ничего не потеряно: запустите выгрузку снова. Если повторится, сообщите в поддержку номер запроса.',
      en: 'The error is recorded. Nothing is lost: run the export again. If it happens again, tell support the request id.',
    },
  },
} satisfies Record<string, ProblemKind>;
