import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { MoyskladSandbox, World } from '../index.ts';
import { openForTest } from '../testing.ts';
import type { DeliveryFault } from './notifications.ts';
import { openReceiver, type Receiver } from './testing.ts';

let sandbox: MoyskladSandbox;
let world: World;
let receiver: Receiver;
let product = '';
before(async () => {
  const size = { orders: 3, products: 2, counterparties: 2 };
  ({ sandbox } = await openForTest({ accounts: [{ name: 'demo', token: 'app', kind: 'app', ...size }] }));
  world = sandbox.account('app');
  receiver = await openReceiver();
  world.notifications.timeoutMs = 60_000;
  product = world.ids('product')[0] ?? '';
  const hook = { url: receiver.url, entityType: 'product', action: 'UPDATE' };
  world.webhooks.create('user', 'webhook', hook);
});
after(async () => {
  await sandbox.close();
  await receiver.close();
});
beforeEach(() => {
  sandbox.webhookFaults.clear();
  receiver.calls.length = 0;
  world.notifications.log.length = 0;
});

/** Changes the product so often. @returns the numbers of the changes, from 0, in the order in which their notifications came. */
async function heard(changes: number): Promise<number[]> {
  for (let n = 0; n < changes; n += 1) world.rename('product', product, `Имя ${n}`);
  const ids = world.notifications.log.map(({ requestId }) => requestId);
  await world.notifications.idle();
  return receiver.calls.map(({ requestId }) => ids.indexOf(requestId));
}
const next = (fault: DeliveryFault) => sandbox.webhookFaults.add({ fault, after: 1, times: 1 });

test('without a fault they come in order', async () => {
  assert.deepEqual(await heard(3), [0, 1, 2]);
});

test('a lost one never comes', async () => {
  next({ kind: 'lost' });
  assert.deepEqual(await heard(3), [0, 2]);
  assert.deepEqual(
    world.notifications.log.map(({ fate }) => fate),
    ['delivered', 'lost', 'delivered'],
  );
});

test('a doubled one comes twice with one id', async () => {
  next({ kind: 'doubled' });
  assert.deepEqual(await heard(3), [0, 1, 1, 2]);
});

test('a late one comes after what was told meanwhile', async () => {
  next({ kind: 'late', ms: 100 });
  assert.deepEqual(await heard(3), [0, 2, 1]);
});

test('an overtaken one comes after the next; the last one when its time is over', async () => {
  next({ kind: 'overtaken' });
  assert.deepEqual(await heard(4), [0, 2, 1, 3]);
  sandbox.webhookFaults.clear();
  receiver.calls.length = 0;
  world.notifications.log.length = 0;
  world.notifications.overtakenMs = 1;
  next({ kind: 'overtaken' });
  assert.deepEqual(await heard(2), [0, 1]);
});

test('a rule strikes what its path names: an address, an entity, an action, an account', async () => {
  const { accountId } = world.store;
  for (const path of ['counterparty', 'product CREATE', `product UPDATE ${accountId}x`])
    sandbox.webhookFaults.add({ fault: { kind: 'lost' }, path });
  assert.deepEqual(await heard(1), [0]);
  receiver.calls.length = 0;
  world.notifications.log.length = 0;
  sandbox.webhookFaults.add({ fault: { kind: 'lost' }, path: `${receiver.url} product UPDATE ${accountId}` });
  assert.deepEqual(await heard(1), []);
});

test('the rules are set and taken back over HTTP', async () => {
  const desk = `${sandbox.url}/__sandbox/webhook-faults`;
  const rule = { fault: { kind: 'lost' }, times: 1 };
  assert.equal((await fetch(desk, { method: 'POST', body: JSON.stringify(rule) })).status, 204);
  assert.deepEqual(await heard(2), [1]);
  receiver.calls.length = 0;
  world.notifications.log.length = 0;
  await fetch(desk, { method: 'POST', body: JSON.stringify(rule) });
  assert.equal((await fetch(desk, { method: 'DELETE' })).status, 204);
  assert.deepEqual(await heard(2), [0, 1]);
});
