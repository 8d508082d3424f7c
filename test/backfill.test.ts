import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { call } from '../sandbox/moysklad/testing.ts';
import type { TaskView } from '../src/exports/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';

/** An export of each day's orders that did not run for some days makes up for them by one run. */

const DAY_MS = 24 * 60 * 60_000;
const MOSCOW_MS = 3 * 60 * 60_000;
let app: TestApp;
let member: Member;

before(async () => {
  app = await openTestApp({
    limits: false,
    accounts: [{ name: 'one', token: 'token', kind: 'app', orders: 40, products: 3, counterparties: 3 }],
  });
  member = await app.company('token');
  await app.application.worker.start();
  const { json } = await call(`${orders()}?limit=12`, 'token');
  const { rows } = json as { rows: { id: string }[] };
  for (const [place, { id }] of rows.entries())
    await call(`${orders()}/${id}`, 'token', {
      method: 'PUT',
      body: JSON.stringify({ moment: `${daysAgo(1 + place * 4)} 12:00:00` }),
    });
});
after(() => app.close());

const orders = () => `${app.sandbox.moysklad.apiUrl}/entity/customerorder`;

const daysAgo = (days: number) => new Date(Date.now() + MOSCOW_MS - days * DAY_MS).toISOString().slice(0, 10);

const yesterday = [{ field: 'moment', op: 'period' as const, value: { previous: 'day' as const } }];

const make = (input: object) =>
  member.config({
    ...{ spreadsheetId: member.spreadsheet(), mode: 'append', conditions: yesterday, ...input },
  });

/** It ran well on that day. */
async function ranThen(configId: string, days: number): Promise<void> {
  const at = new Date(Date.now() - days * DAY_MS);
  await app.db.database.forCompany(member.companyId, (trx) =>
    trx
      .insertInto('export_tasks')
      .values({
        ...{ company_id: member.companyId, config_id: configId, status: 'done', job_id: randomUUID() },
        ...{
          dry_run: false,
          full_read: false,
          request_id: 'r',
          created_at: at,
          started_at: at,
          finished_at: at,
        },
      })
      .execute(),
  );
}

const missedOf = async (configId: string) =>
  (await member.call('GET', `/export-configs/${configId}/missed-days`)).body.days as {
    from: string;
    to: string;
  }[];

async function ordersIn(from: string, before: string): Promise<number> {
  const filter = encodeURIComponent(`moment>=${from} 00:00:00;moment<${before} 00:00:00`);
  const { json } = await call(`${orders()}?filter=${filter}&limit=1`, 'token');
  return (json as { meta: { size: number } }).meta.size;
}

test('what was missed is told, read by one run, and missed no more; the next run reads yesterday again', async () => {
  const config = await make({});
  assert.deepEqual(await missedOf(config.id), [], 'it never ran');
  await ranThen(config.id, 90);
  await ranThen(config.id, 10);
  // Each run reads the day before it.
  const missed = [
    { from: daysAgo(90), to: daysAgo(12) },
    { from: daysAgo(10), to: daysAgo(2) },
  ];
  assert.deepEqual(await missedOf(config.id), missed);

  const backfill = { from: daysAgo(90), to: daysAgo(2) };
  const expected = await ordersIn(backfill.from, daysAgo(1));
  assert.equal(expected, 11, 'an order every fourth day, and yesterday’s not');
  const { status, body } = await member.call('POST', '/export-tasks', { configId: config.id, backfill });
  assert.equal(status, 202, JSON.stringify(body));
  assert.deepEqual((body as unknown as TaskView).backfill, backfill);
  const done = await ended(String(body.id));
  assert.deepEqual([done.status, done.result?.rowsAppended], ['done', expected]);
  assert.deepEqual(await missedOf(config.id), []);

  const again = await member.call('POST', '/export-tasks', { configId: config.id, backfill });
  assert.equal((await ended(String(again.body.id))).result?.rowsAppended, 0, 'no row twice');
  const usual = await member.run(config.id);
  assert.deepEqual(
    [usual.backfill, usual.result?.rowsAppended],
    [null, await ordersIn(daysAgo(1), daysAgo(0))],
  );
});

async function ended(id: string): Promise<TaskView> {
  let last: TaskView | undefined;
  for await (const task of member.events(id)) last = task;
  assert.ok(last);
  return last;
}

test('rows that are kept stay when their day is made up for; without a period, or where rows go, it is refused', async () => {
  const kept = await make({ mode: 'upsert', options: { gone: 'keep' } });
  await ranThen(kept.id, 5);
  const backfill = { from: daysAgo(60), to: daysAgo(2) };
  const { body } = await member.call('POST', '/export-tasks', { configId: kept.id, backfill });
  assert.equal((await ended(String(body.id))).result?.rowsAppended, 11);
  assert.equal((await member.run(kept.id)).result?.rowsDeleted, 0);

  for (const input of [{ mode: 'upsert' }, { conditions: [] }]) {
    const config = await make(input);
    await ranThen(config.id, 5);
    assert.deepEqual(await missedOf(config.id), []);
    const refused = await member.call('POST', '/export-tasks', { configId: config.id, backfill });
    assert.deepEqual([refused.status, refused.body.code], [409, 'no-backfill']);
  }
  for (const wrong of [
    { from: daysAgo(2), to: daysAgo(3) },
    { from: '1999-01-01', to: '2020-01-01' },
    { from: 'soon', to: daysAgo(1) },
  ]) {
    const refused = await member.call('POST', '/export-tasks', { configId: kept.id, backfill: wrong });
    assert.equal(refused.status, 400, JSON.stringify(wrong));
  }
});
