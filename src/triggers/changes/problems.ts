import type { ProblemKind } from '../../platform/problems.ts';

export const changeProblems = {
  missing: {
    code: 'change-trigger-missing',
    status: 404,
    title: { ru: 'Выгрузка не запускается при изменениях', en: 'The export does not start on changes' },
    detail: {
      ru: 'Для этой выгрузки запуск при изменениях не включён. Возможно, его выключили: обновите страницу.',
      en: 'Starting on changes is not switched on for this export. It may have been switched off: reload the page.',
    },
  },
  changed: {
    code: 'change-trigger-changed',
    status: 409,
    title: {
      ru: 'Запуск при изменениях уже изменили',
      en: 'Starting on changes has changed in the meantime',
    },
    detail: {
      ru: 'Пока вы меняли запуск при изменениях, его изменили и в другом месте. Мы ничего не перезаписали: посмотрите, как он настроен сейчас, и решите, что сохранить.',
      en: 'While you were changing how the export starts on changes, that was changed elsewhere, too. Nothing was overwritten: look at it as it is now and decide what to save.',
    },
  },
  unfit: {
    code: 'change-trigger-unfit',
    status: 422,
    title: {
      ru: 'Эту выгрузку нельзя запускать при изменениях',
      en: 'This export cannot be started on changes',
    },
    detail: {
      ru: 'МойСклад не сообщает об изменениях таких данных: отчёт складывается из многих документов. Настройте для этой выгрузки расписание.',
      en: 'MoySklad does not tell of changes in such data: the report is made of many documents. Set a schedule for this export.',
    },
  },
} satisfies Record<string, ProblemKind>;
