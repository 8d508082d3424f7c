import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { openSourceHooks } from './support/source-hooks.ts';

/** What MoySklad is asked to tell, and how that is kept so. */

let app: TestApp;
let hooks: Awaited<ReturnType<typeof openSourceHooks>>;
const names = ['plain', 'repairs', 'lost', 'count', 'tariff', 'apps', 'users', 'together', 'twice', 'moved'];

before(async () => {
  app = await openTestApp({
    accounts: names.map((name) => ({
      ...{ name, token: name, kind: name === 'users' ? ('user' as const) : ('app' as const) },
      ...{ orders: 2, products: 2, counterparties: 2 },
    })),
  });
  hooks = await openSourceHooks(app);
});
after(() => app?.close());
beforeEach(() => app.sandbox.moysklad.faults.clear());

const open = async (token: string, byApp = true) => {
  const member: Member = await app.company(token, { withGoogle: false });
  return { ...(await hooks.account(member, token, byApp)), member };
};
const order = ['customerorder', 'UPDATE'] as const;
const made = ['customerorder', 'CREATE'] as const;
const gone = ['customerorder', 'DELETE'] as const;
const stock = ['stock', 'all'] as const;
const writes = () => app.sandbox.moysklad.calls.filter(({ method }) => method !== 'GET');

test('MoySklad is asked for what is wanted, tells whose account it is, and is left alone when all is in order', async () => {
  const its = await open('plain');
  const hook = await its.want(order, gone, stock);
  const listed = its.world.webhooks.list();
  assert.deepEqual(listed.map(({ what, enabled, diffType }) => [...what, enabled, diffType]).sort(), [
    ['customerorder', 'DELETE', true, undefined],
    ['customerorder', 'UPDATE', true, 'FIELDS'],
    ['stock', 'all', true, undefined],
  ]);
  const [{ url } = { url: '' }] = listed;
  assert.match(url, new RegExp(`^${app.url}/hooks/moysklad/[\\w-]{43}$`));
  assert.equal(new Set(listed.map((each) => each.url)).size, 1);
  assert.equal(hook.account_id, its.world.store.accountId);
  assert.deepEqual([hook.untold, hook.problem], [null, null]);
  assert.deepEqual(
    (await its.subscriptions()).map(({ remote_id }) => remote_id).sort(),
    listed.map(({ id }) => id).sort(),
  );
  assert.equal(its.told(), 1, 'whoever looks by itself learns that it need not');
  const before = writes().length;
  await its.sync();
  assert.ok(
    writes().length <= before + 1,
    'one call alone, which tells whether the tariff is still the same',
  );
  assert.deepEqual([its.world.webhooks.list().length, its.told()], [3, 1]);
  await its.want(order);
  assert.deepEqual(
    its.world.webhooks.list().map(({ what }) => what.join(' ')),
    ['customerorder UPDATE'],
  );
  assert.equal((await its.subscriptions()).length, 1);
});

test('what MoySklad switched off, and what somebody deleted, is put back and counted; others’ webhooks are left alone', async () => {
  const its = await open('repairs');
  await its.want(order, gone);
  const { webhooks } = its.world;
  const strangers = webhooks.create('user', 'webhook', {
    ...{ url: 'https://other.example.com/hooks/moysklad/x', entityType: 'customerorder', action: 'UPDATE' },
    enabled: false,
  });
  const [first, second] = webhooks.list();
  webhooks.update('app', 'webhook', first!.id, { enabled: false });
  webhooks.remove('app', 'webhook', second!.id);
  await its.sync();
  const states = webhooks.list().map(({ id, enabled }) => [id === strangers.id, enabled]);
  assert.deepEqual(states, [
    [false, true],
    [true, false],
    [false, true],
  ]);
  const rows = await its.subscriptions();
  assert.deepEqual(
    rows.map(({ repairs, repaired_at }) => [repairs, repaired_at !== null]),
    [
      [1, true],
      [1, true],
    ],
  );
  assert.equal(its.told(), 2, 'what changed meanwhile is to be looked for');
  await its.sync();
  assert.deepEqual(
    (await its.subscriptions()).map(({ repairs }) => repairs),
    [1, 1],
  );
  webhooks.remove('user', 'webhook', strangers.id);
  await its.want();
  assert.deepEqual(webhooks.list(), []);
});

test('an answer that is lost makes no second webhook, and a call that never arrived is made again', async () => {
  const its = await open('lost');
  const { faults } = app.sandbox.moysklad;
  for (const kind of ['cut-after', 'cut-before', 'truncate'] as const)
    faults.add({ method: 'POST', path: '/entity/webhook', times: 1, fault: { kind } });
  faults.add({
    method: 'POST',
    path: '/entity/webhook',
    times: 1,
    fault: { kind: 'status', status: 502, html: true },
  });
  const hook = await its.want(order, gone, made, stock);
  assert.equal(hook.problem, null);
  assert.deepEqual(
    its.world.webhooks
      .list()
      .map(({ what }) => what.join(' '))
      .sort(),
    ['customerorder CREATE', 'customerorder DELETE', 'customerorder UPDATE', 'stock all'],
  );
  assert.deepEqual(
    (await its.subscriptions()).map(({ problem, remote_id }) => [problem, remote_id !== null]),
    Array(4).fill([null, true]),
  );
  faults.add({ method: 'DELETE', path: '/entity/webhook', times: 2, fault: { kind: 'cut-after' } });
  await its.want();
  assert.deepEqual(its.world.webhooks.list(), []);
});

test('while MoySklad does not answer it is told so and what was told stays told; then it goes on by itself', async () => {
  const its = await open('twice');
  await its.want(order);
  app.sandbox.moysklad.faults.add({
    path: '/entity/webhook',
    fault: { kind: 'status', status: 503, html: true },
  });
  const troubled = await its.sync();
  assert.equal((troubled.problem as { code: string }).code, 'webhooks-unavailable');
  assert.deepEqual([troubled.untold, its.told()], [null, 1]);
  assert.ok(troubled.sync_at.getTime() - Date.now() < 6 * 60_000, 'soon');
  app.sandbox.moysklad.faults.clear();
  assert.equal((await its.sync()).problem, null);
});

test('one that MoySklad will not make is told with its cure, and the others are made', async () => {
  const its = await open('count');
  const { webhooks } = its.world;
  const theirs = webhooks.create('app', 'webhook', {
    ...{ url: 'https://other.example.com/', entityType: 'customerorder', action: 'UPDATE' },
  });
  const hook = await its.want(order, gone, ['discount', 'UPDATE'], ['async', 'DELETE']);
  assert.deepEqual([hook.untold, hook.problem], [null, null]);
  const problems = async () =>
    (await its.subscriptions()).map(({ entity, action, problem }) => [
      `${entity} ${action}`,
      (problem as { code: string } | null)?.code,
    ]);
  assert.deepEqual(await problems(), [
    ['async DELETE', 'webhooks-unsupported'],
    ['customerorder DELETE', undefined],
    ['customerorder UPDATE', 'webhooks-count'],
    ['discount UPDATE', 'webhooks-unsupported'],
  ]);
  webhooks.remove('app', 'webhook', theirs.id);
  await its.sync();
  assert.deepEqual((await problems())[2], ['customerorder UPDATE', undefined]);
  assert.equal(its.told(), 2);
});

test('a tariff that has no webhooks any more is noticed, and so is one that has them again', async () => {
  const its = await open('tariff');
  await its.want(order);
  its.world.webhooks.freeTariff = true;
  const free = await its.sync();
  assert.deepEqual([free.untold, (free.problem as { code: string }).code], ['tariff', 'webhooks-tariff']);
  assert.equal(its.told(), 2);
  its.world.webhooks.freeTariff = false;
  const paid = await its.sync();
  assert.deepEqual([paid.untold, paid.problem, its.told()], [null, null, 3]);
});

for (const [token, kind, byApp, code] of [
  ['apps', 'app', true, 'webhooks-rights-of-app'],
  ['users', 'user', false, 'webhooks-rights-of-token'],
] as const)
  test(`${kind}: who may make no webhooks is told the cure of that kind, and goes on when they may`, async () => {
    const its = await open(token, byApp);
    its.world.webhooks.rights[kind] = 'none';
    const hook = await its.want(order);
    assert.deepEqual([hook.untold, (hook.problem as { code: string }).code], ['rights', code]);
    assert.equal(its.told(), 1, 'who thought to be told looks by itself');
    its.world.webhooks.rights[kind] = 'own';
    assert.equal((await its.sync()).untold, null);
    assert.deepEqual([its.world.webhooks.list().length, its.told()], [1, 2]);
  });

test('however many ask at once, one is at it at a time, and nothing is made twice', async () => {
  const its = await open('together');
  const { moysklad } = app.sandbox;
  moysklad.faults.add({ method: 'POST', path: '/entity/webhook', fault: { kind: 'delay', ms: 200 } });
  const before = moysklad.calls.length;
  await its.want(order, gone, made, stock);
  await its.want(order);
  await Promise.all([its.want(order, gone, made, stock), ...Array.from({ length: 8 }, () => its.change())]);
  await its.settled();
  assert.equal(its.world.webhooks.list().length, 4);
  const ours = moysklad.calls.slice(before).filter(({ method }) => method === 'POST');
  assert.deepEqual(
    ours.map(({ status }) => status),
    Array(7).fill(200),
    'four, and the three that were not wanted for a while',
  );
});

test('our address moved: the old webhooks are led to the new one; where MoySklad cannot reach it they are taken back', async () => {
  const its = await open('moved');
  await its.want(order, gone);
  const { context } = hooks;
  const ids = its.world.webhooks.list().map(({ id }) => id);
  context.publicUrl = 'http://127.0.0.1:1/elsewhere';
  await its.sync();
  assert.deepEqual(
    its.world.webhooks
      .list()
      .map(({ id, url }) => [id, url.startsWith('http://127.0.0.1:1/elsewhere/hooks/')]),
    ids.map((id) => [id, true]),
  );
  context.publicUrl = 'http://192.168.1.10:3000';
  const hidden = await its.sync();
  context.publicUrl = app.url;
  const { code, detail } = hidden.problem as { code: string; detail: { ru: string } };
  assert.deepEqual([hidden.untold, code, its.told()], ['address', 'source-hook-address', 2]);
  assert.match(detail.ru, /http:\/\/192\.168\.1\.10:3000/);
  assert.deepEqual(its.world.webhooks.list(), []);
  assert.equal((await its.sync()).untold, null);
});
