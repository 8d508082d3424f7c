import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startScheduled } from '../src/exports/index.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { dueSchedules } from '../src/triggers/schedules/due.ts';
import { moveDue, takeDue } from '../src/triggers/schedules/due-store.ts';
import type { ScheduleView } from '../src/triggers/schedules/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/**
 * What becomes of a due time, whoever looks: no worker takes the jobs, so that every task stays as it was made. `SCHEDULES=2000` moves
 * as many back and forth. None of the schedules here comes due by itself but on a 29 February.
 */

let app: TestApp;
const company = async () => {
  const member = await app.company('ours');
  const config = await member.config({ spreadsheetId: member.spreadsheet() });
  return { member, configId: config.id };
};

before(async () => {
  const account = { name: 'ours', token: 'ours', kind: 'app' as const };
  app = await openTestApp({ accounts: [{ ...account, orders: 2, products: 2, counterparties: 2 }] });
});
after(() => app?.close());

const look = () => {
  const { database, queue, emitEach } = app.application;
  return dueSchedules({ database, queue, emitEach, log: openLog('silent') });
};
const lookOnce = () => look().run(new AbortController().signal);

/** The company's rows of a moment. */
const inCompany = (member: Member) => ({
  rows: <Row>(query: ReturnType<typeof sql>) =>
    app.db.database.forCompany(member.companyId, async (trx) => (await query.execute(trx)).rows as Row[]),
  tasks() {
    type Row = { id: string; schedule_id: string | null; due_at: Date | null; xmin: string };
    return this.rows<Row>(
      sql`select id, schedule_id, due_at, xmin::text from export_tasks order by created_at`,
    );
  },
  async schedule(id: string): Promise<ScheduleView> {
    const { items } = (await member.call('GET', '/schedules')).body as { items: ScheduleView[] };
    return items.find((each) => each.id === id)!;
  },
  /** Its time came so many seconds ago. */
  due: (id: string, seconds = 1) =>
    inCompany(member).rows(
      sql`update schedules set next_at = now() - make_interval(secs => ${seconds}) where id = ${id}`,
    ),
  /** All runs end, and nobody is told. */
  end: () => inCompany(member).rows(sql`update export_tasks set status = 'done', finished_at = now()`),
});

/** Exports like one of the company's, each with a schedule. */
async function many(member: Member, configId: string, count: number): Promise<void> {
  const like = sql`insert into export_configs (company_id, name, exporter, spreadsheet_id, spreadsheet_title, spreadsheet_url,
      sheet_title, mode, conditions, options, moysklad_integration_id, google_integration_id)
    select company_id, 'Копия ' || place, exporter, spreadsheet_id, spreadsheet_title, spreadsheet_url, 'Копия ' || place, mode,
      conditions, options, moysklad_integration_id, google_integration_id
    from export_configs, generate_series(1, ${count}) place where id = ${configId}`;
  const schedules = sql`insert into schedules (company_id, config_id, verify, cron, time_zone, next_at)
    select company_id, id, false, '0 0 29 2 *', 'Europe/Moscow', now() + interval '1 day' from export_configs where id <> ${configId}`;
  await inCompany(member).rows(like);
  await inCompany(member).rows(schedules);
}

async function make(member: Member, configId: string, settings: object = {}): Promise<ScheduleView> {
  const body = { configId, cron: '0 0 29 2 *', timeZone: 'Europe/Moscow', ...settings };
  const answer = await member.call('POST', '/schedules', body);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body as unknown as ScheduleView;
}

const waiting = async (member: Member) => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pgboss.job
    where name = 'export-task' and data ->> 'companyId' = ${member.companyId}`.execute(
    app.db.database.platform,
  );
  return rows[0]?.count;
};

test('three look while ten minutes are put back again and again: each due time has one task, and one job at most', async () => {
  const count = Number(process.env.SCHEDULES ?? 20);
  const { member, configId } = await company();
  await many(member, configId, count);
  const ours = inCompany(member);
  const leaving = new AbortController();
  const looking = [1, 2, 3].map(async () => {
    while (!leaving.signal.aborted) await look().run(leaving.signal);
  });
  const first = Date.now() - 20 * 60_000;
  const minutes = Array.from({ length: 10 }, (_, place) => new Date(first + place * 60_000));
  try {
    for (const minute of minutes) {
      for (let time = 0; time < 3; time++) {
        await ours.rows(sql`update schedules set next_at = ${minute}`);
        await until(
          async () => (await ours.rows(sql`select from schedules where next_at <= now()`)).length === 0,
        );
        // Where the run before is over, the same time must not start another one either.
        if (time > 0) await ours.end();
      }
    }
  } finally {
    leaving.abort();
    await Promise.all(looking);
  }
  const tasks = await ours.tasks();
  assert.equal(tasks.length, count * minutes.length);
  assert.equal(
    new Set(tasks.map(({ schedule_id, due_at }) => `${schedule_id} ${due_at}`)).size,
    tasks.length,
  );
  for (const minute of minutes)
    assert.equal(tasks.filter(({ due_at }) => due_at?.getTime() === minute.getTime()).length, count);
  // All are of one account, which has one turn.
  const withTurn = await ours.rows(sql`select from export_tasks where job_id is not null`);
  assert.ok(withTurn.length > 0);
  assert.equal(await waiting(member), withTurn.length);
});

test('what is due together is started by few transactions; a company whose run cannot be made keeps no other waiting', async () => {
  const { member, configId } = await company();
  const other = await company();
  await many(member, configId, 700);
  await many(other.member, other.configId, 3);
  const ours = inCompany(member);
  const dueNow = sql`update schedules set next_at = date_trunc('second', now())`;
  await ours.rows(dueNow);
  await lookOnce();
  const tasks = await ours.tasks();
  assert.equal(tasks.length, 700);
  assert.equal(new Set(tasks.map(({ xmin }) => xmin)).size, 3, 'transactions');

  await ours.end();
  app.application.on('task.started', async (_, { companyId }) => {
    if (companyId === other.member.companyId) throw new Error('a company of no luck');
  });
  await inCompany(other.member).rows(dueNow);
  await ours.rows(
    sql`update schedules set next_at = now() where config_id in (select id from export_configs limit 5)`,
  );
  await lookOnce();
  assert.equal((await inCompany(other.member).tasks()).length, 0);
  assert.ok((await ours.tasks()).length >= 704, 'the others have theirs');
  const stillDue = sql`select from schedules where next_at <= now()`;
  assert.equal(
    (await inCompany(other.member).rows(stillDue)).length,
    0,
    'tried again later, not first of all at each look',
  );
});

test('nothing is done to a schedule that is not due', async () => {
  const { member, configId } = await company();
  const ours = inCompany(member);
  const { id, nextAt } = await make(member, configId);
  await app.db.database.platform.transaction().execute(async (trx) => {
    assert.deepEqual(await takeDue(trx, { id }), []);
    await moveDue(trx, [{ id, nextAt: new Date(0), missed: true, remembered: true }]);
    const run = { scheduleId: id, companyId: member.companyId, configId, account: configId, requestId: 'r' };
    assert.equal((await startScheduled(trx, app.application, [run])).size, 0);
  });
  const { nextAt: same, runFollows } = await ours.schedule(id);
  assert.deepEqual([same, runFollows, await ours.tasks(), await waiting(member)], [nextAt, false, [], 0]);
});

test('a time comes while the export runs: one run follows it, or none, as was chosen', async () => {
  const { member, configId } = await company();
  const ours = inCompany(member);
  const remembers = await make(member, configId);
  const skips = await make(member, configId, { verify: true, overlap: 'skip' });
  const going = await member.start(configId);
  for (let time = 0; time < 3; time++) {
    for (const { id } of [remembers, skips]) await ours.due(id);
    await lookOnce();
  }
  assert.deepEqual(
    [(await ours.schedule(remembers.id)).runFollows, (await ours.schedule(skips.id)).runFollows],
    [true, false],
  );
  assert.equal((await ours.tasks()).length, 1);
  await member.call('POST', `/export-tasks/${going.id}/cancel`);
  await lookOnce();
  const [, followed, ...more] = await ours.tasks();
  assert.deepEqual([followed?.schedule_id, more], [remembers.id, []]);
  assert.equal((await ours.schedule(remembers.id)).runFollows, false);
  // Nor does the end of that one start another.
  await member.call('POST', `/export-tasks/${followed?.id}/cancel`);
  await lookOnce();
  assert.equal((await ours.tasks()).length, 2);
});

test('how times are kept is changed: what is owed stays owed, unless that very thing is given up', async () => {
  const { member, configId } = await company();
  const ours = inCompany(member);
  const { id } = await make(member, configId);
  const change = async (settings: object) => {
    const { status, body } = await member.call('PATCH', `/schedules/${id}`, settings);
    assert.equal(status, 200);
    return body as unknown as ScheduleView;
  };
  // Overdue, and nobody has looked.
  await ours.due(id, 3600);
  for (const settings of [{ pauseAfter: 5 }, { spread: false }, { spread: true }])
    assert.ok(Date.parse((await change(settings)).nextAt!) <= Date.now(), JSON.stringify(settings));
  await lookOnce();
  const [going] = await ours.tasks();
  assert.equal(going?.schedule_id, id);
  // A time came while it runs.
  await ours.due(id);
  await lookOnce();
  assert.equal((await change({ pauseAfter: 6 })).runFollows, true);
  assert.equal((await change({ overlap: 'skip' })).runFollows, false);
  // Kept to the second or not: the next run is the same one, and none comes twice.
  await ours.end();
  const { nextAt } = await ours.schedule(id);
  const sharp = await change({ spread: false });
  const shiftMs = Date.parse(nextAt!) - Date.parse(sharp.nextAt!);
  assert.ok(shiftMs >= 0 && shiftMs < 300_000);
  assert.equal((await change({ spread: true })).nextAt, nextAt);
  assert.notEqual((await change({ cron: '0 10 28 2 *' })).nextAt, nextAt);
});

test('a run that ends in the very moment in which a time is remembered is followed all the same', async () => {
  const { member, configId } = await company();
  const ours = inCompany(member);
  const { id } = await make(member, configId);
  const going = await member.start(configId);
  await ours.due(id);
  const cancelled = await app.db.database.platform.transaction().execute(async (trx) => {
    const [due] = await takeDue(trx, { id });
    assert.equal(due?.active, true);
    const answer = member.call('POST', `/export-tasks/${going.id}/cancel`);
    const holds = sql<{ pid: number }>`select pg_backend_pid() as pid`;
    const { rows } = await holds.execute(trx);
    await until(async () => {
      const blocked = sql`select from pg_stat_activity where ${rows[0]!.pid} = any (pg_blocking_pids(pid))`;
      return (await blocked.execute(app.db.database.platform)).rows.length > 0;
    });
    const nextAt = new Date(Date.now() + 3_600_000);
    await moveDue(trx, [{ id, nextAt, missed: false, remembered: true }]);
    return { answer };
  });
  assert.equal((await cancelled.answer).status, 202);
  await lookOnce();
  assert.equal((await ours.tasks()).at(-1)?.schedule_id, id);
});

test('a time that nobody could keep is made up for once, or let go, as was chosen', async () => {
  const { member, configId } = await company();
  const ours = inCompany(member);
  const catches = await make(member, configId);
  const letsGo = await make(member, configId, { verify: true, catchUp: false });
  const started = async () => (await ours.tasks()).map(({ schedule_id }) => schedule_id);
  for (const { id } of [catches, letsGo]) await ours.due(id, 3600);
  await lookOnce();
  assert.deepEqual(await started(), [catches.id]);
  await ours.end();
  await ours.due(letsGo.id, 60);
  await lookOnce();
  assert.deepEqual(await started(), [catches.id, letsGo.id], 'a minute late is in time');
  assert.ok(Date.parse((await ours.schedule(letsGo.id)).nextAt!) > Date.now());
});

test('so many failures in a row pause it, and its owners are told why; what ends well or is cancelled pauses nothing', async () => {
  const { member, configId } = await company();
  const ours = inCompany(member);
  const { id } = await make(member, configId, { pauseAfter: 3 });
  const { database, emit } = app.application;
  const ended = (status: 'done' | 'failed' | 'cancelled', scheduleId: string | null = id) =>
    database.forCompany(member.companyId, (trx) =>
      emit(trx, {
        ...{ kind: 'task.ended', companyId: member.companyId, requestId: 'r', taskId: randomUUID() },
        ...{ configId, scheduleId, status },
      }),
    );
  for (const status of ['failed', 'failed', 'done', 'failed', 'cancelled', 'failed'] as const)
    await ended(status);
  await ended('failed', null);
  const before = await ours.schedule(id);
  assert.deepEqual([before.failures, before.paused], [2, false]);
  await ended('failed');
  const paused = await ours.schedule(id);
  assert.deepEqual(
    [paused.paused, paused.pausedByFailures, paused.failures, paused.nextAt],
    [true, true, 3, null],
  );
  await ended('failed');
  const causes = await database.forCompany(member.companyId, (trx) =>
    trx.selectFrom('notification_causes').select(['kind', 'params']).execute(),
  );
  const what = { ru: 'Выгрузка «Заказы»', en: 'The export “Заказы”' };
  assert.deepEqual(causes, [
    { kind: 'schedule-paused', params: { name: 'Заказы', configId, failures: '3', what } },
  ]);
  const log = (await member.call('GET', '/audit-log')).body.items as {
    event: string;
    actor: { kind: string };
  }[];
  assert.deepEqual([log[0]?.event, log[0]?.actor.kind], ['schedule.paused', 'system']);

  // What was written before it was paused is not saved over it.
  const path = `/schedules/${id}`;
  const stale = await member.call('PATCH', path, { paused: false, updatedAt: before.updatedAt });
  assert.deepEqual([stale.status, stale.body.code], [409, 'schedule-changed']);
  const going = await member.call('PATCH', path, { paused: false, updatedAt: paused.updatedAt });
  assert.deepEqual([going.body.failures, going.body.paused, going.body.pausedByFailures], [0, false, false]);
});

test('how times are kept is settled, changed and told; a version that is not the newest changes nothing', async () => {
  const { member, configId } = await company();
  const made = await make(member, configId);
  const manners = ({ overlap, catchUp, spread, pauseAfter }: ScheduleView) => ({
    overlap,
    catchUp,
    spread,
    pauseAfter,
  });
  assert.deepEqual(manners(made), { overlap: 'remember', catchUp: true, spread: true, pauseAfter: 10 });
  const path = `/schedules/${made.id}`;
  const other = { overlap: 'skip', catchUp: false, spread: false, pauseAfter: null };
  const changed = (await member.call('PATCH', path, { ...other, updatedAt: made.updatedAt }))
    .body as unknown as ScheduleView;
  assert.deepEqual(manners(changed), other);
  assert.match(changed.nextAt!, /-02-28T21:00:00.000Z$/, 'sharp');
  assert.ok(Date.parse(changed.updatedAt) > Date.parse(made.updatedAt));
  const stale = await member.call('PATCH', path, { cron: '0 10 * * *', updatedAt: made.updatedAt });
  assert.equal(stale.status, 409);
  for (const wrong of [{ overlap: 'both' }, { pauseAfter: 0 }, { spread: 'yes' }])
    assert.equal((await member.call('PATCH', path, wrong)).status, 400, JSON.stringify(wrong));
  const often = await member.call('PATCH', path, { cron: '0 9 * * 1-5; 30 13 L * *' });
  assert.equal(often.status, 200);
});
