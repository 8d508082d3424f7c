import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openAll, openWhole } from './opening.ts';

/** Test files that cannot begin, each run by a runner of its own: they end at once and say why. */

const run = promisify(execFile);
/** Far more than a file that fails needs, far less than one that hangs. */
const HANGS_MS = 60_000;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-beginnings-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Runs a test file of these lines, whose imports are those of this folder; answers what the runner printed. */
async function failing(
  lines: string,
  options: { environment?: Record<string, string>; preload?: string } = {},
): Promise<string> {
  const support = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  const file = join(folder, `${Math.random()}.test.ts`);
  await writeFile(
    file,
    `import { after, before, test } from 'node:test';
${lines.replaceAll(/'\.\/[\w-]+\.ts'/g, (name) => support(name.slice(1, -1)))}
test('never begun', () => {});
`,
  );
  const { NODE_TEST_CONTEXT: _ours, ...env } = process.env;
  const preload = options.preload ? ['--import', options.preload] : [];
  const ended = await run(process.execPath, [...preload, '--test', '--test-reporter', 'spec', file], {
    env: { ...env, ...options.environment },
    timeout: HANGS_MS,
  }).catch((error: { code: number | null; stdout: string }) => error);
  assert.ok('code' in ended && ended.code === 1, `the file fails by itself:\n${ended.stdout}`);
  return ended.stdout;
}

test('a browser that does not start, beside an application that does', async () => {
  const said = await failing(
    `import { openBrowser } from './browser.ts';
import { openDemo } from './demo.ts';
import { openAll } from './opening.ts';
let demo, browser;
before(async () => {
  [demo, browser] = await openAll(openDemo({ orders: 1, products: 1, counterparties: 1 }), openBrowser());
});
after(async () => {
  await browser?.close();
  await demo?.close();
});`,
    { environment: { CHROMIUM_PATH: join(folder, 'no-chromium') } },
  );
  assert.match(said, /no-chromium/);
});

test('a database that cannot be reached', async () => {
  const said = await failing(
    `import { openTwoCompanies } from './two-companies.ts';
let both;
before(async () => { both = await openTwoCompanies(); });
after(() => both.close());`,
    { environment: { TEST_DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' } },
  );
  assert.match(said, /ECONNREFUSED/);
});

test('a port that is taken, when all but listening is done', async (t) => {
  const server = createServer().listen(0, '0.0.0.0');
  t.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const said = await failing(`import { openTestApp } from './app.ts';
let app;
before(async () => { app = await openTestApp({ accounts: [] }, undefined, { PORT: '${port}' }); });
after(() => app.close());`);
  assert.match(said, /EADDRINUSE/);
});

test('what closes nothing ends, too, and says what it left open: npm test sees to it', async () => {
  const { scripts } = (await import('../../package.json', { with: { type: 'json' } })).default;
  assert.equal(scripts.test, 'node test/support/run.ts');
  assert.match(
    await readFile(new URL('run.ts', import.meta.url), 'utf8'),
    /\['resolved\.ts', 'quick\.ts', 'ends\.ts'\]/,
  );
  const ends = fileURLToPath(new URL('ends.ts', import.meta.url));
  const said = await failing(
    `import { createServer } from 'node:http';
import { mustEnd } from './ends.ts';
mustEnd(300);
before(() => { createServer().listen(0); throw new Error('first of all'); });`,
    { preload: ends },
  );
  assert.match(said, /first of all/);
  assert.match(said, /does not end: something is still open \(.*TCPServerWrap/);
});

test('what was opened before a step that fails is closed, the last one first', async () => {
  const closed: string[] = [];
  const part = (name: string) => ({ close: async () => void closed.push(name) });
  const broken = new Error('the third step');
  await assert.rejects(
    openWhole(async (keep) => {
      keep(part('first'));
      keep(part('second'));
      throw broken;
    }),
    broken,
  );
  assert.deepEqual(closed.splice(0), ['second', 'first']);
  await assert.rejects(openAll(Promise.resolve(part('good')), Promise.reject(broken)), broken);
  assert.deepEqual(closed.splice(0), ['good']);
  const [one, two] = await openAll(Promise.resolve(part('one')), Promise.resolve(part('two')));
  assert.deepEqual(closed, []);
  await one.close();
  await two.close();
  assert.deepEqual(closed, ['one', 'two']);
});
