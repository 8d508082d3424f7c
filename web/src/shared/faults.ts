import { ApiProblem, type Problem, toProblem } from '../api/problem.ts';

/**
 * Sorts a refusal by a form's fields; `useFaults` says what the arguments are.
 * @returns what each field shows, and the problem without that; null when nothing is left of it.
 */
export function faultsOf<Field extends string>(
  error: unknown,
  fields: readonly Field[],
  codes: Partial<Record<string, Field>> = {},
): { at: Partial<Record<Field, string>>; rest: unknown } {
  const at: Partial<Record<Field, string>> = {};
  if (error === null || error === undefined) return { at, rest: null };
  const problem = toProblem(error);
  const own = codes[problem.code];
  const told = problem.errors ?? (own ? [{ field: own, message: problem.detail }] : []);
  // The detail alone says what to do, not what was wrong.
  const errors = told.map((each) =>
    each.message === problem.detail ? { ...each, message: wordsOf(problem) } : each,
  );
  const left = errors.filter(({ field, message }) => {
    const place = fields.find((name) => field === name || field.startsWith(`${name}.`));
    if (place === undefined) return true;
    at[place] = at[place] === undefined ? message : `${at[place]} ${message}`;
    return false;
  });
  if (errors.length === 0 || left.length === errors.length) return { at, rest: error };
  return { at, rest: left.length > 0 ? new ApiProblem({ ...problem, errors: left }) : null };
}

const wordsOf = ({ title, detail }: Problem) => (detail ? `${title}. ${detail}` : title);
