import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { freePort } from '../src/platform/db/free-port.ts';
import { launcher } from './support/app.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { noted } from './support/resolved.ts';

/** `skladno start --live` as its user meets it: what it prints, whom it lets near, what it refuses to begin with. */
let live: TestDatabase;
let demo: TestDatabase;
let port: number;
/** Of the sandbox's world. */
let folder: string;
const children: ChildProcess[] = [];

before(async () => {
  [live, demo] = [await openTestDatabase({ migrated: false }), await openTestDatabase({ migrated: false })];
  port = await freePort();
  folder = await mkdtemp(join(tmpdir(), 'skladno-live-'));
});
after(async () => {
  for (const child of children) await end(child);
  await live?.close();
  await demo?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  /** All that it has said until now. */
  said(): string;
}

function start(args: string[], db: TestDatabase, env: Record<string, string> = {}): Started {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [launcher, ...args], {
    env: {
      PATH,
      HOME,
      ...noted,
      PORT: String(port),
      LOG_LEVEL: 'silent',
      DATABASE_URL: db.ownerUrl,
      DATA_DIR: folder,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream!.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
  return { child, said: () => text };
}

/** Waits for words; fails when the process ends before it has said them. */
async function hear({ child, said }: Started, words: RegExp): Promise<string> {
  while (!words.test(said())) {
    assert.ok(child.exitCode === null, said());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return words.exec(said())?.[1] ?? '';
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Runs a command that is expected to end by itself. */
async function refusal(args: string[], db: TestDatabase, env?: Record<string, string>): Promise<string> {
  const { child, said } = start(args, db, env);
  await once(child, 'close', { signal: AbortSignal.timeout(90_000) });
  assert.equal(child.exitCode, 2, said());
  return said();
}

const call = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
const signIn = (password: string) =>
  call('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'owner@skladno.local', password }),
  });

/** Emails that nobody sends are shown by the token of the printed link, and by nothing else. */
async function checkOutbox(token: string): Promise<void> {
  await call('/api/auth/request-password-reset', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'owner@skladno.local' }),
  });
  const tries: Record<string, string>[] = [
    {},
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-for': '192.168.1.7' },
    { 'x-outbox-token': '' },
    { 'x-outbox-token': token.slice(1) },
    { 'x-outbox-token': `${token}a` },
  ];
  for (const headers of tries) {
    const answer = await call('/api/v1/outbox', { headers });
    assert.equal(answer.status, 403, JSON.stringify(headers));
    assert.doesNotMatch(await answer.text(), /reset-password/);
  }
  const shown = await call('/api/v1/outbox', { headers: { 'x-outbox-token': token } });
  assert.equal(shown.status, 200);
  assert.match(await shown.text(), /reset-password#/);
  assert.deepEqual(await (await call('/api/auth/ways')).json(), { google: false, outbox: false });
}

test('the first password is shown again when the process ended before it was seen, then no more; emails are for the terminal', async () => {
  // It ends where it would listen, before it says anything.
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  const early = await refusal(['start', '--live'], live);
  assert.match(early, /Stop the other program/);
  assert.doesNotMatch(early, /password/);
  other.close();
  await once(other, 'close');
  const first = start(['start', '--live'], live);
  const password = await hear(first, /Sign in as owner@skladno\.local, password (\S+)/);
  assert.equal((await signIn(password)).status, 200);
  await end(first.child);
  const second = start(['start', '--live'], live);
  const token = await hear(second, /\/outbox#(\S+)\n/);
  assert.equal((await signIn(password)).status, 200, 'it stays');
  await checkOutbox(token);
  await end(second.child);
  assert.doesNotMatch(second.said(), /password/);
  assert.ok(!first.said().includes(token), 'another link at each start');
});

test('the demo and real people do not share data, in whatever order and by whatever command', async () => {
  assert.match(await refusal(['start'], live), /that of real people.*--live/s);
  const shown = start(['start'], demo);
  await hear(shown, /(Demo company)/);
  // Its exports need not come to their end.
  shown.child.kill('SIGKILL');
  await once(shown.child, 'exit');
  for (const args of [['start', '--live'], ['worker']])
    assert.match(await refusal(args, demo), /the demo’s.*folder \.data/s, args.join(' '));
  // Its secrets are of no use either.
  const application = {
    MOYSKLAD_APP_ID: 'd6c8f0de-5b1e-4a8e-9a53-000000000001',
    MOYSKLAD_APP_UID: 'skladno.sandbox',
    MOYSKLAD_APP_SECRET: 'the secret key of the application in the sandbox',
  };
  assert.match(await refusal(['start', '--live'], live, application), /MOYSKLAD_APP_SECRET/);
});
