import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** What `npm test` prints at its end, of test files written here. */

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-reporter-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function printed(files: Record<string, string>): Promise<string> {
  const paths = Object.keys(files).map((name) => join(folder, name));
  for (const path of paths) {
    const text = files[path.slice(folder.length + 1)];
    await writeFile(path, `import { before, test } from 'node:test';\n${text}`);
  }
  const { NODE_TEST_CONTEXT: _ours, ...env } = process.env;
  const reporter = fileURLToPath(new URL('reporter.ts', import.meta.url));
  const args = ['--test', '--test-concurrency=1', '--test-reporter', reporter, ...paths];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env }, (_failed, stdout) => resolve(stdout));
  });
}

const figures = [/^ℹ tests \d+$/, /^ℹ suites/, /^ℹ pass/, /^ℹ fail/, /^ℹ cancelled/, /^ℹ skipped/, /^ℹ todo/];

function checkEnd(lines: string[]): void {
  const end = lines.slice(-8);
  figures.forEach((figure, place) => {
    assert.match(end[place] ?? '', figure);
  });
  assert.match(end[7] ?? '', /^ℹ duration_ms/);
}

test('what failed stands in a line each, the cause alone, and the figures come last', async () => {
  await writeFile(
    join(folder, 'inner.mjs'),
    "export const inner = (t) => t.test('inner', () => { throw new Error('one is not two'); });",
  );
  const text = await printed({
    'a.test.mjs': `before(() => { throw new Error('no browser\\nand more'); });
test('first', () => {});
test('second', () => {});`,
    // The inner test is not made in the file that is run.
    'b.test.mjs': `import { inner } from ${JSON.stringify(join(folder, 'inner.mjs'))};
test('good', () => {});
test('outer', inner);`,
    'c.test.mjs': 'process.exit(7);',
  });
  const lines = text.trimEnd().split('\n');
  checkEnd(lines);
  const begin = lines.indexOf('What failed:');
  assert.ok(begin > lines.indexOf('✖ failing tests:'), 'after the details');
  assert.deepEqual(lines.slice(begin + 1, -8), [
    '✖ a.test.mjs › first (and 1 more of this file)',
    '    no browser',
    '✖ b.test.mjs › inner',
    '    one is not two',
    `✖ c.test.mjs › ${join(folder, 'c.test.mjs')}`,
    '    test failed',
    '',
  ]);
});

test('of files that share a process, each failure is told of its own file, and their hooks do not meet', async () => {
  const log = JSON.stringify(join(folder, 'log.txt'));
  const file = (name: string) => `import { appendFileSync } from 'node:fs';
import { after } from 'node:test';
const log = (words) => appendFileSync(${log}, '${name} ' + words + '\\n');
before(() => log('before'));
after(() => log('after'));
test('one', () => log('test'));`;
  await printed({
    'e.test.mjs': `${file('e')}\ntest('bad', async () => { await null; throw new Error('of e'); });`,
    'f.test.mjs': file('f'),
    'g.test.mjs': "before(() => { throw new Error('of g'); });\ntest('never', () => {});",
    'h.test.mjs': 'await null;',
  });
  await rm(join(folder, 'log.txt'));
  const together = JSON.stringify(new URL('together.ts', import.meta.url));
  const text = await printed({
    'shared.mjs': `import { together } from ${together};
together(['e.test.mjs', 'f.test.mjs', 'g.test.mjs', 'h.test.mjs']);`,
  });
  const wrote = await readFile(join(folder, 'log.txt'), 'utf8');
  assert.deepEqual(wrote.trim().split('\n'), [
    'e before',
    'e test',
    'e after',
    'f before',
    'f test',
    'f after',
  ]);
  const [, failed = ''] = /What failed:\n([\s\S]*?)\n\n/.exec(text) ?? [];
  assert.match(
    failed,
    /^✖ e\.test\.mjs › bad\n {4}of e\n✖ g\.test\.mjs › g\.test\.mjs\n {4}of g\n✖ h\.test\.mjs › h\.test\.mjs\n {4}waits at its top, .*order\.ts/,
  );
});

test('where nothing failed the figures come last, and nothing is listed', async () => {
  const text = await printed({ 'd.test.mjs': "test('good', () => {});" });
  checkEnd(text.trimEnd().split('\n'));
  assert.doesNotMatch(text, /What failed/);
});
