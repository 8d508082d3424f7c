import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { MoyskladSandbox } from './index.ts';
import type { JsonObject } from './render.ts';
import { type Answer, call, listOf, openForTest, refusalOf } from './testing.ts';

const size = { orders: 10, products: 20, counterparties: 1500, documents: 10 };

/** A sandbox whose clock the test moves. */
async function open() {
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-09-01T12:00:00+03:00') });
  const opened = await openForTest({
    accounts: [{ name: 'demo', token: 'app-token', kind: 'app', ...size }],
  });
  const { sandbox, api } = opened;
  const start = async (path: string): Promise<string> => {
    const answer = await api(path);
    assert.equal(answer.status, 202, JSON.stringify(answer.json));
    assert.equal(answer.headers.get('location'), `${answer.headers.get('content-location')}/result`);
    return String(answer.headers.get('content-location')).slice(sandbox.apiUrl.length);
  };
  const state = async (task: string): Promise<unknown> => ((await api(task)).json as JsonObject).state;
  const close = async (): Promise<void> => {
    mock.timers.reset();
    await sandbox.close();
  };
  return { sandbox, api, start, state, close };
}

/** What lies behind the result of a task; the storage is asked without a key. */
async function resultOf(sandbox: MoyskladSandbox, task: string): Promise<{ link: string; answer: Answer }> {
  const moved = await call(`${sandbox.apiUrl}${task}/result`, 'app-token', { redirect: 'manual' });
  assert.equal(moved.status, 302, JSON.stringify(moved.json));
  const link = String(moved.headers.get('location'));
  assert.ok(!new URL(link).pathname.startsWith('/api/remap'));
  const response = await fetch(link);
  return {
    link,
    answer: { status: response.status, headers: response.headers, json: await response.json() },
  };
}

test('a task waits, works and is done; its file holds every row', async (t) => {
  const { sandbox, api, start, state, close } = await open();
  t.after(close);
  const task = await start('/entity/counterparty?async=true');
  assert.equal(await state(task), 'PENDING');
  assert.deepEqual(refusalOf(await api(`${task}/result`)), [400, 61006]);
  mock.timers.tick(150);
  assert.equal(await state(task), 'PROCESSING');
  mock.timers.tick(200);
  const status = (await api(task)).json as JsonObject;
  assert.equal(status.state, 'DONE');
  assert.equal(status.resultUrl, `${sandbox.apiUrl}${task}/result`);
  assert.equal(status.deletionDate, '2026-09-01 13:00:00.300');
  assert.equal(status.request, `${sandbox.apiUrl}/entity/counterparty?async=true`);

  const { link, answer } = await resultOf(sandbox, task);
  const { meta, rows } = answer.json as { meta: JsonObject; rows: JsonObject[] };
  assert.deepEqual([meta.size, meta.limit, meta.offset, rows.length], [1500, undefined, undefined, 1500]);
  mock.timers.tick(5 * 60_000 + 1);
  assert.equal((await fetch(link)).status, 404, 'the link is good for five minutes');
  assert.equal((await resultOf(sandbox, task)).answer.status, 200, 'another link is given');
  mock.timers.tick(3_600_000);
  assert.deepEqual(refusalOf(await api(`${task}/result`)), [404, 61003]);
});

test('four tasks at once, no pages, only where the page says so', async (t) => {
  const { api, start, state, close } = await open();
  t.after(close);
  for (const path of [
    '/report/stock/all?limit=10',
    '/entity/counterparty?offset=5',
    '/entity/assortment?limit=1',
  ]) {
    assert.deepEqual(refusalOf(await api(`${path}&async=true`)), [400, 61001], path);
  }
  for (const path of [
    '/entity/product',
    '/report/turnover/all',
    '/report/stock/all/current',
    '/entity/demand',
  ]) {
    assert.deepEqual(refusalOf(await api(`${path}?async=true`)), [400, 61000], path);
  }
  const tasks: string[] = [];
  for (const path of [
    '/report/stock/all',
    '/report/stock/bystore',
    '/entity/assortment',
    '/report/dashboard/day',
  ]) {
    tasks.push(await start(`${path}?async=true`));
  }
  assert.deepEqual(refusalOf(await api('/report/money/byaccount?async=true')), [400, 61002]);
  const [first, second] = tasks as [string, string];
  assert.equal((await api(`${first}/cancel`, { method: 'PUT' })).status, 204);
  assert.equal(await state(first), 'CANCEL');
  assert.deepEqual(refusalOf(await api(`${first}/result`)), [400, 61005]);
  assert.deepEqual(refusalOf(await api(`${first}/cancel`, { method: 'PUT' })), [400, 61007]);
  await start('/report/money/byaccount?async=true');
  mock.timers.tick(1000);
  assert.equal(await state(second), 'DONE');
  assert.equal(listOf(await api('/async')).meta.size, 5);
  assert.equal(listOf(await api('/async?filter=state=DONE')).meta.size, 4);
  assert.deepEqual(refusalOf(await api('/async/00000000-0000-0000-0000-000000000000')), [404, 1021]);
});

test('what the call itself would be refused for is the result of the task', async (t) => {
  const { api, start, close } = await open();
  t.after(close);
  const task = await start('/report/sales/plotseries?momentFrom=2026-01-01&interval=hour&async=true');
  mock.timers.tick(1000);
  const status = (await api(task)).json as { state: string; errors: { code: number }[] };
  assert.deepEqual([status.state, status.errors[0]?.code], ['API_ERROR', 39000]);
  assert.deepEqual(refusalOf(await api(`${task}/result`)), [412, 39000]);
});
