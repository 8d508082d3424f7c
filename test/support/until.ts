import assert from 'node:assert/strict';

/** What comes at all has come by then, however busy the machine is. */
export const PATIENCE_MS = 120_000;

/** Waits until something is so. @throws AssertionError with what was waited for, when patience is at its end */
export async function until(what: () => boolean | Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await what())) {
    assert.ok(Date.now() < end, `waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
