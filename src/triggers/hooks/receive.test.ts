import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { after, afterEach, before, test } from 'node:test';
import pg from 'pg';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { eventsOf, makeHook, patiently, type TestHook, tell, tellOnce } from '../../../test/support/hooks.ts';
import { until } from '../../../test/support/until.ts';
import { openLog } from '../../platform/telemetry/log.ts';
import { openReceiver } from './receive.ts';

/** The receiver over HTTP, in the whole application; nobody routes what it keeps. */
const lines: string[] = [];
let app: TestApp;
let owner: pg.Client;
let hook: TestHook;

before(async () => {
  app = await openTestApp({ accounts: [] }, openLog('trace', { write: (line) => void lines.push(line) }));
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  hook = await makeHook(app.db.database);
});
after(async () => {
  await owner?.end();
  await app?.close();
});
afterEach(() => owner.query('truncate hook_inbox, hook_requests'));

const guess = () => randomBytes(32).toString('base64url');
const inbox = async () => (await owner.query('select * from hook_inbox order by id')).rows;
const someEvents = (of: { accountId: string } = hook, ids = [randomUUID()]) => eventsOf(of, ids);
let networks = 0;
/** A call from a network of its own, so that quotas of others do not answer. */
const call = (path: string, body: string, headers: Record<string, string> = {}) => {
  networks += 1;
  const from = `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`;
  const sent = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from, ...headers },
    body,
  };
  return patiently(() => fetch(`${app.url}${path}`, sent));
};
const at = (secret: string) => `/hooks/moysklad/${secret}?requestId=${randomUUID()}`;
/** All of an answer that does not differ from one call to the next. */
async function seen(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  const body = (await answer.text()).replace(/"requestId":"[^"]*"/, '');
  return { status: answer.status, headers, body };
}

test('an unknown secret, a foreign account and one not learnt yet are answered as any address that there is not', async () => {
  const unlearnt = await makeHook(app.db.database, { unknownAccount: true });
  const text = JSON.stringify(someEvents());
  const nothing = await seen(await call(`/hooks/moysklad/${guess()}/more`, text));
  assert.equal(nothing.status, 404);
  assert.doesNotMatch(nothing.body, /more/, 'the address is not told again');
  const foreign = JSON.stringify(someEvents({ accountId: randomUUID() }));
  for (const [path, body] of [
    ['/hooks/other', text],
    [at(guess()), text],
    [at('x'), text],
    [at('a'.repeat(5000)), text],
    [at(hook.secret), foreign],
    [at(unlearnt.secret), JSON.stringify(someEvents(unlearnt))],
    [at(hook.secret.toUpperCase()), text],
  ] as const)
    assert.deepEqual(await seen(await call(path, body)), nothing, path);
  assert.deepEqual(await inbox(), []);
  assert.equal((await call(at(hook.secret), text)).status, 204);
  assert.equal((await inbox()).length, 1);
});

test('what is wrong with a body is told before anybody looks whether there is such a secret', async () => {
  const good = someEvents() as { events: { meta: object }[] };
  const [event] = good.events;
  const twoAccounts = { events: [event, { ...event, accountId: randomUUID() }] };
  const bodies: [number, string, string?][] = [
    [413, JSON.stringify({ ...good, more: 'я'.repeat(550_000) })],
    [400, 'no JSON'],
    [400, ''],
    [415, JSON.stringify(good), 'application/xml'],
    [400, JSON.stringify({ ...good, more: 'a\0b' })],
    [400, JSON.stringify({ ...good, 'a\0b': 1 })],
    [400, `{"more": "\\ud800", ${JSON.stringify(good).slice(1)}`],
    [400, 'null'],
    [400, '[]'],
    [400, '{}'],
    [400, JSON.stringify({ events: [] })],
    [400, JSON.stringify({ events: {} })],
    [400, JSON.stringify({ events: Array.from({ length: 5001 }, () => event) })],
    [400, JSON.stringify(twoAccounts)],
    [400, JSON.stringify({ events: [{ ...event, accountId: 'x' }] })],
    [
      400,
      JSON.stringify({ events: [{ ...event, meta: { ...event?.meta, href: 'https://x/entity/product' } }] }),
    ],
    [400, JSON.stringify({ events: [{ ...event, meta: null }] })],
    [400, JSON.stringify({ events: Array(5000).fill({}) })],
    [400, JSON.stringify({ accountId: hook.accountId, stockType: 'stock', reportType: 'other' })],
  ];
  for (const [status, body, type = 'application/json'] of bodies) {
    const [known, unknown] = [
      await seen(await call(at(hook.secret), body, { 'content-type': type })),
      await seen(await call(at(guess()), body, { 'content-type': type })),
    ];
    assert.equal(known.status, status, body.slice(0, 80));
    assert.deepEqual(known, unknown, body.slice(0, 80));
  }
  const wrongId = await call(`/hooks/moysklad/${hook.secret}?requestId=1`, JSON.stringify(good));
  assert.equal(wrongId.status, 400);
  assert.deepEqual(await inbox(), []);
});

test('ids and names are taken of a call, and nothing else; what is not known is passed over', async () => {
  const ids = Array.from({ length: 7 }, () => randomUUID());
  const base = (eventsOf(hook, ids) as { events: Record<string, unknown>[] }).events;
  const change = (index: number, more: object) => ({ ...base[index], ...more });
  const href = `https://evil.example/steal/${ids[6]?.toUpperCase()}?token=1`;
  const events = [
    change(0, { updatedFields: ['name', 'sum'], more: 'anything' }),
    change(1, { updatedFields: Array.from({ length: 101 }, (_, index) => `f${index}`) }),
    change(2, { updatedFields: ['a'.repeat(101)] }),
    change(3, { action: 'DELETE', updatedFields: ['name'] }),
    change(4, { meta: { type: 'newentity', href: `https://x/${ids[4]}` } }),
    change(5, { action: 'PROCESSED' }),
    change(6, { meta: { type: 'customentity', href } }),
    change(0, { meta: { type: 'customerorder', href: 'https://x/entity/customerorder' } }),
    change(1, { updatedFields: 'name' }),
    'no event',
  ];
  assert.equal((await tell(app.url, hook.secret, { events })).status, 204);
  const [row] = await inbox();
  const order = { entity: 'customerorder', action: 'UPDATE' };
  assert.deepEqual(row.changes, [
    { ...order, id: ids[0], fields: ['name', 'sum'] },
    { ...order, id: ids[1], fields: null },
    { ...order, id: ids[2], fields: null },
    { ...order, action: 'DELETE', id: ids[3], fields: null },
    { entity: 'customentity', action: 'UPDATE', id: ids[6], fields: null },
    { ...order, id: ids[1], fields: null },
  ]);
  assert.deepEqual([row.events, row.company_id, row.hook_id], [10, hook.companyId, hook.hookId]);
});

test('a change of stock is taken without its address, which nobody calls', async () => {
  let called = 0;
  const server = createServer((_request, response) => {
    called += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const reportUrl = `http://127.0.0.1:${port}/report/stock/all/current?changedSince=2026-09-24 19:14:32`;
  const { accountId } = hook;
  for (const reportType of ['all', 'bystore'])
    assert.equal(
      (await tell(app.url, hook.secret, { accountId, stockType: 'stock', reportType, reportUrl })).status,
      204,
    );
  assert.deepEqual(
    (await inbox()).map(({ changes }) => changes),
    ['all', 'bystore'].map((action) => [{ entity: 'stock', action, id: null, fields: null }]),
  );
  assert.equal(called, 0);
  server.close();
});

test('many odd names of fields mean that any field may have changed; half a million are no notification', async () => {
  const [event] = (someEvents() as { events: object[] }).events;
  const body = (names: number) =>
    JSON.stringify({ events: [{ ...event, updatedFields: Array(names).fill(1) }] });
  assert.ok(body(500_000).length > 1_000_000 && body(500_000).length < 1_048_576);
  assert.equal((await tell(app.url, hook.secret, body(500_000))).status, 400);
  assert.equal((await tell(app.url, hook.secret, body(90_000))).status, 204);
  const [row] = await inbox();
  assert.equal(row.changes[0].fields, null);
});

test('a notification counts once, however often and at once it comes, for each address by itself', async () => {
  const other = await makeHook(app.db.database);
  const requestId = randomUUID();
  const [ours, theirs] = [someEvents(), someEvents(other)];
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      index % 2
        ? tell(app.url, hook.secret, ours, requestId)
        : tell(app.url, other.secret, theirs, requestId),
    ),
  );
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([204]));
  assert.equal((await tell(app.url, hook.secret, ours, requestId.toUpperCase())).status, 204);
  assert.deepEqual(
    (await inbox()).map(({ hook_id, request_id }) => [hook_id, request_id]).sort(),
    [hook, other].map(({ hookId }) => [hookId, requestId]).sort(),
  );
  for (let count = 0; count < 2; count++)
    assert.equal((await tell(app.url, hook.secret, someEvents(), null)).status, 204);
  assert.equal((await inbox()).length, 4, 'one without an id is its own');
  const another = someEvents();
  for (let count = 0; count < 2; count++)
    assert.equal((await tell(app.url, hook.secret, another, requestId)).status, 204);
  assert.equal((await inbox()).length, 5, 'another subscription may be told by the same id');
});

test('while the database keeps nothing nothing is answered 204; the same notification later counts once', async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const body = someEvents();
  await owner.query('begin; lock table hook_inbox in exclusive mode');
  const refused = await tellOnce(app.url, hook.secret, body, first);
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '5']);
  await owner.query('rollback');
  for (const requestId of [first, second, first])
    assert.equal((await tell(app.url, hook.secret, body, requestId)).status, 204);
  const kept = (await inbox()).map(({ request_id }) => request_id);
  assert.deepEqual(kept.sort(), [first, second].sort());
});

/** No machine is so busy that this is too little. */
const LONG_MS = 3_600_000;
/** The receiver that does not give up. */
function patient() {
  const { receive } = openReceiver({ database: app.db.database, log: openLog('silent') });
  return ({ secret, accountId }: TestHook, requestId = randomUUID()) =>
    receive({ secret, requestId, notice: { accountId, events: 1, changes: [] }, sinceMs: -LONG_MS });
}

/** How often a notification is in the inbox; one that was answered 503 may be there, too: its last try was under way. */
const countOf = async (requestId: string) =>
  (await inbox()).filter(({ request_id }) => request_id === requestId).length;

test('an address that is being changed in this moment holds up no other, and is tried again while there is time', async () => {
  const other = await makeHook(app.db.database);
  await owner.query('begin');
  await owner.query('delete from source_hooks where id = $1', [other.hookId]);
  const requestId = randomUUID();
  const waiting = patient()(other, requestId);
  assert.equal((await tell(app.url, hook.secret, someEvents())).status, 204);
  assert.equal((await tellOnce(app.url, other.secret, someEvents(other))).status, 503, 'in the end it is');
  await owner.query('rollback');
  assert.equal(await waiting, 'kept');
  assert.equal(await countOf(requestId), 1);
});

test('a database that is away for a moment is waited for: MoySklad’s four tries are soon used up', async () => {
  const { username } = new URL(app.db.appUrl);
  await owner.query(`alter role "${username}" connection limit 0`);
  await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [username]);
  const requestId = randomUUID();
  const waiting = patient()(hook, requestId);
  assert.equal((await tellOnce(app.url, hook.secret, someEvents())).status, 503);
  await owner.query(`alter role "${username}" connection limit -1`);
  assert.equal(await waiting, 'kept');
  assert.equal(await countOf(requestId), 1);
});

test('an address for which too much waits is refused, and no other; later it is taken again', async () => {
  const other = await makeHook(app.db.database);
  const fill = (calls: number, events: number) =>
    owner.query(
      `insert into hook_inbox (company_id, hook_id, request_id, events, changes)
       select $1, $2, gen_random_uuid(), $4, '[]' from generate_series(1, $3)`,
      [other.companyId, other.hookId, calls, events],
    );
  const keep = patient();
  for (const [calls, events] of [
    [10_000, 1],
    [50, 5000],
  ] as const) {
    await fill(calls, events);
    assert.deepEqual(await keep(other), { waitSeconds: 60, quota: 6000 });
    assert.equal(await keep(hook), 'kept');
    await owner.query('truncate hook_inbox');
    assert.equal(await keep(other), 'kept');
  }
});

test('an address is called so often in a minute, and is not used up by foreign accounts', async () => {
  const log = openLog('silent');
  const { knows, receive } = openReceiver({ database: app.db.database, log }, { most: 3 });
  const from = (secret: string, accountId: string) => {
    const notice = { accountId, events: 1, changes: [] };
    return receive({ secret, requestId: randomUUID(), notice, sinceMs: -LONG_MS });
  };
  for (let count = 0; count < 5; count++) assert.equal(await from(hook.secret, randomUUID()), 'unknown');
  assert.deepEqual([await knows(guess()), await knows(hook.secret)], [false, true]);
  for (let count = 0; count < 3; count++) assert.equal(await from(hook.secret, hook.accountId), 'kept');
  const over = await from(hook.secret, hook.accountId);
  assert.ok(typeof over === 'object' && over.waitSeconds > 0 && over.quota === 3);
  const other = await makeHook(app.db.database);
  assert.equal(await from(other.secret, other.accountId), 'kept');
});

test('many changes count as several calls', async () => {
  const { receive } = openReceiver({ database: app.db.database, log: openLog('silent') }, { most: 10 });
  const changes = Array.from({ length: 1000 }, () => ({
    ...{ entity: 'product', action: 'UPDATE' as const, id: randomUUID(), fields: null },
  }));
  const notice = { accountId: hook.accountId, events: 1000, changes };
  const send = () => receive({ secret: hook.secret, requestId: randomUUID(), notice, sinceMs: -LONG_MS });
  assert.equal(await send(), 'kept');
  assert.notEqual(await send(), 'kept');
});

test('a network that is not believed too often has to wait, but for those who are; nothing tells the rest apart', async () => {
  const [known, fresh] = [await makeHook(app.db.database), await makeHook(app.db.database)];
  const headers = { 'x-forwarded-for': '198.51.100.7' };
  const right = JSON.stringify(someEvents(known));
  const foreign = JSON.stringify(someEvents());
  assert.equal((await call(at(known.secret), right, headers)).status, 204);
  const statuses: number[] = [];
  for (let count = 0; count < 30; count++)
    for (const [secret, body] of [
      [guess(), right],
      [guess(), 'no JSON'],
      [known.secret, foreign],
      [known.secret, 'no JSON'],
    ] as const)
      statuses.push((await call(at(secret), body, headers)).status);
  assert.deepEqual(statuses, Array(30).fill([404, 400, 404, 400]).flat());
  const over: Record<string, unknown>[] = [];
  for (const [secret, body] of [
    [guess(), right],
    [guess(), 'no JSON'],
    [known.secret, foreign],
    [known.secret, 'no JSON'],
    [known.secret, JSON.stringify({ events: Array(5001).fill({}) })],
    [fresh.secret, foreign],
  ] as const) {
    const answer = await call(at(secret), body, headers);
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
    const { requestId: _id, detail: _seconds, ...rest } = (await answer.json()) as Record<string, unknown>;
    over.push({ ...rest, status: answer.status });
  }
  assert.equal(over[0]?.status, 429);
  for (const one of over) assert.deepEqual(one, over[0]);
  assert.equal((await call(at(known.secret), right, headers)).status, 204, 'who is known goes through');
  const first = await call(at(fresh.secret), JSON.stringify(someEvents(fresh)), headers);
  assert.equal(first.status, 204, 'also one that this process never heard of');
});

test('no secret is in the log, whatever came of a call, nor in the metrics', async () => {
  const unknown = guess();
  for (const secret of [hook.secret, unknown]) {
    await call(at(secret), JSON.stringify(someEvents()));
    await call(at(secret), '{');
    await call(`/hooks/moysklad/${secret}/more`, '{}');
    await fetch(`${app.url}/hooks/moysklad/${secret}`);
    await fetch(`${app.url}/hooks/moysklad/${secret}%00%`, { method: 'PUT' });
  }
  await owner.query('begin; lock table hook_inbox in exclusive mode');
  await tellOnce(app.url, hook.secret, someEvents());
  await owner.query('rollback');
  await until(() => lines.some((line) => line.includes('database-away') || line.includes('"status":503')));
  const text = lines.join('\n') + (await app.application.metrics.registry.metrics());
  for (const secret of [hook.secret, unknown]) assert.ok(!text.includes(secret));
  assert.ok(text.includes('/hooks/moysklad/:secret'), 'the log does tell of these calls');
});

test('a process that stops answers what it has: what was answered 204 is kept, all else is not taken for it', async () => {
  const calls = Array.from({ length: 200 }, () => randomUUID());
  const answers = calls.map((requestId) =>
    tellOnce(app.url, hook.secret, someEvents(), requestId).then(
      ({ status }) => status,
      () => 0,
    ),
  );
  await until(async () => (await inbox()).length > 0);
  await app.application.http.close();
  const statuses = await Promise.all(answers);
  const kept = new Set((await inbox()).map(({ request_id }) => request_id));
  assert.equal(kept.size, (await inbox()).length);
  for (const [index, status] of statuses.entries())
    if (status === 204) assert.ok(kept.has(calls[index]));
    else assert.ok(status === 0 || status === 503, String(status));
  assert.ok(statuses.includes(204));
});
