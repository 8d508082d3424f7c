import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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

test('where nothing failed the figures come last, and nothing is listed', async () => {
  const text = await printed({ 'd.test.mjs': "test('good', () => {});" });
  checkEnd(text.trimEnd().split('\n'));
  assert.doesNotMatch(text, /What failed/);
});
