import { type ReactNode, useEffect, useRef } from 'react';
import { ApiProblem, type Problem, toProblem } from '../api/problem.ts';
import { ProblemAlert } from './ProblemAlert.tsx';

/** What was wrong with a form, by the fields that it has. */
export interface Faults<Field extends string> {
  /** What to show at each field. */
  at: Partial<Record<Field, string>>;
  /** What no field shows, to stand once above the buttons. The first field that shows something gets the focus. */
  alert: ReactNode;
}

/**
 * Sorts a refusal by a form's fields.
 * @param error what the server said; null or undefined when nothing is wrong
 * @param fields as the request names them; what is wrong inside of one belongs to it
 * @param codes problems that the request does not name a field for, and the field they are of
 */
export function useFaults<Field extends string>(
  error: unknown,
  fields: readonly Field[],
  codes: Partial<Record<string, Field>> = {},
): Faults<Field> {
  const { at, rest } = sorted(error, fields, codes);
  return { at, alert: <Rest error={error} rest={rest} /> };
}

/** @returns what each field shows, and the problem without that; null when nothing is left of it. */
export function sorted<Field extends string>(
  error: unknown,
  fields: readonly Field[],
  codes: Partial<Record<string, Field>>,
): { at: Partial<Record<Field, string>>; rest: unknown } {
  const at: Partial<Record<Field, string>> = {};
  if (error === null || error === undefined) return { at, rest: null };
  const problem = toProblem(error);
  const own = codes[problem.code];
  const errors = problem.errors ?? (own ? [{ field: own, message: wordsOf(problem) }] : []);
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

function Rest({ error, rest }: { error: unknown; rest: unknown }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!error) return;
    place.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return (
    <>
      <span ref={place} hidden />
      {rest !== null && <ProblemAlert error={rest} />}
    </>
  );
}
