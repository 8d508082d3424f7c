import { after } from 'node:test';

/** Closing what a file opened takes less, also on a busy machine. */
const CLOSE_MS = 60_000;

/**
 * Ends the process of a test file whose tests are done and that does not end by itself: something it opened is not closed.
 * It fails then, and says what is open; without this it would hang, and the whole run with it.
 */
export function mustEnd(withinMs: number): void {
  after(() => {
    setTimeout(() => {
      const open = [...new Set(process.getActiveResourcesInfo())].join(', ');
      console.error(`The tests are done, and the file does not end: something is still open (${open}).`);
      process.exit(1);
    }, withinMs).unref();
  });
}

// `npm test` loads this module before every file; the runner itself, which loads it too, has no tests.
if (process.env.NODE_TEST_CONTEXT) mustEnd(CLOSE_MS);
