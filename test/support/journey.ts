import type { TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { addresses, boundWaits } from './browser.ts';

/** What one step may take, also on a machine that is busy with something else. */
const STEP_MS = 120_000;
/** A step that waits for what has no bound of its own is ended so long before, to say where it stood. */
const LAST_WORDS_MS = 1000;

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
            await within(go, STEP_MS - LAST_WORDS_MS);
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

/** @throws Error with where the pages stand when it has not ended by then. */
async function within(go: () => Promise<void>, limitMs: number): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const tell = () =>
    reject(new Error(`the step did not end; its pages stand at ${addresses().join(', ') || 'none'}`));
  const timer = setTimeout(tell, limitMs);
  try {
    await Promise.race([go(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
