import { signOut } from '../../api/auth.ts';
import { isOpen, openKeeper, sendAll, within } from './keeper.ts';
import { HERE, onServer } from './places.ts';
import { UNSENT, unsentOf } from './unsent.ts';

/** Whoever signs out waits no longer than this for what they have entered, ms. */
const PATIENCE_MS = 5000;

/**
 * Signs out when the server has all that was entered.
 * @param who whose it is. @param lose signs out in any case
 * @returns whether they are signed out: else something entered here would be lost
 * @throws ApiProblem when the person stays signed in
 */
export async function leave(who: string, lose: boolean): Promise<boolean> {
  const opened: (() => void)[] = [];
  let isOver = false;
  // One that is read too late is closed at once: nobody waits for it any more.
  const note = (close: () => void) => (isOver ? close() : void opened.push(close));
  if (!lose) await within(PATIENCE_MS, Promise.allSettled(unsentOf(who).map((name) => takeUp(name, note))));
  const kept = await sendAll(PATIENCE_MS);
  isOver = true;
  for (const close of opened) close();
  if (!lose && (!kept || unsentOf(who).length > 0)) return false;
  await signOut();
  return true;
}

/**
 * A form that was left before the answer to its last change came: most often the server has it, and nobody was there to hear. It is
 * opened once more, so that it is sent with the others.
 * @param note gets what closes it
 */
async function takeUp(name: string, note: (close: () => void) => void): Promise<void> {
  const [, companyId = '', form = ''] = /^[^.]+\.([^.]+)\.(.+)$/.exec(name) ?? [];
  if (isOpen(name)) return;
  const place = onServer(form, companyId);
  const keeper = openKeeper({ name, place, found: await place.read() });
  note(keeper.subscribe(() => {}));
}

/** Whoever sits down here next finds nothing: called when no form is open any more. */
export function forgetHere(): void {
  for (const [storage, prefix] of [
    [() => sessionStorage, UNSENT],
    [() => localStorage, HERE],
  ] as const)
    try {
      for (const key of Object.keys(storage())) if (key.startsWith(prefix)) storage().removeItem(key);
    } catch {
      // What is forbidden holds nothing.
    }
}
