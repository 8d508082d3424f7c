import type { ProblemKind } from '../platform/problems.ts';

export const adminProblems = {
  companyMissing: {
    code: 'unknown-company',
    status: 404,
    title: { ru: 'Компании нет', en: 'No such company' },
    detail: {
      ru: 'Такой компании нет: её стёрли или адрес неверный. Найдите её в списке компаний.',
      en: 'There is no such company: it was erased, or the address is wrong. Look for it in the list of companies.',
    },
  },
  jobMissing: {
    code: 'unknown-job',
    status: 404,
    title: { ru: 'Задания нет', en: 'No such job' },
    detail: {
      ru: 'Этого задания уже нет среди отложенных: его уже повторили или удалили. Обновите страницу.',
      en: 'The job is no longer in this list: it has been retried or thrown away. Reload the page.',
    },
  },
} satisfies Record<string, ProblemKind>;
