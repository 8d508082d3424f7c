import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { noted } from '../test/support/resolved.ts';
import { PATIENCE_MS } from '../test/support/until.ts';

const launcher = fileURLToPath(new URL('../bin/skladno.js', import.meta.url));
let dataDir: string;

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'skladno-cli-'));
  await chmod(dataDir, 0o755);
});
const children: ChildProcess[] = [];
after(async () => {
  for (const child of children)
    if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

const environment = (more: Record<string, string> = {}) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  ...noted,
  DATA_DIR: dataDir,
  PORT: '0',
  LOG_LEVEL: 'warn',
  ...more,
});

async function run(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  return promisify(execFile)(process.execPath, [launcher, ...args], {
    env: environment(env),
    timeout: PATIENCE_MS,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Outcome) => error,
  );
}

/** Starts a command that goes on; answers when it has said its first line. */
async function begin(command: string): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, [launcher, command], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = await once(child.stdout!, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
  return { child, line: String(said) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown[]> {
  child.kill(signal);
  return once(child, 'exit');
}

test('--help lists the commands; an unknown command or option ends with 2 and says what there is', async () => {
  const help = await run(['--help']);
  assert.equal(help.code, 0);
  for (const name of ['start', 'serve', 'worker', 'migrate', 'export', 'sandbox'])
    assert.match(help.stdout, new RegExp(`^  ${name} `, 'm'));
  for (const args of [['fly'], [], ['toString']]) {
    const { code, stderr, stdout } = await run(args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^ {2}migrate /m);
  }
  const option = await run(['migrate', '--fast']);
  assert.equal(option.code, 2);
  assert.match(option.stderr, /--fast/);
});

test('a bad configuration ends with 2, every fault named, no stack', async () => {
  const { code, stderr } = await run(['start'], { PORT: 'x', PUBLIC_URL: 'y' });
  assert.equal(code, 2);
  assert.match(stderr, /PORT: must be.+PUBLIC_URL: must be/s);
  assert.doesNotMatch(stderr, /\n {4}at /);
});

test('a database that is not there or not migrated is told in a sentence', async () => {
  const absent = await run(['migrate'], { DATABASE_URL: 'postgres://o:p@127.0.0.1:1/none' });
  assert.equal(absent.code, 2);
  assert.match(absent.stderr, /PostgreSQL does not let us in.*ECONNREFUSED/);
  const early = await run(['worker']);
  assert.equal(early.code, 2);
  assert.match(early.stderr, /lacks 0001_platform\.sql.*skladno migrate/);
});

test('migrate, then once more', async () => {
  const first = await run(['migrate']);
  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stdout, /0001_platform\.sql/);
  assert.deepEqual(await run(['migrate']), { code: 0, stdout: 'Nothing to apply.\n', stderr: '' });
});

async function answers(line: string): Promise<void> {
  const url = /http:\S+/.exec(line)?.[0] ?? '';
  for (const path of ['/health/live', '/health/ready', '/api/docs/json']) {
    assert.equal((await fetch(url + path)).status, 200, path);
  }
  assert.equal((await fetch(`${url}/api/v1/me`)).status, 401);
  const document = (await (await fetch(`${url}/api/docs/json`)).json()) as { paths: object };
  for (const path of ['/api/v1/me', '/api/v1/integrations', '/api/v1/export-tasks'])
    assert(path in document.paths, path);
}

async function endsClean(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const started = performance.now();
  assert.deepEqual(await end(child, signal), [0, null]);
  assert(performance.now() - started < 60_000);
  assert(!existsSync(join(dataDir, 'postgres/postmaster.pid')), 'PostgreSQL was stopped');
}

test('start answers requests, and ends clean on SIGTERM', async () => {
  const { child, line } = await begin('start');
  await answers(line);
  await endsClean(child, 'SIGTERM');
});

/** Started after the kill; the tests after that look at it and end it. */
let running: { child: ChildProcess; line: string };

test('after a SIGKILL the next start just works', async () => {
  const { child } = await begin('start');
  assert.deepEqual(await end(child, 'SIGKILL'), [null, 'SIGKILL']);
  running = await begin('start');
  assert.match(running.line, /ready/);
});

test('two on the same data: the second one says who holds it', async () => {
  const second = await run(['start']);
  assert.equal(second.code, 2);
  assert.match(second.stderr, new RegExp(`in use by another Skladno \\(process ${running.child.pid}\\)`));
});

test('start answers requests, and ends clean on SIGINT', async () => {
  await answers(running.line);
  await endsClean(running.child, 'SIGINT');
});
