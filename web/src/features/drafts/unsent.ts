/**
 * What the server has not got yet, in this tab alone: it outlives F5, a session that has ended and a server that does not
 * answer, and goes with the tab. Storage may be forbidden (private windows): then it lives as long as the page.
 */
import type { DraftInput } from '../../api/drafts.ts';

export const UNSENT = 'skladno.draft.';

/** Names of this person's forms, open or not, that hold what the server has not got. */
export function unsentOf(userId: string): string[] {
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(`${UNSENT}${userId}.`));
    return keys.map((key) => key.slice(UNSENT.length));
  } catch {
    return [];
  }
}

/** @param place whose form it is: nobody who signs in after them is shown it. */
export function readUnsent(place: string): DraftInput | null {
  try {
    const text = sessionStorage.getItem(UNSENT + place);
    return text === null ? null : (JSON.parse(text) as DraftInput);
  } catch {
    return null;
  }
}

export function writeUnsent(place: string, draft: DraftInput | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(UNSENT + place);
    else sessionStorage.setItem(UNSENT + place, JSON.stringify(draft));
  } catch {
    // See above.
  }
}
