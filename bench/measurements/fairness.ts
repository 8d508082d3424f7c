import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startTask } from '../../src/exports/index.ts';
import { beginStop, endStop } from '../../src/platform/queue/stops.ts';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { until } from '../../test/support/until.ts';
import { accountsOf, type FairCompany, openCompanies } from '../fair-companies.ts';
import { atLeast, atMost, figure, type Measurement, percent, type Task } from '../measurement.ts';

const ALONE = 200;
const COMPANIES = 400;
const WORKERS = [1, 2, 4];
const SMALL = 20;
const EACH = 5;
const MANY = 10_000;
/** Runs of one account one at a time: the great company has as many as it may have turns. */
const ITS_ACCOUNTS = 4;
/** Of each call to a provider: what a run waits for. */
const LATENCY_MS = 1000;
const PATIENCE_MS = 1_800_000;

/** How soon work begins, what more workers bring, and whether one company's thousands slow the others. */
export async function measureFairness({ say }: Task): Promise<Measurement> {
  const app = await openTestApp({ limits: false, accounts: accountsOf(COMPANIES) });
  const owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  try {
    say(`Fairness: ${COMPANIES} companies are made`);
    const { make } = await openCompanies(app, owner);
    const companies: FairCompany[] = [];
    for (let place = 0; place < COMPANIES; place++) companies.push(await make([`fair-${place}`], 1));
    say(`${ALONE} runs, each on an idle system`);
    const latency = await startsOf(app, owner, companies.slice(0, ALONE));

    for (const { faults } of [app.sandbox.moysklad, app.sandbox.google])
      faults.add({ fault: { kind: 'delay', ms: LATENCY_MS } });
    const passes: Pass[] = [];
    for (const count of WORKERS) {
      say(`${COMPANIES} runs, ${count} workers`);
      passes.push(await passOf(app, owner, companies, count));
    }
    for (const { faults } of [app.sandbox.moysklad, app.sandbox.google]) faults.clear();

    const small: FairCompany[] = [];
    for (let place = 0; place < SMALL; place++) small.push(await make([`fair-${place}`], EACH));
    const great = await make(
      Array.from({ length: ITS_ACCOUNTS }, (_, place) => `fair-${SMALL + place}`),
      1,
    );
    for (const { faults } of [app.sandbox.moysklad, app.sandbox.google])
      faults.add({ fault: { kind: 'delay', ms: LATENCY_MS } });
    say(`${SMALL} companies alone, then after ${MANY} runs of another`);
    const beside = await besideOf(app, owner, small, great);
    return summary(latency, passes, beside);
  } finally {
    await owner.end();
    await app.close();
  }
}

/** Starts a look at what a run would change, which is the same each time. */
const start = ({ application }: TestApp, companyId: string, configId: string) =>
  application.database.forCompany(companyId, (trx) =>
    startTask(
      trx,
      application,
      {
        ...{ companyId, configId, requestId: 'bench', trigger: 'poll' },
        ...{ dryRun: true, full: false, verify: false },
      },
      'ru',
    ),
  );

const over = (owner: pg.Client, companies: FairCompany[]) =>
  until(async () => {
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from export_tasks where status in ('queued', 'running', 'cancelling') and company_id = any ($1)`,
      [companies.map(({ companyId }) => companyId)],
    );
    return rows[0]?.n === 0;
  }, PATIENCE_MS);

interface Runs {
  /** From the first one's start, or its making, to the last one's end. */
  seconds: number;
  /** A run's own, on the average. */
  each: number;
  wrong: number;
  again: number;
}

/** Of the runs since a moment. @param from which moment of the first counts. */
async function runsSince(
  owner: pg.Client,
  since: Date,
  from: 'started_at' | 'created_at',
  companies: FairCompany[],
): Promise<Runs> {
  const { rows } = await owner.query<Runs>(
    `select extract(epoch from max(finished_at) - min(${from}))::float as seconds,
       avg(extract(epoch from finished_at - started_at))::float as each,
       count(*) filter (where status <> 'done')::int as wrong, count(*) filter (where attempt <> 1)::int as again
     from export_tasks where created_at >= $1 and company_id = any ($2)`,
    [since, companies.map(({ companyId }) => companyId)],
  );
  return rows[0]!;
}

const now = async (owner: pg.Client) => (await owner.query<{ at: Date }>('select now() as at')).rows[0]!.at;

async function leave(workers: Awaited<ReturnType<TestApp['startWorker']>>[]): Promise<void> {
  for (const worker of workers) {
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    worker.kill('SIGTERM');
    await gone;
  }
}

/** Milliseconds from a task being made to its worker having taken it, of runs one after another, sorted; and their own time, s. */
async function startsOf(app: TestApp, owner: pg.Client, companies: FairCompany[]) {
  const worker = await app.startWorker();
  const since = await now(owner);
  for (const company of companies) {
    await start(app, company.companyId, company.configIds[0]!);
    await over(owner, [company]);
  }
  await leave([worker]);
  const { rows } = await owner.query<{ ms: number }>(
    `select extract(epoch from started_at - created_at)::float * 1000 as ms from export_tasks where created_at >= $1 order by 1`,
    [since],
  );
  const { each } = await runsSince(owner, since, 'started_at', companies);
  return { ms: rows.map(({ ms }) => ms), each };
}

interface Pass extends Runs {
  workers: number;
}

/** All companies' runs wait, and go on in one moment before so many workers. */
async function passOf(
  app: TestApp,
  owner: pg.Client,
  companies: FairCompany[],
  count: number,
): Promise<Pass> {
  const { platform } = app.application.database;
  await beginStop(platform, { what: 'platform', reason: { ru: 'замер', en: 'a measurement' }, by: 'bench' });
  const since = await now(owner);
  for (const { companyId, configIds } of companies) await start(app, companyId, configIds[0]!);
  const workers = await Promise.all(Array.from({ length: count }, () => app.startWorker()));
  await endStop(platform, 'platform', 'bench');
  await over(owner, companies);
  await leave(workers);
  return { workers: count, ...(await runsSince(owner, since, 'started_at', companies)) };
}

/** How long the small companies take for all their runs: alone, and while a great one has thousands waiting that came first. */
async function besideOf(app: TestApp, owner: pg.Client, small: FairCompany[], great: FairCompany) {
  for (const table of ['export_tasks', 'export_configs', 'pgboss.job_common'])
    await owner.query(`alter table ${table} set (autovacuum_enabled = false)`);
  await owner.query('analyze');
  const workers = [await app.startWorker(), await app.startWorker()];
  async function smallOnes() {
    const since = await now(owner);
    for (let place = 0; place < EACH; place++)
      for (const { companyId, configIds } of small) await start(app, companyId, configIds[place]!);
    await over(owner, small);
    return runsSince(owner, since, 'created_at', small);
  }
  const alone = await smallOnes();
  await owner.query(
    `with copies as (insert into export_configs (company_id, name, exporter, spreadsheet_id, spreadsheet_title, spreadsheet_url,
        sheet_title, mode, conditions, options, moysklad_integration_id, google_integration_id)
      select company_id, name, exporter, spreadsheet_id, spreadsheet_title, spreadsheet_url, 'Лист ' || place, mode,
        conditions, options, moysklad_integration_id, google_integration_id
      from export_configs, generate_series(1, $2) place where company_id = $1 returning id, company_id)
    insert into export_tasks (company_id, config_id, dry_run, full_read, trigger, request_id, created_at)
    select company_id, id, true, false, 'poll', 'bench', now() - interval '1 hour' from copies`,
    [great.companyId, MANY / ITS_ACCOUNTS],
  );
  // The great company has all the turns it may have before the others come.
  const running = `select from export_tasks where company_id = $1 and status = 'running'`;
  await until(async () => (await owner.query(running, [great.companyId])).rows.length === ITS_ACCOUNTS);
  await sleep(LATENCY_MS);
  const beside = await smallOnes();
  await leave(workers);
  return { alone, beside };
}

function summary(
  latency: Awaited<ReturnType<typeof startsOf>>,
  passes: Pass[],
  { alone, beside }: Awaited<ReturnType<typeof besideOf>>,
): Measurement {
  const at = (share: number) =>
    latency.ms[Math.min(latency.ms.length - 1, Math.floor(latency.ms.length * share))]!;
  const [one, two, four] = passes as [Pass, Pass, Pass];
  const waiting = 1 - latency.each / one.each;
  const wrong = [...passes, alone, beside].reduce((sum, runs) => sum + runs.wrong + runs.again, 0);
  return {
    title: 'Fair shares',
    about: `\`skladno worker\` with three runs at once each, on the embedded PostgreSQL of the tests (fsync off). A run looks at what an export would change; ${LATENCY_MS} ms are added to each call to a provider but for the first line. Times are PostgreSQL's: from a task being made to a worker having taken it; from the first run's start to the last one's end; of the small companies from their first task being made.`,
    table: [
      ['', 'measured'],
      [`from enqueue to start, ${latency.ms.length} runs on an idle system: median, ms`, figure(at(0.5))],
      ['… p99, ms', figure(at(0.99))],
      ...passes.map((pass): [string, string] => [
        `${COMPANIES} runs of separate accounts, workers: ${pass.workers}, s`,
        figure(pass.seconds),
      ]),
      ['of a run waiting for providers', percent(waiting)],
      [`${SMALL} companies with ${EACH} runs each, alone, s`, figure(alone.seconds)],
      [`… after ${figure(MANY)} runs of one company, statistics stale, s`, figure(beside.seconds)],
    ],
    bounds: [
      atMost('From enqueue to start, p99, ms', at(0.99), 100),
      atLeast('Of a run waiting for providers', waiting, 0.9),
      atLeast('Two workers, times as fast as one', one.seconds / two.seconds, 1.8),
      atLeast('Four workers, times as fast as one', one.seconds / four.seconds, 3.4),
      atMost('Small companies beside a great one, times as long as alone', beside.seconds / alone.seconds, 2),
      atMost('Runs that did not end well, or were taken twice', wrong, 0),
    ],
    facts: { latency, passes, alone, beside },
  };
}
