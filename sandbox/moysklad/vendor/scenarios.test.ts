import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { MoyskladSandbox, World } from '../index.ts';
import { openForTest } from '../testing.ts';
import { openVendor, type VendorServer } from './testing.ts';

let sandbox: MoyskladSandbox;
let world: World;
let vendor: VendorServer;
const action = { name: 'send_telegram_message', title: 'Написать в Telegram' };
beforeEach(async () => {
  const size = { orders: 5, products: 3, counterparties: 3 };
  ({ sandbox } = await openForTest({ accounts: [{ name: 'demo', token: 'app', kind: 'app', ...size }] }));
  world = sandbox.account('app');
  vendor = await openVendor({ scenario: [action] });
  sandbox.vendor.register(vendor.app);
  sandbox.vendor.retryEveryMs = 0;
  await sandbox.vendor.activate(vendor.app, 'demo', 'Install');
});
afterEach(async () => {
  await sandbox.close();
  await vendor.close();
});

const setUp = (objectType: string, actionType: 'ADD' | 'MODIFY' | 'CHANGE_STATUS') =>
  sandbox.vendor.scenarios.add({
    account: 'demo',
    appUid: vendor.app.appUid,
    actionName: action.name,
    objectType,
    actionType,
  });

test('a scenario calls the application as the official example has it, with the id of the interface', async () => {
  setUp('customerorder', 'ADD');
  setUp('product', 'MODIFY');
  const made = vendor.next();
  const id = world.create('customerorder');
  const { method, place, body, headers, claims } = await made;
  assert.deepEqual([method, place], ['POST', '/scenario']);
  assert.deepEqual(body, {
    actionName: 'send_telegram_message',
    actionType: 'ADD',
    objectId: id,
    objectType: 'CustomerOrder',
  });
  assert.match(String(headers.x_lognex_requestid), /^[0-9a-f-]{36}$/);
  assert.deepEqual(Object.keys(claims).sort(), ['exp', 'iat', 'jti']);

  const changed = vendor.next();
  const [product = ''] = world.ids('product');
  world.rename('product', product, 'Другое');
  const { objectId, objectType } = (await changed).body;
  assert.equal(objectType, 'product');
  assert.notEqual(objectId, product);
  const href = `${sandbox.apiUrl}/entity/product/${objectId}`;
  const headersOf = { authorization: `Bearer ${world.grant()}`, 'accept-encoding': 'gzip' };
  const moved = await fetch(href, { headers: headersOf, redirect: 'manual' });
  assert.deepEqual(
    [moved.status, moved.headers.get('location')],
    [308, `${sandbox.apiUrl}/entity/product/${product}`],
  );
});

test('a change of status is told as one, any other change is not', async () => {
  setUp('customerorder', 'CHANGE_STATUS');
  const [first = '', second = ''] = world.ids('customerorder');
  world.update('customerorder', first, { description: 'ничего' });
  const heard = vendor.next();
  const states = [...world.store.collection('entity/customerorder/metadata/states').live()];
  const other = states.find(
    ({ ref }) => ref !== world.store.collection('entity/customerorder').get(second)?.fields.state,
  );
  world.update('customerorder', second, {
    state: { meta: { href: `${world.store.apiUrl}/${other?.ref.path}` } },
  });
  assert.equal((await heard).body.objectId, second);
  assert.equal(vendor.calls.length, 1);
});

const run = () =>
  sandbox.vendor.scenarios.run(
    vendor.app,
    'demo',
    { actionName: action.name, actionType: 'OVERDUE', objectType: 'customerorder' },
    world.ids('customerorder')[0] ?? '',
  );

test('5xx is repeated with one request id and a fresh token each, a refusal is not, and its words are kept', async () => {
  const answers = [503, 551, 200];
  vendor.answer = () => ({ status: answers.shift() ?? 0 });
  assert.deepEqual((await run()).statuses, [503, 551, 200]);
  assert.equal(new Set(vendor.calls.map(({ headers }) => headers.x_lognex_requestid)).size, 1);
  assert.equal(new Set(vendor.calls.map(({ claims }) => claims.jti)).size, 3);

  const error = { code: 1244, errorMessage: 'Не найден контакт для контрагента' };
  vendor.answer = () => ({ status: 400, body: { error } });
  const refused = await run();
  assert.deepEqual([refused.statuses, refused.message], [[400], error.errorMessage]);
});

test('it is repeated for a day, every five minutes, while the application is activated', async () => {
  vendor.answer = () => ({ status: 500 });
  assert.equal((await run()).statuses.length, 288, '24 hours of five minutes');
  let left = 2;
  vendor.answer = () => {
    left -= 1;
    const installation = sandbox.vendor.installation(vendor.app, world.store.accountId);
    if (left === 0 && installation) installation.status = 'Suspended';
    return { status: 500 };
  };
  assert.equal((await run()).statuses.length, 2);
  assert.deepEqual((await run()).statuses, [], 'nothing is sent to one that is suspended');
});

test('a call can get lost, come twice or late; a lost one is repeated as one without an answer', async () => {
  const { faults } = sandbox.vendor;
  faults.add({ fault: { kind: 'lost' }, path: '/scenario', times: 1 });
  assert.deepEqual((await run()).statuses, [0, 200]);
  assert.equal(vendor.calls.length, 1);
  vendor.calls.length = 0;
  faults.add({ fault: { kind: 'doubled' }, path: `/scenario ${world.store.accountId}`, times: 1 });
  assert.deepEqual((await run()).statuses, [200]);
  assert.equal(vendor.calls.length, 2);
  assert.equal(new Set(vendor.calls.map(({ headers }) => headers.x_lognex_requestid)).size, 1);
  assert.equal(new Set(vendor.calls.map(({ claims }) => claims.jti)).size, 2);
  const rule = { fault: { kind: 'late', ms: 100 }, path: '/scenario', times: 1 };
  const desk = `${sandbox.url}/__sandbox/app-faults`;
  await fetch(desk, { method: 'POST', body: JSON.stringify(rule) });
  const started = performance.now();
  assert.deepEqual((await run()).statuses, [200]);
  assert.ok(performance.now() - started >= 99, 'not before its time');
});
