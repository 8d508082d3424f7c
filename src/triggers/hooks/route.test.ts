import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { type Selectable, sql } from 'kysely';
import pg from 'pg';
import type { SourceDeliveriesTable } from '../../../db/tables/triggers.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { makeHook, type TestHook } from '../../../test/support/hooks.ts';
import { until } from '../../../test/support/until.ts';
import type { Trx } from '../../platform/db/database.ts';
import { type Listening, openListening } from '../../platform/db/listen.ts';
import { type Emit, openEvents } from '../../platform/events/bus.ts';
import type { EventOf, SourceChange } from '../../platform/events/events.ts';
import { openLog } from '../../platform/telemetry/log.ts';
import { hashOfSecret } from './receive.ts';
import { replay } from './replay.ts';
import { forgettingRequests, routing } from './route.ts';
import { keepCalls } from './store.ts';

type Changed = EventOf<'source.changed'>;

let db: TestDatabase;
let listening: Listening;
let owner: pg.Client;
const log = openLog('silent');

before(async () => {
  db = await openTestDatabase();
  listening = await openListening(db.appUrl, log);
  owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  await owner.query(`set app.platform = 'on'`);
});
after(async () => {
  await owner?.end();
  await listening?.close();
  await db?.close();
});

let routers: { stop(): Promise<void> }[];
beforeEach(() => {
  routers = [];
});
afterEach(async () => {
  for (const router of routers) await router.stop();
  await owner.query('truncate companies cascade');
});

type Settings = Parameters<typeof routing>[1];
const quick: Settings = { firstPauseMs: 10, longestPauseMs: 20, lookMs: 20 };

/**
 * A router as of a process of its own. What it tells is written by a handler, so it is there if and only if its transaction committed.
 * @param handle what another handler does, after that.
 */
function startRouter(
  handle: (trx: Trx, event: Changed) => Promise<unknown> = async () => {},
  given = quick,
): void {
  const { on, emit } = openEvents();
  on('source.changed', (trx, event) => noteTold(trx, event));
  on('source.changed', handle);
  const stopping = new AbortController();
  const { run } = startPeriodicRun(emit, given);
  const ended = run(stopping.signal);
  routers.push({
    stop() {
      stopping.abort();
      return ended;
    },
  });
}

/** As the periodic runner does it: a failure is no end. */
function startPeriodicRun(emit: Emit, given: Settings) {
  const work = routing({ database: db.database, listening, emit, log }, given);
  return {
    async run(signal: AbortSignal): Promise<void> {
      while (!signal.aborted) await work.run(signal).catch(() => {});
    },
  };
}

const noteTold = (trx: Trx, { companyId: company_id, requestId: request_id, changes }: Changed) =>
  trx
    .insertInto('audit_log')
    .values({ company_id, request_id, actor_kind: 'system', event: 'told', after: JSON.stringify(changes) })
    .execute();

/** What companies were told, each event with its changes. */
async function told(): Promise<{ companyId: string; requestId: string; changes: SourceChange[] }[]> {
  const { rows } = await owner.query(
    `select company_id as "companyId", request_id as "requestId", after as changes from audit_log where event = 'told' order by id`,
  );
  return rows;
}
const toldIds = async () => (await told()).flatMap(({ changes }) => changes.map(({ id }) => id)).sort();

const deliveries = async () =>
  (await owner.query('select * from source_deliveries order by received_at, id'))
    .rows as Selectable<SourceDeliveriesTable>[];

const waits = async () => Number((await owner.query('select count(*) from hook_inbox')).rows[0].count);
const isRouted = async () => (await waits()) === 0;

const change = (id: string = randomUUID(), action: SourceChange['action'] = 'UPDATE'): SourceChange => ({
  ...{ entity: 'customerorder', action, id, fields: ['name'] },
});

/** Puts calls into the inbox, one after another. @returns the ids of their notifications. */
async function keep({ secret, accountId }: TestHook, calls: SourceChange[][]): Promise<string[]> {
  const requestIds = calls.map(() => randomUUID());
  for (const [index, changes] of calls.entries()) {
    const call = { secretHash: hashOfSecret(secret), accountId, requestId: requestIds[index]!, changes };
    assert.deepEqual(await keepCalls(db.database.pool, [{ ...call, events: Math.max(1, changes.length) }]), [
      'kept',
    ]);
  }
  return requestIds;
}

test('what waits for an address is one event, by one integration, and a delivery for each call', async () => {
  const [ours, theirs] = [await makeHook(db.database), await makeHook(db.database)];
  const second = await makeHook(db.database, { companyId: ours.companyId });
  for (const [index, { companyId: company_id, hookId: hook_id }] of [ours, theirs].entries())
    await db.database.forCompany(company_id, (trx) =>
      trx
        .insertInto('source_webhooks')
        .values({ company_id, hook_id, entity: 'customerorder', action: index === 0 ? 'UPDATE' : 'DELETE' })
        .execute(),
    );
  const [a, b, c, d] = [change(), change(), change(randomUUID(), 'CREATE'), change()];
  const [first] = await keep(ours, [[a], [b, c]]);
  await keep(theirs, [[d]]);
  await keep(second, [[a]]);
  startRouter();
  await until(isRouted);
  const events = (await told()).sort((one, other) => other.changes.length - one.changes.length);
  assert.deepEqual(events.map(({ companyId, changes }) => [companyId, changes]).slice(0, 1), [
    [ours.companyId, [a, b, c]],
  ]);
  assert.equal(events[0]?.requestId, first);
  assert.deepEqual(
    events
      .slice(1)
      .map(({ companyId }) => companyId)
      .sort(),
    [ours.companyId, theirs.companyId].sort(),
  );
  const [one, two] = await deliveries();
  assert.deepEqual(
    [one?.fate, one?.hook_id, one?.entities, one?.events, one?.changes, one?.request_id, one?.replayed],
    ['routed', ours.hookId, ['customerorder'], 1, [a], first, false],
  );
  assert.deepEqual([two?.events, two?.changes], [2, [b, c]]);
  const { rows } = await owner.query('select hook_id, last_event_at from source_webhooks');
  const last = new Map(rows.map((row) => [row.hook_id, row.last_event_at]));
  assert.deepEqual(last.get(ours.hookId), two?.received_at, 'when the last call of this kind came');
  assert.equal(last.get(theirs.hookId), null, 'what it was subscribed to did not happen');
});

test('many routers at once, whose handlers fail now and then: every call is told, and once', async () => {
  const hooks: TestHook[] = [];
  for (let count = 0; count < 12; count++) hooks.push(await makeHook(db.database));
  const changes = hooks.map(() => Array.from({ length: 6 }, () => change()));
  let calls = 0;
  let failures = 0;
  for (let router = 0; router < 4; router++)
    startRouter(
      async () => {
        calls += 1;
        if (calls % 3 !== 0) return;
        failures += 1;
        throw new Error('a handler failed');
      },
      { ...quick, mostCalls: 4, mostTries: 100 },
    );
  await Promise.all(
    hooks.map((hook, index) =>
      keep(
        hook,
        changes[index]!.map((one) => [one]),
      ),
    ),
  );
  await until(isRouted);
  assert.deepEqual(
    await toldIds(),
    changes
      .flat()
      .map(({ id }) => id)
      .sort(),
  );
  assert.deepEqual([...new Set((await deliveries()).map(({ fate }) => fate))], ['routed']);
  assert.ok(failures > 0);
});

test('a router whose connection is cut at any statement leaves everything to the next one', async () => {
  const hook = await makeHook(db.database);
  const changes = Array.from({ length: 4 }, () => change());
  let cuts = 0;
  startRouter(async (trx) => {
    cuts += 1;
    if (cuts > 3) return;
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await sql`select 1`.execute(trx);
  });
  await keep(
    hook,
    changes.map((one) => [one]),
  );
  await until(isRouted);
  assert.ok(cuts > 3);
  assert.deepEqual(await toldIds(), changes.map(({ id }) => id).sort());
  const all = await deliveries();
  assert.deepEqual(
    all.map(({ fate }) => fate),
    ['routed', 'routed', 'routed', 'routed'],
    'nothing was given up for it',
  );
});

test('a company whose handlers always fail holds up nobody, and its calls are given up in the end, to be seen', async () => {
  const [bad, good] = [await makeHook(db.database), await makeHook(db.database)];
  const [lost, kept] = [change(), change()];
  let tries = 0;
  startRouter(
    async (_trx, { companyId }) => {
      if (companyId !== bad.companyId) return;
      tries += 1;
      throw new Error('always');
    },
    { ...quick, mostTries: 4 },
  );
  await keep(bad, [[lost]]);
  await keep(good, [[kept]]);
  await until(isRouted);
  assert.equal(tries, 4);
  assert.deepEqual(await toldIds(), [kept.id]);
  const fates = (await deliveries()).map(({ fate, company_id, changes }) => [fate, company_id, changes]);
  assert.deepEqual(fates.sort(), [
    ['failed', bad.companyId, [lost]],
    ['routed', good.companyId, [kept]],
  ]);
});

test('what is tried again later does not stand before what came since', async () => {
  const hook = await makeHook(db.database);
  const [bad, good] = [change(), change()];
  startRouter(
    async (_trx, { changes }) => {
      if (changes.some(({ id }) => id === bad.id)) throw new Error('always');
    },
    { ...quick, firstPauseMs: 3_600_000, longestPauseMs: 3_600_000 },
  );
  await keep(hook, [[bad]]);
  await until(async () => (await owner.query('select from hook_inbox where tries = 1')).rowCount === 1);
  await keep(hook, [[good]]);
  await until(async () => (await toldIds()).length > 0);
  assert.deepEqual(await toldIds(), [good.id]);
  assert.equal(await waits(), 1);
});

test('one call that cannot be routed keeps no other of its address: ever fewer are tried together', async () => {
  const hook = await makeHook(db.database);
  const changes = Array.from({ length: 30 }, () => change());
  const bad = changes[17]!;
  startRouter(
    async (_trx, event) => {
      if (event.changes.some(({ id }) => id === bad.id)) throw new Error('always');
    },
    { ...quick, mostCalls: 20, mostTries: 4 },
  );
  await keep(
    hook,
    changes.map((one) => [one]),
  );
  await until(isRouted);
  assert.deepEqual(
    await toldIds(),
    changes
      .filter((one) => one !== bad)
      .map(({ id }) => id)
      .sort(),
  );
  const failed = (await deliveries()).filter(({ fate }) => fate === 'failed');
  assert.deepEqual(
    failed.map((one) => one.changes),
    [[bad]],
  );
});

test('a batch has so many changes at most, or one call', async () => {
  const hook = await makeHook(db.database);
  const calls = [5, 5, 5, 30, 1, 1].map((size) => Array.from({ length: size }, () => change()));
  await keep(hook, calls);
  startRouter(undefined, { ...quick, mostEvents: 10 });
  await until(isRouted);
  assert.deepEqual(
    (await told()).map(({ changes }) => changes.length),
    [10, 35, 2],
  );
});

test('nobody is told for a closed company, nor of what is not known; both can be seen', async () => {
  const [blocked, leaving, open] = [
    await makeHook(db.database),
    await makeHook(db.database),
    await makeHook(db.database),
  ];
  const set = (id: string, values: object) =>
    db.database.forCompany(id, (trx) => trx.updateTable('companies').set(values).execute());
  await set(blocked.companyId, { blocked_at: new Date(), blocked_reason: 'unpaid' });
  await set(leaving.companyId, { erase_at: new Date(Date.now() + 86_400_000) });
  for (const hook of [blocked, leaving]) await keep(hook, [[change()]]);
  await keep(open, [[]]);
  startRouter();
  await until(isRouted);
  assert.deepEqual(await told(), []);
  assert.deepEqual(
    new Map((await deliveries()).map((one) => [one.company_id, one.fate])),
    new Map([
      [blocked.companyId, 'closed'],
      [leaving.companyId, 'closed'],
      [open.companyId, 'unknown'],
    ]),
  );
});

test('the last hundred deliveries of each address are kept', async () => {
  const [ours, theirs] = [await makeHook(db.database), await makeHook(db.database)];
  await keep(theirs, [[change()]]);
  const first = await keep(
    ours,
    Array.from({ length: 60 }, () => [change()]),
  );
  startRouter();
  await until(isRouted);
  const second = await keep(
    ours,
    Array.from({ length: 70 }, () => [change()]),
  );
  await until(isRouted);
  const all = await deliveries();
  const [its, others] = [ours, theirs].map(({ hookId }) => all.filter(({ hook_id }) => hook_id === hookId));
  assert.deepEqual(its?.map(({ request_id }) => request_id).sort(), [...first.slice(-30), ...second].sort());
  assert.equal(others?.length, 1);
});

test('a delivery is routed once more when somebody asks, and nobody of another company can', async () => {
  const [ours, theirs] = [await makeHook(db.database), await makeHook(db.database)];
  const changes = [change(), change()];
  await keep(ours, [changes]);
  startRouter();
  await until(isRouted);
  const [before] = await deliveries();
  assert.equal(await db.database.forCompany(theirs.companyId, (trx) => replay(trx, before!.id)), undefined);
  const requestId = await db.database.forCompany(ours.companyId, (trx) => replay(trx, before!.id));
  await until(async () => (await deliveries()).length === 2);
  const again = (await deliveries()).find(({ id }) => id !== before!.id);
  assert.deepEqual(
    [again?.request_id, again?.replayed, again?.fate, again?.changes],
    [requestId, true, 'routed', changes],
  );
  assert.deepEqual(
    (await told()).map((one) => one.changes),
    [changes, changes],
  );
});

test('notifications are remembered for a day', async () => {
  const hook = await makeHook(db.database);
  await keep(hook, [[change()], [change()]]);
  const digests = async () =>
    (await owner.query('select digest from hook_requests')).rows.map(({ digest }) => String(digest));
  const [old = '', young = ''] = await digests();
  const set = (digest: string, age: string) =>
    owner.query('update hook_requests set received_at = now() - $2::interval where digest = $1', [
      digest,
      age,
    ]);
  await set(old, '25 hours');
  await set(young, '23 hours');
  await forgettingRequests({ database: db.database }).run(new AbortController().signal);
  assert.deepEqual(await digests(), [young]);
});

test('an address that is about to be deleted is left alone: nobody waits for it, and its deletion waits for nobody', async () => {
  const [leaving, staying] = [await makeHook(db.database), await makeHook(db.database)];
  const [lost, kept] = [change(), change()];
  await keep(leaving, [[lost]]);
  await keep(staying, [[kept]]);
  await owner.query('begin');
  // What a deletion of its integration holds before it comes to the inbox.
  await owner.query('select from source_hooks where id = $1 for update', [leaving.hookId]);
  startRouter();
  await until(async () => (await told()).length > 0);
  assert.deepEqual((await owner.query('select tries from hook_inbox')).rows, [{ tries: 0 }]);
  await owner.query('delete from integrations where id = $1', [leaving.integrationId]);
  await owner.query('commit');
  assert.equal(await waits(), 0);
  assert.deepEqual(await toldIds(), [kept.id]);
});

test('inbox, remembered notifications and deliveries go with the account that was connected, and with the company', async () => {
  const [one, other] = [await makeHook(db.database), await makeHook(db.database)];
  for (const hook of [one, other]) await keep(hook, [[change()], [change()]]);
  startRouter();
  await until(isRouted);
  await Promise.all(routers.splice(0).map((router) => router.stop()));
  for (const hook of [one, other]) await keep(hook, [[change()]]);
  const left = async () => {
    const { rows } = await owner.query(`select (select count(*)::int from hook_inbox) as inbox,
      (select count(*)::int from hook_requests) as requests, (select count(*)::int from source_deliveries) as deliveries`);
    return Object.values(rows[0]);
  };
  assert.deepEqual(await left(), [2, 6, 4]);
  await db.database.forCompany(one.companyId, (trx) =>
    trx.deleteFrom('integrations').where('id', '=', one.integrationId).execute(),
  );
  assert.deepEqual(await left(), [1, 3, 2]);
  await owner.query('delete from companies where id = $1', [other.companyId]);
  assert.deepEqual(await left(), [0, 0, 0]);
});
