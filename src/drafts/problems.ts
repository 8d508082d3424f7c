import type { ProblemKind } from '../platform/problems.ts';

export const draftProblems = {
  changed: {
    code: 'draft-changed',
    status: 409,
    title: { ru: 'Черновик изменён в другом месте', en: 'The draft was changed elsewhere' },
    detail: {
      ru: 'Эту форму заполняют ещё в одной вкладке. Возьмите введённое там или оставьте своё.',
      en: 'The form is being filled in in another tab, too. Take what was entered there, or keep yours.',
    },
  },
} satisfies Record<string, ProblemKind>;
