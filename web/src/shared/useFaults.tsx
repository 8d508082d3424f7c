import { type ReactNode, useEffect, useRef } from 'react';
import { faultsOf } from './faults.ts';
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
  const { at, rest } = faultsOf(error, fields, codes);
  return { at, alert: <Rest error={error} rest={rest} /> };
}

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
