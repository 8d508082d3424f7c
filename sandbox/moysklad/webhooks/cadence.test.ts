import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { JsonObject } from '../render.ts';
import { call } from '../testing.ts';
import { moscowTime } from '../time.ts';
import { openSubscriber } from './testing.ts';

let its: Awaited<ReturnType<typeof openSubscriber>>;
let { sandbox, world, receiver, subscribe, send, settled } = {} as typeof its;
beforeEach(async () => {
  its = await openSubscriber();
  ({ sandbox, world, receiver, subscribe, send, settled } = its);
});
afterEach(() => its.close());

test('changes of stock are gathered and told with the address where they are read', async () => {
  const stock = { url: `${receiver.url}/stock`, stockType: 'stock' };
  for (const reportType of ['all', 'bystore'])
    world.webhooks.create('user', 'webhookstock', { ...stock, reportType });
  assert.equal(world.notifications.stockEveryMs, 60_000);
  const [demand = ''] = world.ids('demand');
  world.update('demand', demand, { description: 'ничего не меняет' });
  world.notifications.tellStock();
  await settled();
  assert.equal(receiver.calls.length, 0, 'a comment moves no goods');

  const assortment = { meta: { href: `${sandbox.apiUrl}/entity/product/${world.ids('product')[0]}` } };
  world.setLines('demand', demand, [{ quantity: 7, assortment }]);
  world.setLines('demand', demand, [{ quantity: 8, assortment }]);
  world.notifications.tellStock();
  world.notifications.tellStock();
  await settled();
  const bodies = receiver.calls
    .map(({ body }) => body)
    .sort((a, b) => (a.reportType < b.reportType ? -1 : 1));
  const since = String(bodies[0]?.reportUrl).slice(-19);
  assert.deepEqual(bodies, [
    {
      accountId: world.store.accountId,
      stockType: 'stock',
      reportType: 'all',
      reportUrl: `${sandbox.apiUrl}/report/stock/all/current?changedSince=${since}`,
    },
    {
      accountId: world.store.accountId,
      stockType: 'stock',
      reportType: 'bystore',
      reportUrl: `${sandbox.apiUrl}/report/stock/bystore/current?changedSince=${since}`,
    },
  ]);
  const changed = (await call(String(bodies[0]?.reportUrl), 'app')).json as JsonObject[];
  assert.ok(changed.some(({ assortmentId }) => assortmentId === world.ids('product')[0]));
});

test('the gathered changes of stock go by themselves when their time is over', async () => {
  world.notifications.stockEveryMs = 1;
  const arrived = new Promise((resolve) => {
    receiver.answer = (one) => {
      resolve(one.body.reportType);
      return 200;
    };
  });
  world.webhooks.create('user', 'webhookstock', { url: receiver.url, stockType: 'stock', reportType: 'all' });
  world.trash('demand', world.ids('demand')[0] ?? '');
  assert.equal(await arrived, 'all');
});

test('after more than seven of ten days without a success the webhook is switched off; it is switched on by hand', async () => {
  const hook = subscribe('product', 'UPDATE');
  const [id = ''] = world.ids('product');
  let now = Date.parse('2026-11-01T12:00:00+03:00');
  world.notifications.now = () => now;
  const day = async (status: number) => {
    receiver.answer = () => status;
    world.rename('product', id, moscowTime(now));
    await settled();
    now += 86_400_000;
    return hook.enabled;
  };
  assert.equal(await day(200), true);
  for (let n = 0; n < 9; n += 1)
    assert.equal(await day(500), true, `day ${n}: there was a success within ten days`);
  assert.equal(await day(500), false, 'the success is eleven days old');
  await send('PUT', `entity/webhook/${hook.id}`, { enabled: true });
  for (let n = 0; n < 7; n += 1) assert.equal(await day(500), true, `day ${n} after it was switched on`);
  assert.equal(await day(500), false);
});

test('the end of an asynchronous task is told as the official example has it', async () => {
  subscribe('async', 'PROCESSED', { url: `${receiver.url}/processed` });
  subscribe('async', 'CREATE', { url: `${receiver.url}/created` });
  world.asyncTasks.takesMs = 1;
  const heard = new Map<string, unknown>();
  const both = new Promise<void>((resolve) => {
    receiver.answer = (one) => {
      heard.set(one.path, one.body);
      if (heard.size === 2) resolve();
      return 204;
    };
  });
  const started = await send('GET', 'entity/counterparty?async=true');
  await both;
  const href = started.headers.get('content-location');
  const event = { meta: { type: 'async', href }, action: 'PROCESSED', accountId: world.store.accountId };
  assert.deepEqual(heard.get('/processed'), { events: [event] });
});
