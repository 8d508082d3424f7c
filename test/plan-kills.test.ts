import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { seededRandom } from '../sandbox/faults.ts';
import type { Usage } from '../src/billing/usage.ts';
import type { TaskView } from '../src/exports/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { type CuttingGate, type Fate, openCuttingGate, type Statement } from './support/cutting-gate.ts';
import { liftQuotas } from './support/quotas.ts';
import { cellsUnder } from './support/sheet.ts';
import { until } from './support/until.ts';

/**
 * Workers lose connections and are killed at drawn statements between the reserve of a run's rows and its settling. Each run has just as
 * much room as it needs: a reserve that leaks, or a row that counts twice, would have it wait. `CASES=1000` cuts as many
 * connections, `ROUNDS=30` kills as many workers, `SEED=…` draws others.
 */
const CUTS = Number(process.env.CASES ?? 12);
const KILLS = Number(process.env.ROUNDS ?? 2);
const SEED = Number(process.env.SEED ?? 1);
/** A cut or a kill comes after so many statements at most. */
const FARTHEST = 14;
const ORDERS = 20;

/** A company with a plan of its own, whose numbers are moved, and one export. */
interface Shop {
  plan: 'free' | 'start' | 'business';
  member: Member;
  configId: string;
  spreadsheetId: string;
  /** Rows that each of its runs was to write. */
  runs: Map<string, number>;
  /** What it may use, rows. */
  hard: number;
}

const random = seededRandom(SEED);
const below = (most: number) => Math.floor(random() * most);
/** Whose statements each connection sends now. */
const companies = new Map<number, string>();
/** The companies that have reserved rows and not settled them. */
const reserved = new Set<string>();
const settling = new Set<number>();
let strike: ((statement: Statement) => Fate) | undefined;

let app: TestApp;
let gate: CuttingGate;
let owner: pg.Pool;
let shops: Shop[];
let worker: ChildProcess;

before(
  async () => {
    const plans = ['free', 'start', 'business'] as const;
    app = await openTestApp({
      limits: false,
      accounts: plans.map((token) => ({
        ...{ name: token, token, kind: 'app' as const },
        ...{ orders: ORDERS, products: 3, counterparties: 3 },
      })),
    });
    owner = new pg.Pool({ connectionString: app.db.ownerUrl, options: '-c app.platform=on' });
    await liftQuotas(owner);
    gate = await openCuttingGate(app.db.ownerUrl, decide);
    shops = [];
    for (const plan of plans) shops.push(await openShop(plan));
    worker = await startWorker();
  },
  { timeout: 180_000 },
);
after(async () => {
  strike = undefined;
  await owner?.end();
  await app?.close();
  await gate?.close();
});

async function openShop(plan: Shop['plan']): Promise<Shop> {
  const member = await app.company(plan);
  await owner.query(
    "update company_plans set plan = $2, override = $2, override_reason = 'проба', why = 'override' where company_id = $1",
    [member.companyId, plan],
  );
  const spreadsheetId = member.spreadsheet();
  const { id: configId } = await member.config({ spreadsheetId });
  return { plan, member, configId, spreadsheetId, runs: new Map(), hard: 0 };
}

/** It gives the database the plans' own numbers when it starts; ours come after it. */
async function startWorker(): Promise<ChildProcess> {
  const started = await app.startWorker({ DATABASE_URL: gate.url });
  await setLimits();
  return started;
}

async function setLimits(): Promise<void> {
  await owner.query("update plan_limits set soft = null, hard = null where metric = 'runsADay'");
  for (const { plan, hard } of shops)
    await owner.query(
      "update plan_limits set soft = $2, hard = $2 where plan = $1 and metric = 'rowsAMonth'",
      [plan, hard],
    );
}

function decide(statement: Statement): Fate {
  const { connection, application, sql, values } = statement;
  if (application !== 'skladno') return 'passes';
  if (values[0] === 'app.company_id') companies.set(connection, values[1]!);
  const company = companies.get(connection);
  if (company === undefined) return 'passes';
  if (sql.includes('take_allowance(') && values[2]) reserved.add(company);
  const fate = reserved.has(company) ? (strike?.(statement) ?? 'passes') : 'passes';
  if (sql.includes('settle_allowance(')) settling.add(connection);
  const isOver = sql === 'commit' || sql === 'rollback';
  if (sql === 'commit' && settling.has(connection) && fate !== 'cut before') reserved.delete(company);
  // Whoever goes on reserves anew what is still to be written.
  if (fate !== 'passes') reserved.delete(company);
  if (isOver || fate !== 'passes') {
    companies.delete(connection);
    settling.delete(connection);
  }
  return fate;
}

/** Strikes at a drawn statement, and then at another one. */
function nowAndThen(act: (statement: Statement) => Fate): (statement: Statement) => Fate {
  let left = 1 + below(FARTHEST);
  return (statement) => {
    left -= 1;
    if (left > 0) return 'passes';
    left = 1 + below(FARTHEST);
    return act(statement);
  };
}

const usedBy = async ({ member }: Shop) => {
  const { body } = await member.call('GET', '/usage');
  return (body as unknown as Usage).metrics.find(({ metric }) => metric === 'rowsAMonth')!.used;
};

/** Some orders of the company change, and a run is started that has room for just these. Answers its id. */
async function startRun(shop: Shop): Promise<string> {
  const world = app.sandbox.moysklad.account(shop.plan);
  const ids = world.ids('customerorder');
  const isFirst = shop.runs.size === 0;
  const rows = isFirst ? ORDERS : 1 + below(6);
  if (!isFirst)
    for (const id of ids.slice(0, rows)) world.update('customerorder', id, { description: `${random()}` });
  shop.hard = (await usedBy(shop)) + rows;
  await setLimits();
  const { id } = await shop.member.start(shop.configId);
  shop.runs.set(id, rows);
  return id;
}

async function taskOf({ member }: Shop, id: string): Promise<TaskView> {
  return (await member.call('GET', `/export-tasks/${id}`)).body as unknown as TaskView;
}

/** Waits until a run is done, which nothing but pauses keeps from going on: these are moved. */
async function doneOf(shop: Shop, id: string): Promise<TaskView> {
  let task = await taskOf(shop, id);
  await until(async () => {
    await owner.query(
      "update pgboss.job set start_after = now() where name = 'export-task' and state < 'active' and start_after > now()",
    );
    task = await taskOf(shop, id);
    assert.equal(task.error, null, JSON.stringify(task.error));
    return task.status === 'done';
  });
  return task;
}

/** The rows of a run count all, or none where their write was done and its checkpoint was not; what it says itself counts. */
async function checkRun(shop: Shop, id: string, isDisturbed: boolean): Promise<void> {
  const { result } = await doneOf(shop, id);
  const { rows } = await owner.query('select rows_counted::int as counted from export_tasks where id = $1', [
    id,
  ]);
  const [{ counted }] = rows;
  const wanted = shop.runs.get(id)!;
  const said = result!.rowsAppended + result!.rowsUpdated;
  assert.ok(
    isDisturbed ? counted === 0 || counted === wanted : counted === wanted,
    `${counted} of ${wanted}`,
  );
  assert.ok(
    said === 0 || (said === wanted && counted === wanted),
    `${said} said, ${counted} counted of ${wanted}`,
  );
}

async function checkShop(shop: Shop): Promise<void> {
  const { companyId } = shop.member;
  const { rows } = await owner.query(
    `select (select sum(rows_counted) from export_tasks where company_id = $1)::int as runs,
      (select sum(used) from usage_counts where company_id = $1 and metric = 'rowsAMonth')::int as counter,
      (select count(*) from usage_reserves where company_id = $1)::int as reserves`,
    [companyId],
  );
  assert.deepEqual(rows[0], { runs: rows[0].counter, counter: rows[0].counter, reserves: 0 });
  assert.equal(await usedBy(shop), rows[0].counter);
  const world = app.sandbox.moysklad.account(shop.plan);
  const sheet = app.sandbox.google.spreadsheet(shop.spreadsheetId);
  const there = cellsUnder(sheet, 'Заказы', 'ID').map((id, at) => [
    id,
    cellsUnder(sheet, 'Заказы', 'Комментарий')[at] ?? '',
  ]);
  const wanted = world
    .ids('customerorder')
    .map((id) => [id, world.get('customerorder', id)?.description ?? '']);
  assert.deepEqual(there.sort(), wanted.sort());
}

test(`${CUTS} connections cut between reserve and settle: the month counts what the runs say, and nothing is kept from the next run`, {
  timeout: 120_000 + CUTS * 5000,
}, async (t) => {
  const cuts = new Map<string, number>();
  let done = 0;
  let strikes = 0;
  strike = nowAndThen(({ sql }) => {
    const what = wordsOf(sql);
    cuts.set(what, (cuts.get(what) ?? 0) + 1);
    strikes += 1;
    return random() < 0.5 ? 'cut before' : 'cut after';
  });
  await Promise.all(
    shops.map(async (shop) => {
      while (strikes < CUTS) {
        const before = strikes;
        const id = await startRun(shop);
        await doneOf(shop, id);
        await checkRun(shop, id, strikes > before);
        done += 1;
      }
    }),
  );
  strike = undefined;
  for (const shop of shops) await checkShop(shop);
  t.diagnostic(
    `${strikes} cuts, ${done} runs: ${[...cuts].map(([what, times]) => `${times} × ${what}`).join(', ')}`,
  );
});

test(`${KILLS} workers killed between reserve and settle: their reserve is taken over or ends, and every row counts once`, {
  timeout: 240_000 + KILLS * 60_000,
}, async (t) => {
  const killed: string[] = [];
  for (let at = 0; killed.length < KILLS; at += 1) {
    const shop = shops[at % shops.length]!;
    const before = killed.length;
    strike = nowAndThen(({ sql }) => {
      if (killed.length > before) return 'passes';
      killed.push(wordsOf(sql));
      worker.kill('SIGKILL');
      return random() < 0.5 ? 'cut before' : 'passes';
    });
    const id = await startRun(shop);
    await until(async () => killed.length > before || (await taskOf(shop, id)).status === 'done');
    strike = undefined;
    const isKilled = killed.length > before;
    if (isKilled) await replaceWorker();
    await doneOf(shop, id);
    await checkRun(shop, id, isKilled);
  }
  for (const shop of shops) await checkShop(shop);
  t.diagnostic(killed.join(', '));
});

test('rows that a killed worker reserved count as used until their time is over, and no longer', async () => {
  const [shop] = shops as [Shop];
  const before = await usedBy(shop);
  const struck = new Promise<void>((resolve) => {
    strike = ({ sql }) => {
      if (!sql.includes('settle_allowance(')) return 'passes';
      worker.kill('SIGKILL');
      resolve();
      return 'cut before';
    };
  });
  const id = await startRun(shop);
  const rows = shop.runs.get(id)!;
  await struck;
  if (worker.signalCode === null) await once(worker, 'exit');
  strike = undefined;
  assert.equal(await usedBy(shop), before + rows);
  await owner.query("update usage_reserves set expires_at = now() - interval '1 second'");
  assert.equal(await usedBy(shop), before);
  await replaceWorker();
  await doneOf(shop, id);
  await checkRun(shop, id, true);
  await checkShop(shop);
});

/** Another worker takes the place of the killed one, whose missed heartbeat is not waited for. */
async function replaceWorker(): Promise<void> {
  if (worker.signalCode === null) await once(worker, 'exit');
  companies.clear();
  reserved.clear();
  settling.clear();
  await owner.query(
    "update pgboss.job set heartbeat_on = now() - interval '1 minute' where state = 'active'",
  );
  worker = await startWorker();
}

/** What kind of statement it is. */
const wordsOf = (sql: string) =>
  /(take|settle)_allowance/.exec(sql)?.[0] ?? sql.split(' ').slice(0, 2).join(' ');
