import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import pg from 'pg';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../../test/support/database.ts';
import { until } from '../../../test/support/until.ts';
import { type Listening, openListening } from '../../platform/db/listen.ts';
import { MemoryBudgets, openLimits } from '../../platform/limits/limits.ts';
import { openKeyring } from '../../platform/secrets/keyring.ts';
import { openLog } from '../../platform/telemetry/log.ts';
import type { Channel, Message, Outcome, Settled } from './channel.ts';
import { openOutbox } from './outbox.ts';

type Body = { n: number };
type TestMessage = Message<Body>;

const log = openLog('silent');
const company = '0b5c1f0a-3f5c-4d8e-9a51-0f3c62d7a001';
const stranger = '0b5c1f0a-3f5c-4d8e-9a51-0f3c62d7a002';
let db: TestDatabase;
let listening: Listening;
let owner: pg.Client;
const stops: (() => Promise<void>)[] = [];

before(async () => {
  db = await openTestDatabase();
  listening = await openListening(db.appUrl, log);
  owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  await owner.query("select set_config('app.platform', 'on', false)");
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await owner.query('delete from outbox_messages');
});
after(async () => {
  await owner?.end();
  await listening?.close();
  await db?.close();
});

const outbox = () =>
  openOutbox({ database: db.database, keyring: openKeyring(testSecrets.encryptionKeys), log });

/** A channel that does with each message what the test says. */
function channelThat(
  send: (message: TestMessage) => Outcome | Promise<Outcome>,
  more: Partial<Channel<Body>> = {},
): Channel<Body> {
  return {
    name: 'test',
    body: z.object({ n: z.number() }),
    sendMs: 60_000,
    tryForMs: 3_600_000,
    atOnce: 10,
    send: async (message) => send(message),
    ...more,
  };
}

const work = (channel: Channel<Body>) =>
  stops.push(outbox().work([channel], { listening, limits: openLimits(new MemoryBudgets()) }));

const put = (channel: Channel<Body>, recipient: string, numbers: number[], companyId = company) =>
  db.database.forCompany(companyId, async (trx) => {
    for (const n of numbers)
      await outbox().put(trx, channel, { companyId, recipient, kind: 'test', body: { n }, requestId: 'r' });
  });

const rows = async () =>
  (
    await owner.query<{ recipient: string; status: string; reason: string | null; attempts: number }>(
      'select recipient, status, reason, attempts from outbox_messages order by place',
    )
  ).rows;
const count = async (status: string) => (await rows()).filter((row) => row.status === status).length;
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index);
const delivered: Outcome = { fate: 'delivered' };

test('each recipient has their messages in order and once, one at a time, whoever sends them', async () => {
  const seen = new Map<string, number[]>();
  const atIt = new Set<string>();
  const channel = channelThat(async ({ recipient, body }) => {
    assert.ok(!atIt.has(recipient), 'one at a time');
    atIt.add(recipient);
    await new Promise(setImmediate);
    seen.set(recipient, [...(seen.get(recipient) ?? []), body.n]);
    atIt.delete(recipient);
    return delivered;
  });
  const recipients = upTo(7).map((n) => `recipient ${n}`);
  for (const recipient of recipients) await put(channel, recipient, upTo(30));
  // As two processes.
  work(channel);
  work(channel);
  await until(async () => (await count('delivered')) === 210);
  for (const recipient of recipients) assert.deepEqual(seen.get(recipient), upTo(30));
});

test('a dead recipient holds nobody else up, and has the rest of theirs in order when they are back', async () => {
  let dead = true;
  const seen: string[] = [];
  const channel = channelThat(({ recipient, body }) => {
    if (dead && recipient === 'dead') return { fate: 'later', reason: 'away' };
    seen.push(`${recipient} ${body.n}`);
    return delivered;
  });
  await put(channel, 'dead', upTo(3));
  await put(channel, 'living', upTo(3));
  work(channel);
  await until(async () => (await count('delivered')) === 3);
  assert.deepEqual(seen, ['living 0', 'living 1', 'living 2']);
  await until(async () => (await rows())[0]?.attempts === 1);
  dead = false;
  await owner.query("update outbox_messages set due_at = now() where status = 'waiting'");
  await until(async () => (await count('delivered')) === 6);
  assert.deepEqual(seen.slice(3), ['dead 0', 'dead 1', 'dead 2']);
});

test('an unknown outcome is repeated once, saying so; the next message waits for it', async () => {
  const seen: [number, boolean][] = [];
  const channel = channelThat(({ body, repeat }) => {
    seen.push([body.n, repeat]);
    return body.n === 0 ? { fate: 'unknown', reason: 'no answer' } : delivered;
  });
  await put(channel, 'anna', [0, 1]);
  work(channel);
  await until(async () => {
    await owner.query("update outbox_messages set due_at = now() where status = 'waiting'");
    return (await count('delivered')) === 1;
  });
  assert.deepEqual(seen, [
    [0, false],
    [0, true],
    [1, false],
  ]);
  assert.deepEqual((await rows())[0], {
    ...{ recipient: 'anna', status: 'unknown', reason: 'no answer', attempts: 2 },
  });
});

test('a message whose worker vanished is sent by another when its lease is over, as one that may have arrived', async () => {
  const repeats: boolean[] = [];
  const channel = channelThat(({ repeat }) => {
    repeats.push(repeat);
    return delivered;
  });
  await put(channel, 'anna', [0]);
  const take = () => db.database.pool.query("select * from take_messages('test', 10, 3600)");
  assert.equal((await take()).rowCount, 1);
  assert.equal((await take()).rowCount, 0, 'leased');
  work(channel);
  await owner.query("update outbox_messages set leased_until = now() where status = 'sending'");
  await until(async () => (await count('delivered')) === 1);
  assert.deepEqual(repeats, [true]);

  for (const stop of stops.splice(0)) await stop();
  await put(channel, 'boris', [0]);
  await owner.query("update outbox_messages set unknowns = 1 where status = 'waiting'");
  await take();
  await owner.query("update outbox_messages set leased_until = now() where status = 'sending'");
  work(channel);
  await until(async () => (await count('unknown')) === 1);
  assert.deepEqual(repeats, [true], 'twice is enough');
});

test('a message that cannot be opened is not sent and not lost: it waits, and leaves when it can be', async () => {
  const channel = channelThat(() => delivered);
  await put(channel, 'anna', [0]);
  await owner.query("update outbox_messages set body = 'x' || body");
  work(channel);
  await until(async () => (await rows())[0]?.reason === 'unreadable');
  assert.deepEqual(await rows(), [
    { recipient: 'anna', status: 'waiting', reason: 'unreadable', attempts: 0 },
  ]);
  await owner.query('update outbox_messages set body = substr(body, 2), due_at = now()');
  await until(async () => (await count('delivered')) === 1);
});

test('a message whose key stays away is given up in its time, and those behind it leave', async () => {
  const channel = channelThat(() => delivered);
  await put(channel, 'anna', [0, 1]);
  await owner.query(
    "update outbox_messages set body = 'x' || body, give_up_at = now() where place = (select min(place) from outbox_messages)",
  );
  work(channel);
  await until(async () => (await rows())[0]?.reason === 'unreadable');
  assert.equal((await rows())[0]?.status, 'waiting', 'its time begins when it is first seen so');
  await owner.query(
    "update outbox_messages set due_at = now(), give_up_at = now() where reason = 'unreadable'",
  );
  await until(async () => (await count('delivered')) === 1);
  assert.deepEqual(await rows(), [
    { recipient: 'anna', status: 'gone', reason: 'unreadable', attempts: 0 },
    { recipient: 'anna', status: 'delivered', reason: null, attempts: 1 },
  ]);
});

test('what became of each attempt is noted by the channel in the same transaction, until it is given up', async () => {
  const settled: Pick<Settled, 'fate'>[] = [];
  const channel = channelThat(() => ({ fate: 'later', reason: 'away', afterMs: 0 }), {
    tryForMs: 0,
    async settled(trx, message, { fate }) {
      const { rows: seen } = await owner.query('select status from outbox_messages');
      assert.deepEqual(seen, [{ status: 'sending' }], 'not committed yet');
      assert.equal(message.companyId, company);
      await trx.selectFrom('outbox_messages').select('id').executeTakeFirstOrThrow();
      settled.push({ fate });
    },
  });
  await put(channel, 'anna', [0]);
  work(channel);
  await until(async () => (await count('gone')) === 1);
  assert.deepEqual(settled, [{ fate: 'gone' }]);
});

test('a channel that throws, or takes too long, may have sent: unknown', async () => {
  const channel = channelThat(
    ({ body }) => {
      if (body.n === 0) throw new Error('oops');
      return new Promise<Outcome>(() => {});
    },
    { sendMs: 50 },
  );
  await put(channel, 'anna', [0]);
  await put(channel, 'boris', [1]);
  work(channel);
  await until(async () => {
    await owner.query("update outbox_messages set due_at = now() where status = 'waiting'");
    return (await count('unknown')) === 2;
  });
  assert.deepEqual(
    (await rows()).map(({ reason }) => reason),
    ['failed', 'too-slow'],
  );
});

test('whoever knows a repeated message by its id is sent it until its time is over', async () => {
  const outcomes: Outcome[] = [
    { fate: 'unknown', reason: 'no answer' },
    { fate: 'unknown', reason: 'no answer' },
    { fate: 'unknown', reason: 'no answer' },
    { fate: 'later', reason: 'away', afterMs: 3_600_001 },
  ];
  const channel = channelThat(() => outcomes.shift() ?? delivered, { knowsRepeats: true });
  await put(channel, 'anna', [0, 1]);
  work(channel);
  await until(async () => {
    await owner.query("update outbox_messages set due_at = now() where status = 'waiting'");
    return (await count('delivered')) === 1;
  });
  assert.deepEqual(
    (await rows()).map(({ status, reason, attempts }) => [status, reason, attempts]),
    [
      ['gone', 'away', 4],
      ['delivered', null, 1],
    ],
  );
});

test('a message is tried as long as its channel says from its first attempt, however long it waited', async () => {
  const channel = channelThat(() => ({ fate: 'later', reason: 'away', afterMs: 3_599_000 }));
  await put(channel, 'anna', [0]);
  await owner.query('update outbox_messages set give_up_at = now()');
  work(channel);
  await until(async () => (await rows())[0]?.reason === 'away');
  assert.deepEqual((await rows())[0], { recipient: 'anna', status: 'waiting', reason: 'away', attempts: 1 });
  await owner.query('update outbox_messages set due_at = now(), give_up_at = now()');
  await until(async () => (await count('gone')) === 1);
});

test('a company’s messages are its own; the platform’s are nobody’s', async () => {
  const channel = channelThat(() => delivered);
  const message = { recipient: 'anna', kind: 'test', body: { n: 1 }, requestId: 'r' };
  await put(channel, 'anna', [0]);
  await db.database.forCompany(stranger, async (trx) => {
    assert.deepEqual(await trx.selectFrom('outbox_messages').select('id').execute(), []);
    assert.equal(await outbox().cancel(trx, channel, 'anna'), 0);
    // The platform's own, in the middle of a company's transaction, which goes on acting for it.
    await outbox().put(trx, channel, { ...message, companyId: null });
    await outbox().put(trx, channel, { ...message, companyId: stranger });
    const seen = await trx.selectFrom('outbox_messages').select('company_id').execute();
    assert.deepEqual(seen, [{ company_id: stranger }]);
  });
  await assert.rejects(
    db.database.forCompany(stranger, (trx) => outbox().put(trx, channel, { ...message, companyId: company })),
    /row-level security/,
  );
  await db.database.forCompany(company, async (trx) => {
    assert.equal(await outbox().cancel(trx, channel, 'anna'), 1);
  });
});
