import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { takeRun } from '../src/billing/allowance.ts';
import { setOverride } from '../src/billing/change-plan.ts';
import type { Usage } from '../src/billing/usage.ts';
import { repeatTask } from '../src/exports/given-up.ts';
import { requireConfig } from '../src/exports/require.ts';
import type { ConfigView, TaskView } from '../src/exports/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/** Limits that hold for runs and their rows, end to end: what is refused, what is owed, and how it goes on by itself. */

const ORDERS = 40;
let app: TestApp;
let owner: pg.Client;

before(async () => {
  app = await openTestApp({
    limits: false,
    accounts: [
      {
        name: 'one',
        token: 'token',
        kind: 'app',
        orders: ORDERS,
        products: 5,
        counterparties: 5,
        documents: 2,
      },
    ],
  });
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  await app.application.worker.start();
});
after(async () => {
  await owner?.end();
  await app?.close();
});

const log = { warn: () => {} } as never;
const cause = (companyId: string) => ({ companyId, requestId: randomUUID() });

/** A company with this plan by hand. */
async function companyOn(plan: 'free' | 'business'): Promise<Member> {
  const member = await app.company('token');
  await give(member, plan);
  return member;
}

const give = (member: Member, plan: 'free' | 'start' | 'business') =>
  app.db.database.forCompany(member.companyId, (trx) =>
    setOverride(trx, { emit: app.application.emit, log }, cause(member.companyId), {
      plan,
      reason: 'проба',
      until: null,
    }),
  );

/** The numbers of a plan for the length of one test. */
async function withLimit(metric: string, hard: number, fn: () => Promise<void>): Promise<void> {
  const { rows } = await owner.query(
    "select soft, hard from plan_limits where plan = 'free' and metric = $1",
    [metric],
  );
  const set = (soft: number, most: number) =>
    owner.query("update plan_limits set soft = $2, hard = $3 where plan = 'free' and metric = $1", [
      metric,
      soft,
      most,
    ]);
  await set(hard, hard);
  try {
    await fn();
  } finally {
    await set(rows[0].soft, rows[0].hard);
  }
}

async function usedOf(member: Member, metric: string): Promise<number | undefined> {
  const { body } = await member.call('GET', '/usage');
  return (body as unknown as Usage).metrics.find((one) => one.metric === metric)?.used;
}

const taskOf = async (member: Member, id: string) =>
  (await member.call('GET', `/export-tasks/${id}`)).body as unknown as TaskView;

/** As many exports of one spreadsheet. */
async function exportsOf(member: Member, many: number): Promise<ConfigView[]> {
  const spreadsheetId = member.spreadsheet();
  const made: ConfigView[] = [];
  for (let i = 0; i < many; i++) made.push(await member.config({ spreadsheetId, sheetTitle: `Лист ${i}` }));
  return made;
}

test('a run whose rows do not fit in waits and says why; with a larger plan it goes on by itself, and each row counts once', async () => {
  const member = await companyOn('free');
  const [config] = await exportsOf(member, 1);
  await withLimit('rowsAMonth', ORDERS - 1, async () => {
    const started = await member.call('POST', '/export-tasks', { configId: config!.id });
    const id = String(started.body.id);
    await until(async () => (await taskOf(member, id)).error !== null);
    const waits = await taskOf(member, id);
    assert.deepEqual([waits.status, waits.error?.code], ['queued', 'limit-rows-a-month']);
    assert.equal(await usedOf(member, 'rowsAMonth'), 0, 'nothing overshot, nothing is held');
    const again = await member.call('POST', '/export-tasks', { configId: config!.id });
    assert.deepEqual([again.status, again.body.code], [409, 'export-owed']);
    await give(member, 'business');
    await until(async () => (await taskOf(member, id)).status === 'done');
    assert.equal((await taskOf(member, id)).result?.rowsAppended, ORDERS);
  });
  assert.equal(await usedOf(member, 'rowsAMonth'), ORDERS);
  await member.run(config!.id, { full: true });
  assert.equal(await usedOf(member, 'rowsAMonth'), ORDERS, 'unchanged rows do not count');
  const { rows } = await owner.query(
    'select sum(rows_counted)::int as rows from export_tasks where company_id = $1',
    [member.companyId],
  );
  assert.equal(rows[0].rows, ORDERS, 'the counter is what the runs say');
  const { rows: reserves } = await owner.query('select from usage_reserves where company_id = $1', [
    member.companyId,
  ]);
  assert.equal(reserves.length, 0);
});

/** Whether runs of the company have turns. */
const stop = (member: Member, reason: string | null) =>
  owner.query(
    'update companies set stopped_reason = $2, stopped_at = case when $2::text is not null then now() end where id = $1',
    [member.companyId, reason],
  );

test('who has not paid is told so of a run that is owed; of an export that rests none is woken; cancelled, it is owed nothing', async () => {
  const member = await companyOn('free');
  const [config] = await exportsOf(member, 1);
  const start = () => member.call('POST', '/export-tasks', { configId: config!.id });
  const unpaid = (is: boolean) =>
    owner.query('update company_plans set unpaid = $2 where company_id = $1', [member.companyId, is]);
  await withLimit('rowsAMonth', ORDERS - 1, async () => {
    const id = String((await start()).body.id);
    await until(async () => (await taskOf(member, id)).error !== null);
    await unpaid(true);
    assert.equal((await taskOf(member, id)).error?.code, 'unpaid');
    assert.equal((await start()).body.code, 'unpaid');
    await unpaid(false);
    assert.equal((await start()).body.code, 'export-owed');
    const owed = async () =>
      (await owner.query('select owed, owed_rows::int from export_tasks where id = $1', [id])).rows[0];
    await owner.query("insert into plan_pauses values ($1, 'exports', $2, '')", [
      member.companyId,
      config!.id,
    ]);
    await owner.query("update plan_limits set hard = 1000 where plan = 'free' and metric = 'rowsAMonth'");
    await owner.query('select wake_owed(200)');
    assert.deepEqual(await owed(), { owed: 'rowsAMonth', owed_rows: ORDERS });
    await member.call('POST', `/export-tasks/${id}/cancel`);
    assert.deepEqual(await owed(), { owed: null, owed_rows: null });
  });
});

test('what a vanished worker was about to write is free for the next one of its run', async () => {
  const member = await companyOn('free');
  const [config] = await exportsOf(member, 1);
  await withLimit('rowsAMonth', ORDERS, async () => {
    await stop(member, 'проба');
    const started = await member.call('POST', '/export-tasks', { configId: config!.id });
    await owner.query(
      "insert into usage_reserves values ($1, 'rowsAMonth', $2, $3, now() + interval '15 minutes')",
      [member.companyId, started.body.id, ORDERS],
    );
    await stop(member, null);
    await until(
      async () => !['queued', 'running'].includes((await taskOf(member, String(started.body.id))).status),
    );
  });
  assert.equal(await usedOf(member, 'rowsAMonth'), ORDERS);
});

test('a run that waits is not refused as a limit; suspended, it is given back; one whose export rests takes nothing and begins when that goes on', async () => {
  const member = await companyOn('business');
  const [first, second] = await exportsOf(member, 2);
  const start = ({ id }: ConfigView) => member.call('POST', '/export-tasks', { configId: id, dryRun: true });
  await withLimit('runsADay', 1, () =>
    withLimit('exports', 1, async () => {
      await stop(member, 'проба');
      const { body } = await start(second!);
      await give(member, 'free');
      assert.equal((await start(first!)).body.code, 'limit-runs-a-day');
      await stop(member, null);
      const waiting = () => taskOf(member, String(body.id));
      await until(async () => (await waiting()).error?.code === 'paused-by-plan');
      assert.equal((await waiting()).status, 'queued');
      assert.equal(await usedOf(member, 'runsADay'), 0);
      await give(member, 'business');
      await until(async () => (await waiting()).status === 'done');
      assert.equal(await usedOf(member, 'runsADay'), 1);
      await give(member, 'free');
      await owner.query('update usage_counts set used = 0 where company_id = $1', [member.companyId]);
      await stop(member, 'проба');
      assert.equal((await start(first!)).status, 202);
      assert.equal((await start(first!)).body.code, 'export-already-running');
      await app.db.database.forCompany(member.companyId, (trx) =>
        app.application.emit(trx, { kind: 'marketplace.suspended', ...cause(member.companyId) }),
      );
      assert.equal(await usedOf(member, 'runsADay'), 0);
      await stop(member, null);
    }),
  );
});

test('a run that found no allowance on the day it was to begin, and was cancelled when it had one, leaves it', async () => {
  const member = await companyOn('free');
  const [config] = await exportsOf(member, 1);
  await withLimit('runsADay', 1, async () => {
    await stop(member, 'проба');
    const { id } = await member.start(config!.id);
    // As if it had been made yesterday; another one has the allowance of today.
    await owner.query('update export_tasks set run_day = run_day - 1 where id = $1', [id]);
    await stop(member, null);
    await until(async () => (await taskOf(member, id)).error?.code === 'limit-runs-a-day');
    await stop(member, 'проба');
    await owner.query('update usage_counts set used = 0 where company_id = $1', [member.companyId]);
    await until(async () => (await usedOf(member, 'runsADay')) === 1);
    await member.call('POST', `/export-tasks/${id}/cancel`);
    assert.equal(await usedOf(member, 'runsADay'), 0);
    await stop(member, null);
  });
});

test('a run that the platform’s people repeat takes one of the day', async () => {
  const member = await companyOn('free');
  const [config] = await exportsOf(member, 1);
  const { id } = await member.run(config!.id);
  assert.equal(await usedOf(member, 'runsADay'), 1);
  await owner.query("update export_tasks set status = 'failed' where id = $1", [id]);
  await app.db.database.forCompany(member.companyId, (trx) =>
    repeatTask(trx, app.application, { ...cause(member.companyId), taskId: id }),
  );
  await until(async () => (await taskOf(member, id)).status === 'done');
  assert.equal(await usedOf(member, 'runsADay'), 2);
});

test('all runs are cancelled in the moment in which one begins: nobody waits for ever', async () => {
  const member = await companyOn('free');
  const [config] = await exportsOf(member, 1);
  await stop(member, 'проба');
  const { id } = await member.start(config!.id);
  const { database } = app.db;
  const cancelled = await database.forCompany(member.companyId, async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    // As whoever starts a run: the export, the count of the day, and then the run that goes on.
    await requireConfig(trx, config!.id);
    await takeRun(trx);
    const cancelling = database.forCompany(member.companyId, (other) =>
      app.application.emit(other, { kind: 'marketplace.suspended', ...cause(member.companyId) }),
    );
    await until(async () => {
      const waits = 'select from pg_stat_activity where $1 = any (pg_blocking_pids(pid))';
      return (await owner.query(waits, [rows[0]!.pid])).rowCount === 1;
    });
    await trx.selectFrom('export_tasks').select('id').where('id', '=', id).forNoKeyUpdate().execute();
    return { cancelling };
  });
  await cancelled.cancelling;
  assert.equal((await taskOf(member, id)).status, 'cancelled');
  await stop(member, null);
});

test('as many runs start at once as there is room for; the others say what to do', async () => {
  const member = await companyOn('free');
  const configs = await exportsOf(member, 5);
  await withLimit('runsADay', 2, async () => {
    const answers = await Promise.all(
      configs.map(({ id }) => member.call('POST', '/export-tasks', { configId: id, dryRun: true })),
    );
    const started = answers.filter(({ status }) => status === 202);
    assert.equal(started.length, 2);
    for (const { status, body } of answers.filter((each) => each.status !== 202))
      assert.deepEqual([status, body.code], [409, 'limit-runs-a-day']);
    const { rows } = await owner.query(
      "select level from limits_reached where company_id = $1 and metric = 'runsADay'",
      [member.companyId],
    );
    assert.deepEqual(rows.map(({ level }) => level).sort(), ['hard', 'soft']);
  });
});

test('schedules beyond the limit are owed: they begin when the day has turned', async () => {
  const member = await companyOn('free');
  const configs = await exportsOf(member, 2);
  for (const { id } of configs) {
    const rhythm = { cron: '0 9 * * *', timeZone: 'Europe/Moscow', spread: false, configId: id };
    assert.equal((await member.call('POST', '/schedules', rhythm)).status, 201);
  }
  await withLimit('runsADay', 1, async () => {
    await owner.query("update schedules set next_at = now() - interval '1 second' where company_id = $1", [
      member.companyId,
    ]);
    const tasks = async () =>
      (await owner.query('select status, owed from export_tasks where company_id = $1', [member.companyId]))
        .rows;
    await until(
      async () => (await tasks()).length === 2 && (await tasks()).some(({ status }) => status === 'done'),
    );
    assert.deepEqual((await tasks()).map(({ owed }) => owed).sort(), [null, 'runsADay']);
    // As if it had been counted yesterday.
    await owner.query(
      "update usage_counts set period = period - 1 where company_id = $1 and metric = 'runsADay'",
      [member.companyId],
    );
    await until(async () => (await tasks()).every(({ status }) => status === 'done'));
  });
});

test('exports that are made at once at the limit: never one more', async () => {
  const member = await companyOn('free');
  const [first] = await exportsOf(member, 1);
  await withLimit('exports', 3, async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        member.call('POST', `/export-configs/${first!.id}/copies`, {
          name: `Копия ${i}`,
          sheetTitle: `Копия ${i}`,
        }),
      ),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    assert.equal(refused.length, 4, JSON.stringify(refused.map(({ body }) => body.code)));
    for (const { body } of refused) assert.equal(body.code, 'limit-exports');
  });
  assert.equal(await usedOf(member, 'exports'), 3);
});

test('nobody is invited whom the plan has no room for', async () => {
  const member = await companyOn('free');
  const invite = (email: string) => member.call('POST', '/invitations', { email, role: 'viewer' });
  assert.equal((await invite('old@example.com')).status, 201);
  await withLimit('members', 1, async () => {
    assert.equal((await invite('new@example.com')).body.code, 'limit-members');
    assert.equal((await invite('old@example.com')).status, 201, 'who was invited may be written to anew');
  });
});

test('whoever deletes one has the next that rests go on; what rested and is deleted rests no more', async () => {
  const member = await companyOn('business');
  const exports = (await exportsOf(member, 3)).map(({ id }) => id);
  const webhooks: string[] = [];
  for (const name of ['a', 'b', 'c']) {
    const wanted = { name, url: `https://example.com/${name}`, events: ['task.ended'] };
    webhooks.push(String((await member.call('POST', '/webhooks', wanted)).body.id));
  }
  const resting = async () =>
    ((await member.call('GET', '/usage')).body as unknown as Usage).paused.map(({ id }) => id).sort();
  await withLimit('exports', 1, async () => {
    await give(member, 'free');
    assert.deepEqual(await resting(), [...exports.slice(1), ...webhooks.slice(1)].sort());
    for (const gone of [0, 2]) {
      await member.call('DELETE', `/export-configs/${exports[gone]}`);
      await member.call('DELETE', `/webhooks/${webhooks[gone]}`);
    }
    assert.deepEqual(await resting(), []);
    assert.equal((await member.call('GET', `/webhooks/${webhooks[1]}`)).body.paused, null);
    assert.equal((await member.call('POST', '/export-tasks', { configId: exports[1] })).status, 202);
  });
});

test('a smaller plan has the newest exports rest, by name; they do not run; a larger one wakes exactly those, once', async () => {
  const member = await companyOn('business');
  const configs = await exportsOf(member, 7);
  const changes = async () =>
    (
      await owner.query(
        "select before, after from audit_log where company_id = $1 and event = 'plan.changed' order by at",
        [member.companyId],
      )
    ).rows;
  const before = (await changes()).length;
  await Promise.all(Array.from({ length: 20 }, () => give(member, 'free')));
  const { body } = await member.call('GET', '/usage');
  const rests = (body as unknown as Usage).paused.map(({ id }) => id).sort();
  assert.deepEqual(
    rests,
    configs
      .slice(5)
      .map(({ id }) => id)
      .sort(),
  );
  assert.equal((await changes()).length, before + 1, 'twenty times the same is one change');
  const run = await member.call('POST', '/export-tasks', { configId: configs[6]!.id });
  assert.deepEqual([run.status, run.body.code], [409, 'paused-by-plan']);
  assert.equal(
    (await member.call('POST', '/export-tasks', { configId: configs[0]!.id, dryRun: true })).status,
    202,
  );
  await give(member, 'start');
  assert.deepEqual(((await member.call('GET', '/usage')).body as unknown as Usage).paused, []);
  const last = (await changes()).at(-1);
  assert.equal(last.after.woken.length, 2);
});
