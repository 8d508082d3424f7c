import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { skladno } from './support/cli.ts';
import { minutesPass } from './support/doubts.ts';
import { until } from './support/until.ts';

let app: TestApp;
let member: Member;
/** An address that somebody writes into a key. */
const stranger = createServer((request, response) => {
  strangers.push(String(request.url));
  response.end(JSON.stringify({ access_token: 'x', expires_in: 3600 }));
});
const strangers: string[] = [];
let strangerUrl: string;

before(async () => {
  const size = { kind: 'app' as const, orders: 3, products: 1, counterparties: 1 };
  app = await openTestApp({
    accounts: [
      { name: 'a', token: 'a', ...size },
      { name: 'b', token: 'b', ...size },
    ],
  });
  member = await app.company('a');
  stranger.listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  strangerUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
});
after(async () => {
  stranger.closeAllConnections();
  stranger.close();
  await app?.close();
});

test('a pasted key’s token address and project count for nothing', async () => {
  const key = app.sandbox.google.serviceAccount('pasted');
  for (const token_uri of [
    `${strangerUrl}/token`,
    'data:application/json,{}',
    'file:///etc/passwd',
    'no address',
    7,
  ]) {
    const pasted = { ...key, token_uri, project_id: 'somebody-else' };
    const { status, body } = await member.call('POST', '/integrations', { provider: 'google', key: pasted });
    assert.equal(status, 201, JSON.stringify(body));
    const checked = await member.call('POST', `/integrations/${body.id}/check`);
    assert.deepEqual([checked.status, checked.body.lastError], [200, null]);
  }
  assert.deepEqual(strangers, []);
  const foreign = {
    ...key,
    client_email: 'nobody@somewhere.iam.gserviceaccount.com',
    token_uri: strangerUrl,
  };
  const refused = await member.call('POST', '/integrations', { provider: 'google', key: foreign });
  assert.deepEqual([refused.status, refused.body.code], [422, 'google-credentials']);
  assert.deepEqual(strangers, []);
});

test('a token with letters outside ASCII is refused at once, in the API and on the command line', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'skladno-outgoing-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'key.json');
  const key = app.sandbox.google.serviceAccount('pasted');
  await writeFile(file, JSON.stringify(key));
  const shareWith = [{ email: key.client_email, role: 'writer' as const }];
  const { id } = app.sandbox.google.createSpreadsheet({ title: 'Т', owner: 'owner@example.com', shareWith });
  const started = performance.now();
  for (const token of ['Токен: abc', 'abc—def', 'abc\u{1f600}']) {
    const { status, body } = await member.call('POST', '/integrations', { provider: 'moysklad', token });
    assert.deepEqual([status, body.code], [422, 'moysklad-token-letters']);
    assert.match(String(body.detail), /русские буквы|Cyrillic/);
  }
  assert.ok(performance.now() - started < 60_000);
  const { stdout, code } = await skladno(
    ['export', 'customerorder', '--spreadsheet', id, '--sheet', 'Л', '--mode', 'upsert', '--json'],
    {
      MOYSKLAD_API_URL: app.sandbox.moysklad.apiUrl,
      MOYSKLAD_TOKEN: 'Токен: abc',
      GOOGLE_SHEETS_API_URL: app.sandbox.google.sheetsUrl,
      GOOGLE_APPLICATION_CREDENTIALS: file,
    },
  );
  const failure = z.object({ error: z.object({ code: z.string() }) }).parse(JSON.parse(stdout));
  assert.deepEqual([code, failure.error.code], [3, 'moysklad-token-letters']);
});

test('a connected account that is refused is doubted first, wherever it is met; refused again minutes later, it is gone', async () => {
  const owner = await app.company('b');
  const look = () => owner.call('GET', '/exporters/customerorder/columns');
  const moysklad = async () =>
    ((await owner.call('GET', '/integrations')).body.items as { provider: string; status: string }[]).find(
      ({ provider }) => provider === 'moysklad',
    )?.status;
  const world = app.sandbox.moysklad.account('b');
  // One refusal, in MoySklad's own words, that passes.
  const body = { errors: [{ error: 'Ошибка аутентификации', code: 1056 }] };
  app.sandbox.moysklad.faults.add({ fault: { kind: 'status', status: 401, body }, times: 1 });
  const doubted = await owner.raw('GET', '/exporters/customerorder/columns');
  assert.deepEqual([doubted.status, Number(doubted.headers.get('retry-after')) > 0], [503, true]);
  assert.equal(((await doubted.json()) as { code: string }).code, 'integration-doubted');
  assert.equal((await look()).status, 200);
  assert.equal(await moysklad(), 'ok');

  world.revoke();
  await minutesPass(app, owner);
  const refused = await look();
  assert.deepEqual([refused.status, refused.body.code], [422, 'moysklad-token']);
  assert.equal(await moysklad(), 'reconnect');
  const told = async () =>
    ((await owner.call('GET', '/outbox')).body.items as { subject: string }[]).filter(({ subject }) =>
      /заново|again/.test(subject),
    ).length;
  // A worker puts its email together.
  await app.application.worker.start();
  await until(async () => (await told()) > 0);
  assert.equal(await told(), 1);
});
