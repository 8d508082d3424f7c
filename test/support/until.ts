import assert from 'node:assert/strict';

/** What comes at all has come by then, however busy the machine is. */
export const PATIENCE_MS = 120_000;

/** A wait ends so long before its test would, to say what it waited for; and no wait is shorter than this. */
const LAST_WORDS_MS = 2000;
/** When the test that is under way ends; what goes on outside of tests has the limit of its hook. */
let end = Number.POSITIVE_INFINITY;

/** What a wait may take that begins now, to end before its test does; infinite where the test has no limit. */
export const waitMs = () => Math.max(LAST_WORDS_MS, end - performance.now() - LAST_WORDS_MS);

/**
 * Says when the test under way ends.
 * @param limitMs from now.
 * @returns ends this.
 */
export function limitWaits(limitMs: number): () => void {
  end = performance.now() + limitMs;
  return () => {
    end = Number.POSITIVE_INFINITY;
  };
}

/** Waits until something is so. @throws AssertionError with what was waited for, when patience or the test is at its end */
export async function until(what: () => boolean | Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  const last = performance.now() + Math.min(patienceMs, waitMs());
  while (!(await what())) {
    assert.ok(performance.now() < last, `waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
