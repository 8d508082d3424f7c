import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { boundWaits, openBrowser, openPage } from './browser.ts';
import { until } from './until.ts';

test('a journey ends at the first step that fails, and says how many were not tried', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'skladno-journey-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'way.test.ts');
  await writeFile(
    file,
    `import { test } from 'node:test';
import { journey } from ${JSON.stringify(new URL('journey.ts', import.meta.url).href)};
const { visit, walk } = journey();
test('the way', walk);
visit('one', async () => {});
visit('two', async () => { throw new Error('a stone'); });
visit('three', async () => console.log('walked on'));
visit('four', async () => {});`,
  );
  const { NODE_TEST_CONTEXT: _ours, ...env } = process.env;
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, ['--test', '--test-reporter', 'spec', file], { env }, (_failed, out) =>
      resolve(out),
    );
  });
  assert.match(said, /✔ one/);
  assert.match(said, /✖ two/);
  assert.match(said, /steps that were not tried: 2/);
  assert.doesNotMatch(said, /walked on|three|four/);
});

test('a wait goes on until shortly before its test ends, and says what it waited for', async () => {
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    await page.setContent('<p>Something else</p>');
    const release = boundWaits(4500);
    const error = await page
      .getByText('What never comes')
      .waitFor()
      .then(
        () => assert.fail('it never comes'),
        (failure: Error) => failure,
      );
    release();
    assert.match(error.message, /waiting for getByText\('What never comes'\)/);
    const waited = Number(/Timeout ([\d.]+)ms/.exec(error.message)?.[1]);
    assert.ok(waited >= 2000 && waited < 4500, error.message);
    const end = boundWaits(2500);
    await assert.rejects(
      until(() => page.url() === 'what never is'),
      /waited too long for .*what never is/,
    );
    end();
  } finally {
    await browser.close();
  }
});
