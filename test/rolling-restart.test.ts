import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { cellsUnder } from './support/sheet.ts';
import { until } from './support/until.ts';

/** An update is rolled out: one worker after another is stopped and started while schedules come due and runs go on. */

const tokens = ['first', 'second', 'third'];

interface Shop {
  token: string;
  member: Member;
  spreadsheetId: string;
  scheduleId: string;
}

let app: TestApp;
let shops: Shop[];
const workers: ChildProcess[] = [];

before(
  async () => {
    const size = { orders: 20, products: 3, counterparties: 3 };
    app = await openTestApp({
      limits: false,
      accounts: tokens.map((token) => ({ name: token, token, kind: 'app' as const, ...size })),
    });
    shops = await Promise.all(
      tokens.map(async (token) => {
        const member = await app.company(token);
        const spreadsheetId = member.spreadsheet();
        const { id: configId } = await member.config({ spreadsheetId });
        // It comes due by our hand alone.
        const rhythm = { cron: '0 0 29 2 *', timeZone: 'Europe/Moscow', spread: false };
        const { status, body } = await member.call('POST', '/schedules', { configId, ...rhythm });
        assert.equal(status, 201, JSON.stringify(body));
        return { token, member, spreadsheetId, scheduleId: String(body.id) };
      }),
    );
    for (const place of [0, 1]) workers[place] = await app.startWorker();
  },
  { timeout: 120_000 },
);
after(() => app?.close());

const rows = <Row>({ member }: Shop, query: ReturnType<typeof sql>) =>
  app.db.database.forCompany(member.companyId, async (trx) => (await query.execute(trx)).rows as Row[]);

async function letItBeDue(shop: Shop): Promise<number> {
  const [row] = await rows<{ next_at: Date }>(
    shop,
    sql`update schedules set next_at = date_trunc('milliseconds', now()) where id = ${shop.scheduleId} returning next_at`,
  );
  assert.ok(row);
  return row.next_at.getTime();
}

const runsOf = (shop: Shop) =>
  rows<{ status: string; due: Date }>(
    shop,
    sql`select status, due_at as due from export_tasks order by due_at`,
  );

test('each worker is stopped in the middle of runs and started again: every due time has its one run, every order its one row', async () => {
  const due = new Map<Shop, number[]>(shops.map((shop) => [shop, []]));
  const comeDue = async () => {
    for (const shop of shops) due.get(shop)?.push(await letItBeDue(shop));
  };
  const allEnded = () =>
    until(async () => {
      const all = await Promise.all(shops.map(async (shop) => [shop, await runsOf(shop)] as const));
      return all.every(
        ([shop, runs]) =>
          runs.length === due.get(shop)?.length && runs.every(({ status }) => status === 'done'),
      );
    }, 60_000);
  for (const place of workers.keys()) {
    // Each of MoySklad's answers takes a while: what was due is still going on when its worker is told to stop.
    app.sandbox.moysklad.faults.add({ fault: { kind: 'delay', ms: 250 } });
    for (const { token } of shops) app.sandbox.moysklad.account(token).create('customerorder');
    await comeDue();
    await until(async () =>
      (await Promise.all(shops.map(runsOf))).flat().some(({ status }) => status === 'running'),
    );
    const worker = workers[place];
    assert.ok(worker);
    worker.kill('SIGTERM');
    await once(worker, 'exit');
    assert.equal(worker.exitCode, 0);
    workers[place] = await app.startWorker();
    app.sandbox.moysklad.faults.clear();
    await allEnded();
  }
  for (const shop of shops) {
    const times = (await runsOf(shop)).map((run) => run.due.getTime());
    assert.deepEqual(times, due.get(shop), 'each due time has one run');
    const keys = cellsUnder(app.sandbox.google.spreadsheet(shop.spreadsheetId), 'Заказы', 'ID').map(String);
    assert.deepEqual(keys.sort(), app.sandbox.moysklad.account(shop.token).ids('customerorder').sort());
  }
});
