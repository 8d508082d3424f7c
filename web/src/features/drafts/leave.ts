import { signOut } from '../../api/auth.ts';
import { sendAll } from './keeper.ts';
import { HERE } from './places.ts';
import { UNSENT } from './unsent.ts';

/** Signs out when the server has all that was entered. @throws ApiProblem when the person stays signed in. */
export async function leave(): Promise<void> {
  await sendAll();
  await signOut();
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
