import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { forgetHooks } from '../src/triggers/webhooks/removal.ts';
import type { DeliveryView, SourceWebhooksView } from '../src/triggers/webhooks/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { busyMs } from './support/busy.ts';
import { until } from './support/until.ts';

/** What people and programs are told of MoySklad's webhooks, and what they may do about them. */

let app: TestApp;
const names = ['one', 'two', 'theirs', 'whole', 'big', 'back'];
before(async () => {
  app = await openTestApp({
    accounts: names.map((name) => ({
      ...{ name, token: name, kind: 'app' as const },
      ...{ orders: 5, products: 2, counterparties: 2 },
    })),
  });
  for (const name of names) app.sandbox.moysklad.account(name).notifications.timeoutMs = 60_000;
  await app.application.worker.start();
});
after(() => app?.close());

const items = async <Item>(member: Member, path: string) =>
  (await member.call('GET', path)).body.items as Item[];
const accounts = (member: Member) => items<SourceWebhooksView>(member, '/source-webhooks');
const account = async (member: Member) => (await accounts(member))[0]!;
/** Beside the orders themselves MoySklad tells of what they name. */
const ofOrders = (all: SourceWebhooksView['subscriptions']) =>
  all.filter(({ entity }) => entity === 'customerorder');

const areAllTold = (all: SourceWebhooksView['subscriptions']) => all.every(({ subscribed }) => subscribed);

/** A company whose export of orders starts on changes. */
async function told(token: string) {
  const member = await app.company(token);
  const { id: configId, spreadsheetId } = await member.config({ spreadsheetId: member.spreadsheet() });
  const path = `/export-configs/${configId}/change-trigger`;
  assert.equal((await member.call('PUT', path, { quietSeconds: 0, longestSeconds: 0 })).status, 200);
  await until(async () => (await account(member)).state === 'told');
  const world = app.sandbox.moysklad.account(token);
  return { member, configId, spreadsheetId, world, integrationId: (await account(member)).integrationId };
}

test('an account is shown from the moment it is connected to the moment it is not', async () => {
  const empty = await app.company('one');
  const [unneeded, ...others] = await accounts(empty);
  assert.deepEqual([unneeded?.state, unneeded?.subscriptions, others], ['unneeded', [], []]);
  const { member, integrationId, world } = await told('one');
  // A run notes whose names stand in its rows, and more is asked for then: what is compared is looked at anew until it rests.
  await until(async () => areAllTold((await account(member)).subscriptions));
  const path = `/source-webhooks/${integrationId}`;
  let one: unknown;
  await until(async () => {
    one = (await member.call('GET', path)).body;
    return isDeepStrictEqual(one, await account(member));
  });
  const { subscriptions, problem, untoldBecause, checkedAt, repairs } = await account(member);
  assert.deepEqual([problem, untoldBecause, repairs, checkedAt === null], [null, null, 0, false]);
  assert.deepEqual(
    ofOrders(subscriptions).map(({ entity, action, title, subscribed }) => [
      ...[entity, action, title.ru, subscribed],
    ]),
    ['CREATE', 'UPDATE', 'DELETE'].map((action) => ['customerorder', action, 'Заказы покупателей', true]),
  );
  assert.doesNotMatch(JSON.stringify(one), /hooks\/moysklad/, 'the address is nobody’s business');
  world.webhooks.freeTariff = true;
  const asked = await member.call('POST', `${path}/check`);
  assert.deepEqual([asked.status, asked.body.checking], [202, true]);
  await until(async () => !(await account(member)).checking);
  const free = await account(member);
  assert.deepEqual(
    [free.state, free.untoldBecause, free.problem?.code],
    ['untold', 'tariff', 'webhooks-tariff'],
  );
  world.webhooks.freeTariff = false;
  assert.equal((await member.call('DELETE', `/integrations/${integrationId}?pause=true`)).status, 204);
  assert.equal((await account(member)).state, 'disconnected');
  await until(() => world.webhooks.list().length === 0);
  const again = await member.call('POST', '/integrations', { provider: 'moysklad', token: 'one' });
  assert.equal(again.status, 201);
  await until(async () => (await account(member)).state === 'told');
  await until(async () => {
    const { subscriptions: now } = await account(member);
    return areAllTold(now) && world.webhooks.list().length === now.length;
  });
});

test('one kind that cannot be told makes the account work in part, with the reason beside it', async () => {
  const { member, integrationId, world } = await told('two');
  const { id } = world.webhooks.list().find(({ what }) => what[1] === 'DELETE')!;
  world.webhooks.remove('app', 'webhook', id);
  const url = 'https://other.example.com/';
  world.webhooks.create('app', 'webhook', { url, entityType: 'customerorder', action: 'DELETE' });
  await member.call('POST', `/source-webhooks/${integrationId}/check`);
  await until(async () => !(await account(member)).checking);
  const { state, subscriptions, problem } = await account(member);
  assert.deepEqual([state, problem], ['partly', null]);
  assert.deepEqual(
    ofOrders(subscriptions).map((each) => [each.action, each.subscribed, each.problem?.code]),
    [
      ['CREATE', true, undefined],
      ['UPDATE', true, undefined],
      ['DELETE', false, 'webhooks-count'],
    ],
  );
});

test('roles: everybody of the company looks, administrators check and hand on again; the log tells who', async () => {
  const { member, integrationId, world } = await told('theirs');
  world.touch('customerorder', [world.ids('customerorder')[0]!]);
  const path = `/source-webhooks/${integrationId}`;
  const deliveries = () => items<DeliveryView>(member, `${path}/deliveries`);
  await until(async () => (await deliveries()).length === 1);
  const [delivery] = await deliveries();
  assert.deepEqual(
    [delivery?.events, delivery?.fate, delivery?.replayed, delivery?.ids],
    [1, 'routed', false, [world.ids('customerorder')[0]]],
  );
  assert.deepEqual(
    delivery?.kinds.map(({ entity, action, count }) => [entity, action, count]),
    [['customerorder', 'UPDATE', 1]],
  );
  const { lastEventAt, lagMs, failed } = await account(member);
  assert.deepEqual([lastEventAt, lagMs !== null, failed], [delivery?.receivedAt, true, 0]);
  const replay = `${path}/deliveries/${delivery?.id}/replay`;
  for (const role of ['viewer', 'editor'] as const) {
    const colleague = await member.colleague(role);
    assert.equal((await colleague.call('GET', '/source-webhooks')).status, 200);
    assert.equal((await colleague.call('GET', `${path}/deliveries`)).status, 200);
    for (const action of [`${path}/check`, replay])
      assert.equal((await colleague.call('POST', action)).status, 403, `${role} ${action}`);
  }
  const admin = await member.colleague('admin');
  const keyed = { 'idempotency-key': randomUUID() };
  const first = await admin.call('POST', replay, undefined, keyed);
  const second = await admin.call('POST', replay, undefined, keyed);
  assert.deepEqual([first.status, second.status, second.body], [202, 202, first.body]);
  await until(async () => (await deliveries()).length === 2);
  assert.deepEqual(
    (await deliveries()).map(({ requestId, replayed }) => [requestId === first.body.requestId, replayed]),
    [
      [true, true],
      [false, false],
    ],
  );
  const log = await items<{ event: string }>(member, '/audit-log?event=source-webhook');
  assert.deepEqual(
    log.map(({ event }) => event),
    ['source-webhook.replayed'],
  );
  const stranger = await app.company('one');
  const { integrationId: ours } = await account(stranger);
  for (const [method, address] of [
    ['GET', path],
    ['GET', `${path}/deliveries`],
    ['POST', `${path}/check`],
    ['POST', replay],
    ['POST', `/source-webhooks/${ours}/deliveries/${delivery?.id}/replay`],
  ] as const)
    assert.equal((await stranger.call(method, address)).status, 404, `${method} ${address}`);
});

test('a company that comes back is told again, at another address', async () => {
  const { member, world } = await told('back');
  const { companyId } = member;
  const before = new Set(world.webhooks.list().map(({ url }) => url));
  const count = world.webhooks.list().length;
  const cause = { companyId, requestId: 'a test' };
  const { queue, keyring, emit, database } = app.application;
  await database.forCompany(companyId, (trx) => forgetHooks(trx, { queue, keyring }, cause));
  assert.equal((await account(member)).checkedAt, null);
  await database.forCompany(companyId, (trx) =>
    emit(trx, { kind: 'company.restored', ...cause, from: 'closing' }),
  );
  await until(() => {
    const now = world.webhooks.list();
    return now.length === count && now.every(({ url }) => !before.has(url));
  });
  await until(async () => (await account(member)).state === 'told');
});

test('a hundred notifications of a thousand changes each are told in brief, and cost little more than small ones', async () => {
  const { member, integrationId } = await told('big');
  const fill = (changes: number) =>
    app.db.database.forCompany(member.companyId, async (trx) => {
      await sql`delete from source_deliveries`.execute(trx);
      await sql`insert into source_deliveries
          (company_id, hook_id, request_id, received_at, entities, events, changes, replayed, fate)
        select company_id, id, gen_random_uuid(), now() - n * interval '1 second', '{customerorder}', ${changes}::integer,
          (select jsonb_agg(jsonb_build_object('entity', 'customerorder', 'id', gen_random_uuid(), 'fields', null,
            'action', case when i % 3 = 0 then 'CREATE' else 'UPDATE' end)) from generate_series(1, ${changes}::integer) i),
          false, 'routed'
        from source_hooks, generate_series(1, 100) n where integration_id = ${integrationId}`.execute(trx);
    });
  const costs = async () => {
    const before = busyMs();
    const all = await items<DeliveryView>(member, `/source-webhooks/${integrationId}/deliveries`);
    return { all, ms: busyMs() - before };
  };
  await fill(40);
  await costs();
  const small = await costs();
  await fill(1000);
  const big = await costs();
  assert.deepEqual([big.all.length, big.all[0]?.events, big.all[0]?.ids.length], [100, 1000, 20]);
  assert.deepEqual(
    big.all[0]?.kinds.map(({ action, count }) => [action, count]),
    [
      ['UPDATE', 667],
      ['CREATE', 333],
    ],
  );
  assert.ok(big.ms < 4 * small.ms + 200, `${big.ms} ms beside ${small.ms} ms`);
});

test('what changed while the webhooks were off is in the sheet as soon as they are put back', async () => {
  const { member, world, integrationId, configId, spreadsheetId } = await told('whole');
  const [id = ''] = world.ids('customerorder');
  const cells = () => JSON.stringify(app.sandbox.google.spreadsheet(spreadsheetId).values('Заказы'));
  const runs = async () => (await items(member, `/export-tasks?configId=${configId}`)).length;
  // A run that begins later than this look may have read the change as well.
  let before = 0;
  await until(async () => {
    const tasks = await items<{ status: string }>(member, `/export-tasks?configId=${configId}`);
    before = tasks.length;
    return before > 0 && tasks.every(({ status }) => status === 'done');
  });
  const hooks = world.webhooks.list();
  for (const hook of hooks) world.webhooks.update('user', 'webhook', hook.id, { enabled: false });
  world.rename('customerorder', id, 'ПОТЕРЯННЫЙ-1');
  await world.notifications.idle();
  assert.equal((await member.call('POST', `/source-webhooks/${integrationId}/check`)).status, 202);
  await until(async () => (await account(member)).repairs === hooks.length);
  await until(() => cells().includes('ПОТЕРЯННЫЙ-1'));
  assert.ok((await runs()) > before);
  const log = await items<{ event: string; actor: { kind: string } }>(
    member,
    '/audit-log?event=source-webhook',
  );
  assert.deepEqual(
    log.map(({ event }) => event),
    ['source-webhook.repaired', 'source-webhook.checked'],
  );
});
