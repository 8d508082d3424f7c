/**
 * What the server has not got yet, in this tab alone: it outlives F5, a session that has ended and a server that does not
 * answer, and goes with the tab. Storage may be forbidden (private windows): then it lives as long as the page.
 */
import type { DraftInput } from '../../api/drafts.ts';

const PREFIX = 'skladno.draft.';

/** @param place whose form it is: nobody who signs in after them is shown it. */
export function readUnsent(place: string): DraftInput | null {
  try {
    const text = sessionStorage.getItem(PREFIX + place);
    return text === null ? null : (JSON.parse(text) as DraftInput);
  } catch {
    return null;
  }
}

export function writeUnsent(place: string, draft: DraftInput | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(PREFIX + place);
    else sessionStorage.setItem(PREFIX + place, JSON.stringify(draft));
  } catch {
    // See above.
  }
}
