import { glob } from 'node:fs/promises';
import { relative } from 'node:path';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inOrder } from './order.ts';
import report from './reporter.ts';
import { openWholeRun } from './whole-run.ts';

/**
 * `npm test`: all test files, each in a process of its own, or those that are named (`npm test -- test/tasks.test.ts`). What takes
 * longest begins first, so that no core waits for it at the end; `npm test -- --shuffle` takes them as they come, to show that
 * none needs another, and `--shuffle=7` in the same order again.
 */

const FILES = ['src', 'sandbox', 'web/src', 'test'].map((folder) => `${folder}/**/*.test.ts`);
/** Many files wait: for a browser, a quota, a heartbeat. */
const AT_ONCE = 6;
/** A file's process lives for seconds: room for what is young, MB, in place of a hundred collections while its modules are loaded. */
const YOUNG = '--min-semi-space-size=16';
const preloads = ['resolved.ts', 'quick.ts', 'ends.ts'].flatMap((name) => [
  '--import',
  `./${relative('.', fileURLToPath(new URL(name, import.meta.url)))}`,
]);

const { values, positionals } = parseArgs({
  options: { shuffle: { type: 'string' } },
  args: process.argv.slice(2).map((arg) => (arg === '--shuffle' ? `--shuffle=${Date.now() % 1000}` : arg)),
  allowPositionals: true,
});
const files = positionals.length > 0 ? positionals : await Array.fromAsync(glob(FILES));
const seed = values.shuffle === undefined ? undefined : Number(values.shuffle);
if (seed !== undefined) console.log(`In any order; the same one again: npm test -- --shuffle=${seed}`);

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
const whole = await openWholeRun();
try {
  const events = run({
    files: inOrder(files, seed),
    concurrency: AT_ONCE,
    execArgv: [YOUNG, ...preloads],
    signal: stop.signal,
  });
  events.on('test:summary', ({ success }) => {
    if (!success) process.exitCode = 1;
  });
  for await (const text of report(events)) process.stdout.write(text);
} finally {
  await whole.close();
}
