import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openLog } from '../../src/platform/telemetry/log.ts';
import { dueSchedules } from '../../src/triggers/schedules/due.ts';
import { takeDue } from '../../src/triggers/schedules/due-store.ts';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { atMost, figure, type Measurement, type Task } from '../measurement.ts';

const FEW = 10_000;
const MANY = 100_000;
/** As the workers take them. */
const BATCH = 250;
const LOOKS = 41;
const WORKERS = 2;

/** What it costs to find schedules whose time has come, and to start them, however many there are. */
export async function measureSchedules({ say }: Task): Promise<Measurement> {
  say(`Schedules, ${FEW} and ${MANY}`);
  const app = await openTestApp({ accounts: [] });
  const owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  await owner.query(`set app.platform = 'on'`);
  try {
    await fill(owner, FEW);
    const few = await findingMs(app, owner);
    await fill(owner, MANY - FEW);
    const many = await findingMs(app, owner);

    say(`${MANY} due at once`);
    await owner.query('update schedules set next_at = now()');
    const { database, queue, emitEach } = app.application;
    const started = performance.now();
    await dueSchedules({ database, queue, emitEach, log: openLog('silent') }).run(
      new AbortController().signal,
    );
    const allSeconds = (performance.now() - started) / 1000;
    const all = await tasksOf(owner);

    say(`${FEW} due in one minute, ${WORKERS} workers`);
    await owner.query('truncate export_tasks, pgboss.job');
    for (let worker = 0; worker < WORKERS; worker++) await app.startWorker();
    await owner.query(
      `update schedules set next_at = now() where id in (select id from schedules order by id limit ${FEW})`,
    );
    const began = performance.now();
    let minute = await tasksOf(owner);
    while (minute.tasks < FEW && performance.now() - began < 300_000) {
      await sleep(100);
      minute = await tasksOf(owner);
    }
    const minuteSeconds = (performance.now() - began) / 1000;
    return {
      title: `${figure(MANY)} schedules`,
      about: `Each of a company of its own, on the embedded PostgreSQL of the tests (fsync off). Finding: a worker takes the ${BATCH} longest overdue, all others being due, too; the median of ${LOOKS}. Enqueued: until the task of the last one stands there; the workers run what they started meanwhile.`,
      table: [
        ['', 'measured'],
        [`finding ${BATCH} among ${figure(FEW)}, ms`, figure(few)],
        [`finding ${BATCH} among ${figure(MANY)}, ms`, figure(many)],
        [`${figure(FEW)} due in one minute enqueued by ${WORKERS} workers, s`, figure(minuteSeconds)],
        [`${figure(MANY)} due at once enqueued by one look, s`, figure(allSeconds)],
        ['transactions of that look', figure(all.transactions)],
      ],
      bounds: [
        atMost('Finding due schedules, ms', Math.max(few, many), 50),
        atMost('… among ten times as many, times as long', many / few, 1.2),
        atMost(`Seconds until ${figure(FEW)} due in one minute are enqueued`, minuteSeconds, 60),
        atMost(
          'Due times with no task, or two',
          FEW - minute.tasks + (MANY - all.tasks) + minute.doubled + all.doubled,
          0,
        ),
        atMost('Schedules in a transaction', MANY / all.transactions, BATCH),
      ],
      facts: { few, many, minuteSeconds, allSeconds, all, minute },
    };
  } finally {
    await owner.end();
    await app.close();
  }
}

/** So many more companies, each with two accounts, an export and a schedule. */
async function fill(owner: pg.Client, count: number): Promise<void> {
  await owner.query(`
    with made as (insert into companies (name) select 'Компания' from generate_series(1, ${count}) returning id),
    sources as (insert into integrations (company_id, provider, kind, account, title, details, secret, status)
      select id, 'moysklad', 'token', id::text, 'МойСклад', '{}', null, 'ok' from made returning id, company_id),
    targets as (insert into integrations (company_id, provider, kind, account, title, details, secret, status)
      select id, 'google', 'service-account', id::text, 'Google', '{}', null, 'ok' from made returning id, company_id),
    configs as (insert into export_configs (company_id, name, exporter, spreadsheet_id, spreadsheet_title, spreadsheet_url,
        sheet_title, mode, moysklad_integration_id, google_integration_id)
      select company_id, 'Заказы', 'customerorder', company_id::text, 'Таблица', 'https://docs.google.com/spreadsheets', 'Заказы',
        'upsert', sources.id, targets.id from sources join targets using (company_id) returning id, company_id)
    insert into schedules (company_id, config_id, verify, cron, time_zone, next_at)
    select company_id, id, false, '0 9 * * *', 'Europe/Moscow', now() + interval '1 day' from configs`);
  await owner.query('vacuum analyze companies, integrations, export_configs, schedules');
}

/** How long it takes to take the due ones, ms: all of them are. */
async function findingMs(app: TestApp, owner: pg.Client): Promise<number> {
  await owner.query(`update schedules set next_at = now() - random() * interval '1 hour'`);
  await owner.query('vacuum analyze schedules');
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    const trx = await app.application.database.platform.startTransaction().execute();
    const started = performance.now();
    const found = await takeDue(trx, { most: BATCH });
    times.push(performance.now() - started);
    if (found.length !== BATCH) throw new Error(`found ${found.length} due schedules`);
    await trx.rollback().execute();
  }
  return times.sort((one, other) => one - other)[Math.floor(LOOKS / 2)]!;
}

/** Tasks of schedules, those that share their due time, and how many transactions made them. */
async function tasksOf(owner: pg.Client): Promise<{ tasks: number; doubled: number; transactions: number }> {
  const { rows } = await owner.query<{ tasks: number; doubled: number; transactions: number }>(
    `select count(*)::int as tasks, (count(*) - count(distinct (schedule_id, due_at)))::int as doubled,
       count(distinct xmin::text)::int as transactions from export_tasks`,
  );
  return rows[0]!;
}
