import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { z } from 'zod';
import { type MoyskladSandbox, openMoysklad as openSandbox } from '../../sandbox/moysklad/index.ts';
import { MemoryBudgets, openLimits } from '../platform/limits/limits.ts';
import { type MoyskladClient, openMoyskladClient } from './client.ts';
import { MoyskladError, moyskladProblems } from './errors.ts';

let sandbox: MoyskladSandbox;
let client: MoyskladClient;

before(async () => {
  const size = { orders: 30, products: 3, counterparties: 20 };
  sandbox = await openSandbox({
    port: 0,
    accounts: [
      { name: 'a', token: 'app', kind: 'app', ...size },
      { name: 'b', token: 'user', kind: 'user', ...size },
    ],
  });
  client = open('app');
});
after(async () => {
  await sandbox?.close();
});
beforeEach(() => {
  sandbox.faults.clear();
  sandbox.calls.length = 0;
});

function open(token: string): MoyskladClient {
  const limits = openLimits(new MemoryBudgets());
  return openMoyskladClient({ apiUrl: sandbox.apiUrl, token, limits, retryPauseMs: 1 });
}

test('what may pass is repeated: a gateway’s page, a cut connection, half a body', async () => {
  sandbox.faults.add({ fault: { kind: 'status', status: 502, html: true }, times: 1 });
  sandbox.faults.add({ fault: { kind: 'cut-before' }, times: 1 });
  sandbox.faults.add({ fault: { kind: 'truncate' }, times: 1 });
  const list = await client.list('/entity/customerorder', { limit: 5 });
  assert.equal(list.rows.length, 5);
  assert.equal(sandbox.calls.length, 4);
});

test('429 is obeyed: the next call waits as long as it was told to', async () => {
  const headers = { 'x-lognex-retry-after': '120' };
  const body = { errors: [{ error: 'Превышено ограничение', code: 1049 }] };
  sandbox.faults.add({ fault: { kind: 'status', status: 429, headers, body }, times: 1 });
  const started = performance.now();
  await client.list('/entity/customerorder', { limit: 1 });
  assert.ok(performance.now() - started >= 119);
  assert.deepEqual(
    sandbox.calls.map((call) => call.status),
    [429, 200],
  );
});

test('what will not pass is not repeated, and says what MoySklad said', async () => {
  const wrong = open('no such token');
  await assert.rejects(
    wrong.list('/entity/customerorder'),
    (error) =>
      error instanceof MoyskladError && error.kind === moyskladProblems.token && error.apiCode === 1056,
  );
  await assert.rejects(
    client.list('/entity/customerorder', { filter: ['нет такого поля=1'] }),
    (error) =>
      error instanceof MoyskladError &&
      error.kind === moyskladProblems.request &&
      /1\d{3}|4\d{2}/.test(`${error.apiCode}`),
  );
  await assert.rejects(
    client.get('/entity/customerorder/00000000-0000-4000-8000-000000000000', z.unknown()),
    (error) => error instanceof MoyskladError && error.kind === moyskladProblems.missing,
  );
  assert.equal(sandbox.calls.length, 3);
});

test('a burst stays within the budget of its kind of token: never a 429, never more than five at once', async () => {
  for (const [token, calls] of [
    ['app', 60],
    ['user', 20],
  ] as const) {
    const bursting = open(token);
    await Promise.all(
      Array.from({ length: calls }, () => bursting.list('/entity/organization', { limit: 1 })),
    );
  }
  assert.equal(sandbox.calls.filter((call) => call.status !== 200).length, 0);
});

test('a change is asked for once: only who was refused for the limit asks again', async () => {
  const url = 'https://skladno.example.com/hooks/x';
  const body = { url, entityType: 'product', action: 'UPDATE' };
  const post = () => client.write('POST', '/entity/webhook', body);
  for (const fault of [
    { kind: 'cut-after' },
    { kind: 'status', status: 502, html: true },
    { kind: 'truncate' },
  ] as const) {
    sandbox.faults.clear();
    sandbox.calls.length = 0;
    sandbox.faults.add({ method: 'POST', fault });
    await assert.rejects(post(), { kind: moyskladProblems.unavailable });
    assert.equal(sandbox.calls.length, 1, fault.kind);
    for (const { id, kind } of sandbox.account('app').webhooks.list())
      sandbox.account('app').webhooks.remove('app', kind, id);
  }
  sandbox.faults.clear();
  sandbox.calls.length = 0;
  const headers = { 'x-lognex-retry-after': '20' };
  const busy = { errors: [{ error: 'Превышено ограничение', code: 1049 }] };
  sandbox.faults.add({ fault: { kind: 'status', status: 429, headers, body: busy }, times: 1 });
  const { id } = z.looseObject({ id: z.string() }).parse(await post());
  assert.equal(await client.write('DELETE', `/entity/webhook/${id}`), undefined, 'an answer without a body');
  assert.deepEqual(
    sandbox.calls.map(({ method, status }) => [method, status]),
    [
      ['POST', 429],
      ['POST', 200],
      ['DELETE', 200],
    ],
  );
});
