import type { ProblemKind } from '../platform/problems.ts';

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
