import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describe } from 'node:test';

const load = createRequire(import.meta.url);

/**
 * Runs test files one after the other in this process, each as a group that is named after it, with its own `before` and `after`: what
 * they all load is loaded once. They are taken in by `require`, because only what is called before a group's function returns is its own.
 * @param files from the working directory; a top-level `await` in what they import fails them.
 */
export function together(files: string[]): void {
  for (const file of files) describe(file, () => take(file));
}

function take(file: string): void {
  try {
    load(resolve(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ASYNC_MODULE') throw error;
    throw new Error('waits at its top, or imports what does: name it in `alone` (test/support/order.ts)', {
      cause: error,
    });
  }
}
