import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { holdHook, noteEvents } from '../src/triggers/hooks/store.ts';
import { begin } from '../src/triggers/webhooks/begin.ts';
import { end } from '../src/triggers/webhooks/end.ts';
import { sourceHookQueue } from '../src/triggers/webhooks/needs-changed.ts';
import { endSync, saveSubscriptions } from '../src/triggers/webhooks/store.ts';
import { sweepingHooks } from '../src/triggers/webhooks/sweep.ts';
import { isNewWatch } from '../src/triggers/webhooks/sync.ts';
import { openTestApp, type TestApp } from './support/app.ts';
import { openSourceHooks } from './support/source-hooks.ts';
import { until } from './support/until.ts';

/** Whose turn it is to look at what MoySklad is asked to tell, and when the next one is. */

let app: TestApp;
let hooks: Awaited<ReturnType<typeof openSourceHooks>>;
const names = ['died', 'zombie', 'order', 'sweep-a', 'sweep-b', 'sweep-c', 'watch'];

before(async () => {
  app = await openTestApp({
    accounts: names.map((name) => ({
      ...{ name, token: name, kind: 'app' as const },
      ...{ orders: 2, products: 2, counterparties: 2 },
    })),
  });
  hooks = await openSourceHooks(app);
});
after(() => app?.close());
beforeEach(() => app.sandbox.moysklad.faults.clear());

const open = async (token: string) => hooks.account(await app.company(token, { withGoogle: false }), token);
/** The states of a company's jobs that put its subscriptions in order. */
const jobs = async (companyId: string) => {
  const { rows } = await sql<{ state: string }>`select state::text from pgboss.job
    where name = ${sourceHookQueue.name} and data ->> 'companyId' = ${companyId}`.execute(
    app.application.database.platform,
  );
  return rows.map(({ state }) => state);
};
const order = ['customerorder', 'UPDATE'] as const;
const gone = ['customerorder', 'DELETE'] as const;

test('while another is at it nobody begins; what changed meanwhile is one look more, when it lets go', async () => {
  const its = await open('died');
  await its.want(order);
  const { database } = app.application;
  const lease = randomUUID();
  await database.forCompany(its.companyId, (trx) =>
    trx
      .updateTable('source_hooks')
      .set({ lease, leased_until: new Date(Date.now() + 600_000) })
      .execute(),
  );
  const before = (await jobs(its.companyId)).length;
  for (let i = 0; i < 20; i += 1) await its.change();
  await its.ask(order, gone);
  await until(async () => (await jobs(its.companyId)).every((state) => state === 'completed'));
  assert.equal((await jobs(its.companyId)).length, before + 21, 'who finds another at it is done');
  assert.deepEqual([its.world.webhooks.list().length, (await its.hook())?.lease], [1, lease]);
  const hook = (await its.hook())!;
  const begun = {
    hook,
    lease,
    wanted: [],
    place: { address: '', secret: '' },
    before: new Map(),
    last: null,
  };
  await database.forCompany(its.companyId, (trx) =>
    end(trx, hooks.context, begun, { untold: null, problem: null, order: null }, 'r'),
  );
  await its.settled();
  assert.equal(its.world.webhooks.list().length, 2);
  assert.equal((await jobs(its.companyId)).length, before + 22);
});

test('one whose process died goes on where it stopped, and one that was only thought dead spoils nothing', async () => {
  const its = await open('zombie');
  await its.want(order);
  const { database } = app.application;
  const { id: first } = its.world.webhooks.list()[0]!;
  const delay = { kind: 'delay', ms: 1500 } as const;
  app.sandbox.moysklad.faults.add({ method: 'GET', path: '/entity/webhook', times: 1, fault: delay });
  const id = randomUUID();
  await its.change();
  await until(async () => (await its.hook())?.lease != null);
  // Another has the turn by now, as when the job was given to somebody else.
  await database.forCompany(its.companyId, (trx) =>
    trx.updateTable('source_hooks').set({ lease: id }).execute(),
  );
  await until(async () => (await jobs(its.companyId)).every((state) => state === 'completed'));
  assert.deepEqual([its.world.webhooks.list()[0]?.id, await its.removals()], [first, []]);
  assert.equal((await its.hook())?.lease, id, 'it is left to whose turn it is');
  // Its attempt 0 died in the middle: the job comes as attempt 1.
  its.world.webhooks.remove('app', 'webhook', first);
  const job = { id: randomUUID() };
  const begun = await database.forCompany(its.companyId, async (trx) => {
    await trx
      .updateTable('source_hooks')
      .set({ lease: null, leased_until: null, sync_wanted: true })
      .execute();
    return begin(trx, hooks.context, its, { ...job, attempt: 0 });
  });
  assert.ok(begun);
  const again = await database.forCompany(its.companyId, (trx) =>
    begin(trx, hooks.context, its, { ...job, id: randomUUID(), attempt: 1 }),
  );
  assert.equal(again, undefined, 'another job does not take it over');
  assert.ok(
    await database.forCompany(its.companyId, (trx) => begin(trx, hooks.context, its, { ...job, attempt: 1 })),
  );
});

test('the sweep comes to who is due, in turn, and not to who is closed', async () => {
  const [its, other, closed] = [await open('sweep-a'), await open('sweep-b'), await open('sweep-c')];
  for (const each of [its, other, closed]) {
    await each.want(order);
    const { webhooks } = each.world;
    webhooks.update('app', 'webhook', webhooks.list()[0]!.id, { enabled: false });
  }
  const due = ({ companyId }: { companyId: string }) =>
    app.application.database.forCompany(companyId, (trx) =>
      trx
        .updateTable('source_hooks')
        .set({ sync_at: new Date(Date.now() - 1000) })
        .execute(),
    );
  await due(its);
  await due(closed);
  await app.application.database.forCompany(closed.companyId, (trx) =>
    trx.updateTable('companies').set({ blocked_reason: 'x', blocked_at: new Date() }).execute(),
  );
  const before = await Promise.all([other, closed].map(({ companyId }) => jobs(companyId)));
  await sweepingHooks(app.application).run(new AbortController().signal);
  await until(() => its.world.webhooks.list()[0]!.enabled);
  const { sync_at } = await its.settled();
  const laterS = (sync_at.getTime() - Date.now()) / 1000;
  assert.ok(laterS > 13 * 60 && laterS < 17 * 60, String(laterS));
  for (const each of [other, closed]) assert.equal(each.world.webhooks.list()[0]!.enabled, false);
  const after = await Promise.all([other, closed].map(({ companyId }) => jobs(companyId)));
  assert.deepEqual(
    after.map(({ length }) => length),
    before.map(({ length }) => length),
  );
});

test('who puts subscriptions in order and who notes what came never wait for each other', async () => {
  const its = await open('order');
  const pairs = ['customerorder', 'demand', 'product', 'supply'].map((entity) => ({
    entity,
    action: 'UPDATE',
  }));
  const hook = await its.want(...pairs.map(({ entity }) => [entity, 'UPDATE'] as const));
  const { database } = app.application;
  const save = (entities: typeof pairs) =>
    database.forCompany(its.companyId, async (trx) => {
      const kept = { untold: null, problem: null, accountId: null, nextS: 60, looked: true };
      await endSync(trx, hook.id, randomUUID(), kept);
      await saveSubscriptions(
        trx,
        hook,
        entities.map((pair) => ({ ...pair, remoteId: randomUUID(), problem: null, repaired: true })),
      );
    });
  const [integrationId, requestId] = [its.integrationId, randomUUID()];
  const changes = pairs.map((pair) => ({ ...pair, action: 'UPDATE' as const, id: requestId, fields: null }));
  const call = { id: '1', integrationId, requestId, events: 4, changes, replayed: false, tries: 0 };
  const note = () =>
    database.forCompany(its.companyId, async (trx) => {
      if (await holdHook(trx, hook.id)) await noteEvents(trx, hook.id, [{ ...call, receivedAt: new Date() }]);
    });
  for (let round = 0; round < 30; round += 1)
    await Promise.all([save(pairs.toReversed()), note(), save(pairs), note()]);
  assert.deepEqual(
    (await its.subscriptions()).map(({ repairs, last_event_at }) => [repairs, last_event_at !== null]),
    Array(4).fill([60, true]),
  );
});

test('the sweep asks about the tariff once in a watch of the day, a person each time; stock is not asked for where it is not told', async () => {
  const its = await open('watch');
  await its.want(order);
  const { calls } = app.sandbox.moysklad;
  const asked = async (lookedHoursAgo: number) => {
    const from = calls.length;
    await app.application.database.forCompany(its.companyId, (trx) =>
      trx
        .updateTable('source_hooks')
        .set({
          sync_at: new Date(Date.now() - 1000),
          synced_at: new Date(Date.now() - lookedHoursAgo * 3_600_000),
        })
        .execute(),
    );
    const before = (await jobs(its.companyId)).length;
    await sweepingHooks(app.application).run(new AbortController().signal);
    await until(async () => (await jobs(its.companyId)).length > before);
    await until(async () => (await jobs(its.companyId)).every((state) => state === 'completed'));
    return calls.slice(from).map(({ method, path }) => `${method} ${path.split('/')[5]}`);
  };
  assert.deepEqual(await asked(6), ['GET webhook', 'PUT webhook']);
  const from = calls.length;
  await its.sync();
  assert.equal(calls.slice(from).filter(({ method }) => method === 'PUT').length, 1);
});

test('a day has four watches', () => {
  const at = (time: string) => new Date(`2026-11-30T${time}Z`);
  const cases: [lookedAt: Date | null, now: Date, isNew: boolean][] = [
    [null, at('10:00:00'), true],
    [at('06:00:00'), at('11:59:59'), false],
    [at('11:59:59'), at('12:00:00'), true],
    [at('00:10:00'), at('06:05:00'), true],
    [at('23:50:00'), new Date('2026-12-01T00:00:01Z'), true],
  ];
  for (const [lookedAt, now, isNew] of cases)
    assert.equal(
      isNewWatch(lookedAt, now.getTime()),
      isNew,
      `${lookedAt?.toISOString()} ${now.toISOString()}`,
    );
});
