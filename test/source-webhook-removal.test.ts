import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { generateEncryptionKeys, openKeyring } from '../src/platform/secrets/keyring.ts';
import { rotateKeys } from '../src/platform/secrets/rotate.ts';
import { begin } from '../src/triggers/webhooks/begin.ts';
import { end } from '../src/triggers/webhooks/end.ts';
import { openTestApp, type TestApp } from './support/app.ts';
import { testSecrets } from './support/database.ts';
import { openSourceHooks } from './support/source-hooks.ts';
import { until } from './support/until.ts';

/** An account that is connected no more keeps no webhook of ours at MoySklad, and nothing of that holds the person up. */

let app: TestApp;
let hooks: Awaited<ReturnType<typeof openSourceHooks>>;
const names = [
  'locked',
  'orphaned',
  'disconnected',
  'deleted',
  'kept',
  'revoked',
  'meanwhile',
  'rotated',
  'down',
];
const fresh = generateEncryptionKeys('fresh');
/** The application's, and those that it is rotated to. */
const keys = `${testSecrets.encryptionKeys},${fresh}`;
const keyring = openKeyring(`${fresh},${testSecrets.encryptionKeys}`);

before(async () => {
  app = await openTestApp({
    accounts: names.map((name) => ({
      ...{ name, token: name, kind: 'app' as const },
      ...{ orders: 2, products: 2, counterparties: 2 },
    })),
    encryptionKeys: keys,
  });
  hooks = await openSourceHooks(app, { keyring: openKeyring(keys) });
});
after(() => app?.close());
beforeEach(() => app.sandbox.moysklad.faults.clear());

const order = ['customerorder', 'UPDATE'] as const;
const stock = ['stock', 'all'] as const;

/** Jobs of a company that are not done yet. */
const jobsLeft = async (companyId: string) => {
  const { rows } = await sql`select id from pgboss.job
    where state < 'completed' and start_after <= now() and data ->> 'companyId' = ${companyId}`.execute(
    app.application.database.platform,
  );
  return rows.length;
};

/** An account of a company that is told of two things. */
async function told(token: string) {
  const member = await app.company(token, { withGoogle: false });
  const its = await hooks.account(member, token);
  await its.want(order, stock);
  assert.equal(its.world.webhooks.list().length, 2);
  const theirs = its.world.webhooks.create('user', 'webhook', {
    ...{ url: 'https://other.example.com/', entityType: 'customerorder', action: 'UPDATE' },
  });
  const left = () => its.world.webhooks.list().map(({ id }) => id);
  return {
    ...its,
    member,
    /** Only the webhooks of other programs are there. */
    taken: () => until(async () => left().join() === theirs.id && (await its.removals()).length === 0),
    left,
    disconnect: () => member.call('DELETE', `/integrations/${its.integrationId}`),
  };
}

test('who disconnects an account has no webhooks of ours there any more', async () => {
  const its = await told('disconnected');
  assert.equal((await its.disconnect()).status, 204);
  assert.equal(await its.hook(), undefined, 'whoever calls the old address is a stranger at once');
  await its.taken();
});

test('a company that is deleted, too; and when the time of its erasure has come nothing is left to do', async () => {
  const its = await told('deleted');
  assert.equal((await its.member.call('DELETE', '/companies/current')).status, 200);
  assert.deepEqual([await its.hook(), await its.subscriptions()], [undefined, []]);
  await its.taken();
});

test('what cannot be taken back at once is kept sealed and tried again; the disconnection waits for nothing', async () => {
  const its = await told('down');
  app.sandbox.moysklad.faults.add({
    path: '/entity/webhook',
    times: 4,
    fault: { kind: 'status', status: 503 },
  });
  assert.equal((await its.disconnect()).status, 204);
  const [waiting] = await its.removals();
  assert.ok(waiting);
  assert.doesNotMatch(JSON.stringify(waiting), /"token":|down/);
  app.sandbox.moysklad.faults.clear();
  await its.taken();
});

test('a token that MoySklad refuses by then is asked once, and forgotten', async () => {
  const its = await told('revoked');
  app.sandbox.moysklad.faults.add({
    path: '/entity/webhook',
    fault: {
      kind: 'status',
      status: 401,
      body: { errors: [{ error: 'Ошибка аутентификации', code: 1056 }] },
    },
  });
  const before = app.sandbox.moysklad.calls.length;
  assert.equal((await its.disconnect()).status, 204);
  await until(async () => (await its.removals()).length === 0);
  assert.equal(app.sandbox.moysklad.calls.length, before + 1);
  assert.equal(its.left().length, 3);
});

test('an account that is disconnected while webhooks are being made for it keeps none of them', async () => {
  const its = await told('meanwhile');
  const delay = { kind: 'delay', ms: 1500 } as const;
  app.sandbox.moysklad.faults.add({ method: 'POST', path: '/entity/webhook', times: 1, fault: delay });
  const from = app.sandbox.moysklad.calls.length;
  await its.ask(order, stock, ['product', 'UPDATE']);
  await until(() => app.sandbox.moysklad.calls.slice(from).some(({ method }) => method === 'POST'));
  assert.equal((await its.disconnect()).status, 204);
  await until(async () => (await jobsLeft(its.companyId)) === 0);
  assert.equal(its.left().length, 1);
});

test('… nor where MoySklad does not answer when that is found out, or whoever made them is killed', async () => {
  const its = await told('orphaned');
  const { database } = app.application;
  const begun = await database.forCompany(its.companyId, async (trx) => {
    await trx.updateTable('source_hooks').set({ sync_wanted: true }).execute();
    return begin(trx, hooks.context, its, { id: randomUUID(), attempt: 0 });
  });
  assert.ok(begun);
  const { faults } = app.sandbox.moysklad;
  faults.add({ path: '/entity/webhook', fault: { kind: 'status', status: 503 } });
  assert.equal((await its.disconnect()).status, 204);
  assert.equal((await its.removals()).length, 2, 'now, and when whoever makes some can make no more');
  const { rows: later } = await sql`select id from pgboss.job where name = 'source-hook-removal'
    and start_after > now() + interval '5 minutes' and data ->> 'companyId' = ${its.companyId}`.execute(
    database.platform,
  );
  assert.equal(later.length, 1);
  its.world.webhooks.create('app', 'webhook', {
    ...{ url: begun.place.address, entityType: 'product', action: 'UPDATE' },
  });
  await database.forCompany(its.companyId, (trx) =>
    end(trx, hooks.context, begun, { untold: undefined, problem: null, order: null }, 'r'),
  );
  assert.equal((await its.removals()).length, 3, 'and as soon as that is known');
  faults.clear();
  await until(() => its.left().length === 1);
});

test('a token that MoySklad has locked for a while is tried again', async () => {
  const its = await told('locked');
  for (const code of [1048, 1061])
    app.sandbox.moysklad.faults.add({
      path: '/entity/webhook',
      times: 1,
      fault: { kind: 'status', status: 403, body: { errors: [{ error: 'Доступ закрыт', code }] } },
    });
  assert.equal((await its.disconnect()).status, 204);
  await its.taken();
});

test('keys are changed under addresses and under what is to be taken back', async () => {
  const its = await told('rotated');
  app.sandbox.moysklad.faults.add({ path: '/entity/webhook', fault: { kind: 'status', status: 503 } });
  const before = await its.hook();
  const owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  await rotateKeys(owner, keyring);
  const rotated = await its.hook();
  assert.match(String(rotated?.secret), /^v1\.fresh\./);
  assert.notEqual(rotated?.secret, before?.secret);
  assert.deepEqual(rotated?.secret_hash, before?.secret_hash, 'MoySklad goes on calling the same address');
  app.sandbox.moysklad.faults.clear();
  assert.equal((await its.sync()).problem, null);
  assert.equal(its.left().length, 3);
  app.sandbox.moysklad.faults.add({ path: '/entity/webhook', fault: { kind: 'status', status: 503 } });
  assert.equal((await its.disconnect()).status, 204);
  await rotateKeys(owner, keyring);
  await owner.end();
  assert.match(String((await its.removals())[0]?.opened), /^v1\.fresh\./);
  app.sandbox.moysklad.faults.clear();
  await its.taken();
});
