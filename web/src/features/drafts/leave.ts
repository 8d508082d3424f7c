import { signOut } from '../../api/auth.ts';
import { sendAll } from './keeper.ts';
import { HERE } from './places.ts';
import { hasUnsent, UNSENT } from './unsent.ts';

/** Whoever signs out waits no longer than this for what they have entered, ms. */
const PATIENCE_MS = 5000;

/**
 * Signs out when the server has all that was entered.
 * @param who whose it is. @param lose signs out in any case
 * @returns whether they are signed out: else something entered here would be lost
 * @throws ApiProblem when the person stays signed in
 */
export async function leave(who: string, lose: boolean): Promise<boolean> {
  const kept = await sendAll(PATIENCE_MS);
  if (!lose && (!kept || hasUnsent(who))) return false;
  await signOut();
  return true;
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
