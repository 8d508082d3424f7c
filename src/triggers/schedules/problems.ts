import type { ProblemKind } from '../../platform/problems.ts';

export const scheduleProblems = {
  missing: {
    code: 'schedule-missing',
    status: 404,
    title: { ru: 'Расписание не найдено', en: 'Schedule not found' },
    detail: {
      ru: 'Такого расписания нет. Возможно, его удалили: обновите страницу.',
      en: 'There is no such schedule. It may have been deleted: reload the page.',
    },
  },
  changed: {
    code: 'schedule-changed',
    status: 409,
    title: { ru: 'Расписание уже изменили', en: 'The schedule has changed in the meantime' },
    detail: {
      ru: 'Пока вы меняли это расписание, его изменили и в другом месте, или оно приостановлено из-за неудач. Мы ничего не перезаписали: посмотрите, какое оно сейчас, и решите, что сохранить.',
      en: 'While you were changing this schedule, it was changed elsewhere, too, or paused because its runs fail. Nothing was overwritten: look at it as it is now and decide what to save.',
    },
  },
  exists: {
    code: 'schedule-exists',
    status: 409,
    title: { ru: 'Расписание уже есть', en: 'There is a schedule already' },
    detail: {
      ru: 'У этой выгрузки уже есть такое расписание: измените его.',
      en: 'This export has a schedule of this kind already: change that one.',
    },
  },
} satisfies Record<string, ProblemKind>;
