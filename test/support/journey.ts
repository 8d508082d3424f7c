import type { TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { boundWaits } from './browser.ts';

/** What one step may take, also on a machine that is busy with something else. */
const STEP_MS = 120_000;

export interface Journey {
  /** Adds a step; all of them are added while the file is read. */
  visit(name: string, go: () => Promise<void>): void;
  /** The test. */
  walk(t: TestContext): Promise<void>;
}

/**
 * A person's way through the pages, in which each step goes on where the one before stopped: one test, whose steps are
 * tests inside it, and which ends at the first step that fails.
 */
export function journey(): Journey {
  const steps: { name: string; go: () => Promise<void> }[] = [];
  return {
    visit: (name, go) => void steps.push({ name, go }),
    async walk(t) {
      // The file has been read to its end by then.
      await setImmediate();
      for (const [place, { name, go }] of steps.entries()) {
        let arrived = false;
        await t.test(name, { timeout: STEP_MS }, async () => {
          const release = boundWaits(STEP_MS);
          try {
            await go();
            arrived = true;
          } finally {
            release();
          }
        });
        if (arrived) continue;
        t.diagnostic(`ended here; steps that were not tried: ${steps.length - place - 1}`);
        return;
      }
    },
  };
}
