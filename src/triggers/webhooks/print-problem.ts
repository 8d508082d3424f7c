import { describeProblem, type Problem } from '../../platform/problems.ts';
import { printJson } from '../../platform/text.ts';

/** A problem in both languages, as it is kept. */
export function printProblem(problem: Problem): string {
  const [ru, en] = [describeProblem(problem, 'ru'), describeProblem(problem, 'en')];
  return printJson({
    code: problem.kind.code,
    title: { ru: ru.title, en: en.title },
    detail: { ru: ru.detail, en: en.detail },
  });
}
