import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { launcher } from './support/app.ts';
import { skladno } from './support/cli.ts';
import { noted } from './support/resolved.ts';
import { until } from './support/until.ts';

/** `skladno start` with its own PostgreSQL, as somebody has it on their desk: commands beside it, pages open, then Ctrl-C. */
let folder: string;
let env: Record<string, string>;
let child: ChildProcess;
let said = '';
let url: string;
let cookie: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-desk-'));
  await chmod(folder, 0o755);
  // Nobody is asked outside this machine.
  const nowhere = 'http://127.0.0.1:1';
  env = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' };
  child = spawn(process.execPath, [launcher, 'start'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...noted, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  env = {
    ...env,
    MOYSKLAD_API_URL: nowhere,
    GOOGLE_SHEETS_API_URL: nowhere,
    GOOGLE_DRIVE_API_URL: nowhere,
    GOOGLE_TOKEN_URL: nowhere,
  };
  child.stdout?.on('data', (words) => {
    said += words;
  });
  await until(() => /Demo company: .*\n/.test(said));
  url = /http:\S+/.exec(said)?.[0] ?? '';
  const [, email, password] = /Demo company: (\S+) \/ (\S+)/.exec(said) ?? [];
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  assert.equal(answer.status, 200);
  cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
});
after(async () => {
  if (child && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
});

test('somebody is appointed while it runs; it goes on', async () => {
  const { code, stdout, stderr } = await skladno(['admin', 'create', 'boss@example.com'], env);
  assert.equal(code, 0, stderr);
  assert.match(
    stdout,
    /boss@example\.com runs the platform now[\s\S]*Choose a password here within an hour: http/,
  );
  assert.equal((await fetch(`${url}/health/ready`)).status, 200);
});

test('the doctor looks at the database of the one that runs', async () => {
  const { code, stdout } = await skladno(['doctor'], env);
  assert.equal(code, 1, 'the providers are not there');
  for (const what of ['database', 'migrations', 'keys'])
    assert.match(stdout, new RegExp(`^ok {5}${what} `, 'm'), what);
  assert.match(stdout, /^TO DO {2}MoySklad and Google .*ECONNREFUSED/m);
  assert.equal((await fetch(`${url}/health/ready`)).status, 200);
});

const tasksSchema = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) });
const configsSchema = z.object({ items: z.array(z.object({ id: z.string() })) });

/** A run that goes on, begun anew where all are over. */
async function runningTask(): Promise<string> {
  const headers = { cookie, 'content-type': 'application/json' };
  for (;;) {
    const { items } = tasksSchema.parse(
      await (await fetch(`${url}/api/v1/export-tasks`, { headers })).json(),
    );
    const active = items.find(({ status }) => status === 'running');
    if (active) return active.id;
    const { items: configs } = configsSchema.parse(
      await (await fetch(`${url}/api/v1/export-configs`, { headers })).json(),
    );
    const body = JSON.stringify({ configId: configs[0]?.id, full: true });
    await (await fetch(`${url}/api/v1/export-tasks`, { method: 'POST', headers, body })).text();
  }
}

test('Ctrl-C with pages open, read or not: over at once, in order', async (t) => {
  const id = await runningTask();
  const open = () => fetch(`${url}/api/v1/export-tasks/${id}/events`, { headers: { cookie } });
  const pages = await Promise.all(Array.from({ length: 6 }, open));
  for (const page of pages)
    assert.equal(page.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  // Half of them are tabs that nobody reads from.
  const read = pages.slice(0, 3).map((page) => page.text().catch(() => 'cut'));
  const started = performance.now();
  child.kill('SIGINT');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  const ms = Math.round(performance.now() - started);
  t.diagnostic(`${ms} ms`);
  // A second and a half on an idle machine; waiting for the pages would take as long as they are open.
  assert.ok(ms < 60_000, `${ms} ms`);
  for (const text of await Promise.all(read)) assert.match(text, /^event: task/);
  assert.ok(!existsSync(join(folder, 'postgres/postmaster.pid')), 'PostgreSQL was stopped');
});
