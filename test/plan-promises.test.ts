import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { z } from 'zod';
import { setOverride } from '../src/billing/change-plan.ts';
import type { PlanKey } from '../src/billing/plans.ts';
import type { usageSchema } from '../src/billing/schema.ts';
import { printDay } from '../src/notifications/words.ts';
import { dayOf } from '../src/platform/moments.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { dueChanges } from '../src/triggers/changes/due.ts';
import type { ChangeTriggerView } from '../src/triggers/changes/schema.ts';
import { dueSchedules } from '../src/triggers/schedules/due.ts';
import type { ScheduleView } from '../src/triggers/schedules/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/** What a plan promises beside its numbers: how often schedules run, and whether changes start exports. No worker takes the jobs. */

let app: TestApp;
before(async () => {
  const account = { name: 'ours', token: 'ours', kind: 'app' as const };
  app = await openTestApp({ accounts: [{ ...account, orders: 2, products: 2, counterparties: 2 }] });
});
after(() => app?.close());

const log = openLog('silent');
type Usage = z.infer<typeof usageSchema>;

/** A company on this plan by hand, with an export. */
async function companyOn(plan: PlanKey) {
  const member = await app.company('ours');
  await give(member, plan);
  const { id: configId, moyskladIntegrationId } = await member.config({
    spreadsheetId: member.spreadsheet(),
  });
  return { member, configId, integrationId: moyskladIntegrationId };
}

const give = ({ companyId }: Member, plan: PlanKey) =>
  app.db.database.forCompany(companyId, (trx) =>
    setOverride(
      trx,
      { emit: app.application.emit, log },
      { companyId, requestId: randomUUID() },
      { plan, reason: 'проба', until: null },
    ),
  );

const query = <Row>({ companyId }: Member, words: ReturnType<typeof sql>) =>
  app.db.database.forCompany(companyId, async (trx) => (await words.execute(trx)).rows as Row[]);

/** Every run of the company that is not over ends. */
const endRuns = (member: Member) =>
  query(member, sql`update export_tasks set status = 'done', finished_at = now() where status = 'queued'`);

const atOnce = { quietSeconds: 0, longestSeconds: 0 };
const rhythm = (cron: string) => ({ cron, timeZone: 'Europe/Moscow', spread: false });

test('a schedule that comes closer than the plan has it is refused, with its number; as close as that is saved', async () => {
  const { member, configId } = await companyOn('start');
  const save = (cron: string) => member.call('POST', '/schedules', { configId, ...rhythm(cron) });
  const refused = await save('*/10 * * * *');
  assert.equal(refused.status, 409);
  assert.match(JSON.stringify(refused.body), /limit-schedule-interval.*15/);
  const made = await save('*/15 * * * *');
  assert.equal(made.status, 201);
  const { id } = made.body as { id: string };
  const closer = await member.call('PATCH', `/schedules/${id}`, { cron: '0,14 9 * * *' });
  assert.equal(closer.status, 409);
  assert.equal((await member.call('PATCH', `/schedules/${id}`, { cron: '0 9 * * *' })).status, 200);
});

test('on a smaller plan a schedule goes on as often as is allowed; its own setting stays, and returns with the plan', async () => {
  const { member, configId } = await companyOn('business');
  const { body } = await member.call('POST', '/schedules', { configId, ...rhythm('*/5 * * * *') });
  const { id } = body as unknown as ScheduleView;
  const schedule = async () => {
    const { items } = (await member.call('GET', '/schedules')).body as unknown as { items: ScheduleView[] };
    return items[0]!;
  };
  const run = async () => {
    await query(member, sql`update schedules set next_at = now() - interval '1 second'`);
    const { database, queue, emitEach } = app.application;
    await dueSchedules({ database, queue, emitEach, log }).run(new AbortController().signal);
    await endRuns(member);
  };
  const inMinutes = async () => (Date.parse((await schedule()).nextAt!) - Date.now()) / 60_000;
  assert.equal((await schedule()).apartMinutes, null);
  await run();
  assert.ok((await inMinutes()) <= 5);

  await give(member, 'free');
  assert.deepEqual([(await schedule()).cron, (await schedule()).apartMinutes], ['*/5 * * * *', 60]);
  await run();
  const next = await inMinutes();
  assert.ok(next > 58 && next <= 66, `in ${next} minutes`);
  // Its own times return with a pause, and the plan's distance from the last run holds all the same.
  const runs = async () =>
    (await query<{ count: number }>(member, sql`select count(*)::int as count from export_tasks`))[0]?.count;
  const before = await runs();
  for (const paused of [true, false])
    assert.equal((await member.call('PATCH', `/schedules/${id}`, { paused })).status, 200);
  await run();
  assert.deepEqual([await runs(), (await inMinutes()) > 50], [before, true]);
  // What is no other rhythm may be saved: it was allowed once.
  const spread = await member.call('PATCH', `/schedules/${id}`, { spread: true, pauseAfter: 3 });
  assert.equal(spread.status, 200);
  assert.equal((await member.call('PATCH', `/schedules/${id}`, { cron: '*/6 * * * *' })).status, 409);

  await give(member, 'business');
  assert.equal((await schedule()).apartMinutes, null);
  assert.ok((await inMinutes()) <= 10, 'at once, with up to five minutes of spreading');
});

test('the owners are told of a smaller plan: what rests, what runs less often, what changes start no more, and from when runs are deleted', async () => {
  const { member, configId } = await companyOn('business');
  const spreadsheetId = member.spreadsheet();
  const others: string[] = [];
  for (let i = 1; i <= 5; i++)
    others.push((await member.config({ name: `Отчёт ${i}`, spreadsheetId, sheetTitle: `${i}` })).id);
  for (const [id, cron, verify] of [
    [configId, '*/5 * * * *', false],
    [others[0], '*/30 * * * *', true],
    [others[1], '0 9 * * *', false],
    [others[4], '*/5 * * * *', false],
  ] as const)
    assert.equal(
      (await member.call('POST', '/schedules', { configId: id, verify, ...rhythm(cron) })).status,
      201,
    );
  for (const id of [others[2], others[4]])
    assert.equal((await member.call('PUT', `/export-configs/${id}/change-trigger`, atOnce)).status, 200);
  const told = async () =>
    (
      await query<{ said: { ru: string; en: string } }>(
        member,
        sql`select params -> 'consequence' as said from notification_causes where kind = 'plan-changed'
          order by happened_at desc limit 1`,
      )
    )[0]!.said;
  await give(member, 'free');
  const { name } = (await member.call('GET', `/export-configs/${configId}`)).body;
  const day = printDay(dayOf(Date.now() + 30 * 86_400_000, 'Europe/Moscow'));
  assert.equal(
    (await told()).ru,
    `Раньше был «Бизнес». Приостановлено: «Отчёт 5». По расписанию запускается не чаще раза в 60 минут: «${name}», сверка «Отчёт 1». ` +
      `При изменениях в МоёмСкладе больше не запускается, изменения попадут в таблицу ночью: «Отчёт 3». Запуски старше 30 дней начнут удаляться ${day}. ` +
      'Ваши настройки сохранены: на тарифе побольше всё снова будет как раньше.',
  );
  await give(member, 'start');
  assert.equal((await told()).en, 'Before it was “Free”. Works again: “Отчёт 5”.');
});

test('a plan without starts on changes refuses to switch them on', async () => {
  const { member, configId } = await companyOn('free');
  const path = `/export-configs/${configId}/change-trigger`;
  const refused = await member.call('PUT', path, {});
  assert.equal(refused.status, 409);
  assert.match(JSON.stringify(refused.body), /limit-starts-on-changes/);
  assert.equal((await member.call('PUT', path, { paused: true })).status, 409, 'nor a paused one');
  await give(member, 'start');
  assert.equal((await member.call('PUT', path, {})).status, 200);
});

test('on a smaller plan changes start nothing; the nightly look brings them, and a larger plan what was missed', async () => {
  const { member, configId, integrationId } = await companyOn('start');
  const { companyId } = member;
  const path = `/export-configs/${configId}/change-trigger`;
  assert.equal((await member.call('PUT', path, atOnce)).status, 200);
  await query(member, sql`update change_triggers set look = 'night', look_at = now() + interval '1 day'`);
  const look = async () => {
    const { database, queue, emit } = app.application;
    await dueChanges({ database, queue, emit, log }).run(new AbortController().signal);
    const rows = await query<{ trigger: string }>(
      member,
      sql`select trigger from export_tasks where config_id = ${configId} order by created_at`,
    );
    await endRuns(member);
    return rows.map(({ trigger }) => trigger);
  };
  const change = () =>
    app.db.database.forCompany(companyId, (trx) =>
      app.application.emit(trx, {
        ...{ kind: 'source.changed', companyId, requestId: 'r', integrationId },
        changes: [{ entity: 'customerorder', action: 'UPDATE', id: randomUUID(), fields: null }],
      }),
    );
  await give(member, 'free');
  await change();
  assert.deepEqual(await look(), [], 'it rests');
  const view = (await member.call('GET', path)).body as unknown as ChangeTriggerView;
  assert.equal(view.restsByPlan, true);
  assert.ok(view.changedAt, 'the change is not forgotten');
  // A look by itself that was due before the plan became smaller waits for the night.
  await query(member, sql`update change_triggers set look = 'poll', look_at = now()`);
  assert.deepEqual(await look(), []);
  const [waits] = await query<{ look: string; later: boolean }>(
    member,
    sql`select look, look_at > now() as later from change_triggers`,
  );
  assert.deepEqual(waits, { look: 'night', later: true });
  await query(member, sql`update change_triggers set look_at = now()`);
  assert.deepEqual(await look(), ['sweep'], 'the night brings it');
  assert.equal((await member.call('PUT', path, { ...atOnce, paused: true })).status, 200, 'it may be paused');
  assert.equal((await member.call('PUT', path, {})).status, 409, 'and not go on');

  await query(member, sql`update change_triggers set paused = false`);
  await change();
  assert.deepEqual(await look(), ['sweep']);
  await give(member, 'start');
  assert.equal((await look()).length, 2, 'what changed meanwhile is looked for at once');
  await change();
  assert.deepEqual((await look()).at(-1), 'webhook');
});

test('runs are forgotten after the days of the plan, and none for thirty days after it became smaller', async () => {
  const { member, configId } = await companyOn('business');
  const { companyId } = member;
  const made = async (days: number, status: string, dry = false) => {
    const id = randomUUID();
    await query(
      member,
      sql`insert into export_tasks (id, company_id, config_id, request_id, status, dry_run, created_at)
        values (${id}, ${companyId}, ${configId}, 'r', ${status}, ${dry}, now() - make_interval(days => ${days}))`,
    );
    return id;
  };
  const forget = async () => {
    await sql`select forget_history(1000)`.execute(app.db.database.platform);
    return (await query<{ id: string }>(member, sql`select id from export_tasks`)).map(({ id }) => id).sort();
  };
  const ancient = await made(400, 'done');
  const old = [await made(60, 'failed'), await made(59, 'done', true)];
  const brought = await made(50, 'done');
  const last = await made(40, 'failed');
  const kept = [...old, brought, last].sort();
  assert.deepEqual(await forget(), kept, `after 365 days ${ancient} is gone`);

  // Somebody repeats one in this moment.
  const repeated = await made(399, 'failed');
  await app.db.database
    .forCompany(companyId, async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await sql`update export_tasks set status = 'queued' where id = ${repeated}`.execute(trx);
      let over = false;
      const forgetting = forget().finally(() => {
        over = true;
      });
      await until(async () => {
        const waits = sql`select from pg_stat_activity where ${rows[0]!.pid} = any (pg_blocking_pids(pid))`;
        return over || (await waits.execute(app.db.database.platform)).rows.length > 0;
      });
      return { forgetting };
    })
    .then(({ forgetting }) => forgetting);
  assert.deepEqual(await forget(), [...kept, repeated].sort());
  await query(member, sql`delete from export_tasks where id = ${repeated}`);

  await give(member, 'free');
  const usage = async () => (await member.call('GET', '/usage')).body as unknown as Usage;
  const { historyDays, historyGraceUntil } = await usage();
  assert.equal(historyDays, 30);
  const days = (Date.parse(historyGraceUntil!) - Date.now()) / 86_400_000;
  assert.ok(days > 29.9 && days <= 30, `${days} days`);
  assert.deepEqual(await forget(), kept, 'not in these days');
  await query(member, sql`update company_plans set history_grace_until = now()`);
  assert.equal((await usage()).historyGraceUntil, null);
  assert.deepEqual(
    await forget(),
    [brought, last].sort(),
    'the last run stays, and the last that brought rows',
  );
  const [since] = await query<{ days: number }>(
    member,
    sql`select round(extract(epoch from now() - history_from) / 86400)::int as days from company_plans`,
  );
  assert.equal(since?.days, 30);

  // Up and down again: what is there by then has its thirty days.
  await give(member, 'start');
  assert.equal((await usage()).historyGraceUntil, null);
  await give(member, 'free');
  assert.ok((await usage()).historyGraceUntil);
});

test('the owner exchanges what rests for what works, never more than the plan has; nobody else does', async () => {
  const { member } = await companyOn('business');
  for (let i = 0; i < 5; i++) await member.config({ spreadsheetId: member.spreadsheet() });
  await give(member, 'free');
  const usage = async () => (await member.call('GET', '/usage')).body as unknown as Usage;
  const { paused, working } = await usage();
  assert.deepEqual([paused.length, working.length], [1, 5]);
  const change = { kind: 'exports', wake: paused[0]!.id, rest: working[0]!.id };
  const all = await Promise.all(
    Array.from({ length: 5 }, () => member.call('POST', '/usage/exchange', change)),
  );
  assert.deepEqual(all.map(({ status }) => status).sort(), [204, 409, 409, 409, 409]);
  const after = await usage();
  assert.deepEqual(
    after.paused.map(({ id }) => id),
    [working[0]!.id],
  );
  assert.ok(after.working.some(({ id }) => id === paused[0]!.id));
  const admin = await member.colleague('admin');
  assert.equal((await admin.call('POST', '/usage/exchange', change)).status, 403);
  assert.equal((await admin.call('PUT', '/usage/time-zone', { timeZone: 'Asia/Omsk' })).status, 403);

  assert.equal((await member.call('PUT', '/usage/time-zone', { timeZone: 'Nowhere' })).status, 400);
  assert.equal((await member.call('PUT', '/usage/time-zone', { timeZone: 'Asia/Omsk' })).status, 204);
  assert.equal((await usage()).timeZone, 'Asia/Omsk');
});
