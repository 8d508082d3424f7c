import { glob, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inOrder, inProcesses } from './order.ts';
import report from './reporter.ts';
import { openWholeRun } from './whole-run.ts';

/**
 * `npm test`: all test files, the short ones some in one process, or those that are named (`npm test -- test/tasks.test.ts`), each in
 * a process of its own. What takes longest begins first, so that no core waits for it at the end; `npm test -- --shuffle` takes them
 * as they come and shares processes among others, to show that none needs another, and `--shuffle=7` in the same order again.
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
const all = positionals.length === 0;
const files = all ? await Array.fromAsync(glob(FILES)) : positionals;
const seed = values.shuffle === undefined ? undefined : Number(values.shuffle);
if (seed !== undefined) console.log(`In any order; the same one again: npm test -- --shuffle=${seed}`);

/** @returns the module that a process for these files begins with. */
async function entryOf(files: string[], folder: string): Promise<string> {
  const [first = '', ...more] = files;
  if (more.length === 0) return first;
  const entry = join(folder, `${first.replaceAll('/', ' ')} and ${more.length} more.mjs`);
  const together = JSON.stringify(import.meta.resolve('./together.ts'));
  await writeFile(entry, `import { together } from ${together};\ntogether(${JSON.stringify(files)});\n`);
  return entry;
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
const whole = await openWholeRun();
try {
  const ordered = inOrder(files, seed);
  const processes = all ? inProcesses(ordered) : ordered.map((file) => [file]);
  const events = run({
    files: await Promise.all(processes.map((each) => entryOf(each, whole.folder))),
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
