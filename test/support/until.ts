import assert from 'node:assert/strict';

/** Waits until something is so, half a minute at most unless told otherwise. */
export async function until(what: () => boolean | Promise<boolean>, patienceMs = 30_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await what())) {
    assert.ok(Date.now() < end, `waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
