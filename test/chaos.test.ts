import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import pg from 'pg';
import { seededRandom } from '../sandbox/faults.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { liftQuotas } from './support/quotas.ts';
import { openRestartingPostgres, type RestartingPostgres } from './support/restarting-postgres.ts';
import { cellsUnder } from './support/sheet.ts';
import { until } from './support/until.ts';

/**
 * Everything goes wrong at once, again and again: workers and web processes are killed, PostgreSQL is stopped and started, a provider is
 * away, clocks jump. When it is calm again every schedule's last due time has had its one run, which ended well, and the sheets
 * hold what the source holds. `ROUNDS=50` for as many rounds, `SEED=…` for others.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 2);
const SEED = Number(process.env.SEED ?? 1);
/** A provider is away for so long at most, ms: as long as its calls are repeated; by hand minutes, after which the run itself is tried again. */
const OUTAGE_MS = Number(process.env.OUTAGE_MS ?? 3500);
const ORDERS = 60;
/** What a killed worker had goes on after its heartbeat was missed; PostgreSQL may have been away meanwhile. */
const PATIENCE_MS = 180_000 + 4 * OUTAGE_MS;

/** An account with a company, its export and the schedule of that. */
interface Shop {
  token: string;
  member: Member;
  spreadsheetId: string;
  configId: string;
  scheduleId: string;
}

let postgres: RestartingPostgres;
let app: TestApp;
let shops: Shop[];
const workers: ChildProcess[] = [];
let web: { child: ChildProcess; url: string };
const random = seededRandom(SEED);
const below = (most: number) => Math.floor(random() * most);
const clock = fileURLToPath(new URL('support/stepped-clock.ts', import.meta.url));

before(
  async () => {
    postgres = await openRestartingPostgres();
    process.env.TEST_DATABASE_URL = postgres.url;
    const tokens = ['first', 'second', 'third'];
    app = await openTestApp({
      limits: false,
      accounts: tokens.map((token) => ({
        ...{ name: token, token, kind: 'app' as const },
        ...{ orders: ORDERS, products: 4, counterparties: 4 },
      })),
    });
    const owner = new pg.Client(app.db.ownerUrl);
    await owner.connect();
    await liftQuotas(owner);
    await owner.end();
    shops = [];
    for (const token of tokens) shops.push(await openShop(token));
    web = await app.startServer();
    for (const place of [0, 1]) workers[place] = await newWorker();
  },
  { timeout: 180_000 },
);
after(async () => {
  await app?.close();
  await postgres?.close();
});

async function openShop(token: string): Promise<Shop> {
  const member = await app.company(token);
  const spreadsheetId = member.spreadsheet();
  const { id: configId } = await member.config({ spreadsheetId });
  // It comes due by our hand alone.
  const rhythm = { cron: '0 0 29 2 *', timeZone: 'Europe/Moscow', spread: false };
  const { status, body } = await member.call('POST', '/schedules', { configId, ...rhythm });
  assert.equal(status, 201, JSON.stringify(body));
  return { token, member, spreadsheetId, configId, scheduleId: String(body.id) };
}

/** Some of them have a clock that jumps, forth or back; a provider still takes what they sign. */
function newWorker(): Promise<ChildProcess> {
  const step = [0, 90_000, -90_000][below(3)]!;
  return app.startWorker({
    NODE_OPTIONS: `--import ${clock}`,
    CLOCK_STEP_MS: String(step),
    CLOCK_STEP_AFTER_MS: String(below(3000)),
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** What goes wrong, each for a while; when it is over, what was there is there again. */
const deeds: Record<string, () => Promise<void>> = {
  async 'a worker is killed'() {
    const place = below(workers.length);
    await kill(workers[place]!);
    await sleep(below(1000));
    workers[place] = await whenItCan(newWorker);
  },
  async 'a web process is killed'() {
    await kill(web.child);
    web = await whenItCan(() => app.startServer());
  },
  async 'PostgreSQL is stopped and started'() {
    await postgres.stop();
    await sleep(below(2000));
    await postgres.start();
  },
  'MoySklad is away': () => away(app.sandbox.moysklad.faults, 503),
  'Google is away': () => away(app.sandbox.google.faults, 500),
};

async function away(desk: TestApp['sandbox']['google']['faults'], status: number): Promise<void> {
  desk.add({ fault: random() < 0.5 ? { kind: 'status', status } : { kind: 'cut-after' } });
  await sleep(500 + below(OUTAGE_MS - 500));
  desk.clear();
}

/** A process does not start while PostgreSQL is away: whoever watches over it starts it again. */
async function whenItCan<Started>(start: () => Promise<Started>): Promise<Started> {
  for (;;) {
    try {
      return await start();
    } catch {
      await sleep(200);
    }
  }
}

/** People change their orders and press buttons, on the web process that may be killed, until told to stop. */
async function keepWorking(stop: { now: boolean }): Promise<void> {
  while (!stop.now) {
    const { token, configId, member } = shops[below(shops.length)]!;
    const world = app.sandbox.moysklad.account(token);
    const ids = world.ids('customerorder');
    const deed = below(8);
    if (deed === 0) world.create('customerorder');
    else if (deed === 1 && ids.length > 20) world.remove('customerorder', ids[below(ids.length)]!);
    else world.update('customerorder', ids[below(ids.length)]!, { description: `change ${below(1e9)}` });
    if (deed === 2)
      await fetch(`${web.url}/api/v1/export-tasks`, {
        method: 'POST',
        headers: {
          ...{ cookie: member.cookie, 'content-type': 'application/json', origin: app.url },
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify({ configId }),
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined);
    await sleep(30);
  }
}

type Ended = { status: string; due_at: Date | null; error: unknown };

/** The schedule comes due now. @returns when that is */
async function letItBeDue(shop: Shop): Promise<Date> {
  const { rows } = await whenItCan(() =>
    app.db.database.forCompany(shop.member.companyId, (trx) =>
      sql<{ next_at: Date }>`update schedules set next_at = date_trunc('milliseconds', now())
        where id = ${shop.scheduleId} returning next_at`.execute(trx),
    ),
  );
  return rows[0]!.next_at;
}

const runsOf = ({ member, scheduleId }: Shop) =>
  app.db.database.forCompany(member.companyId, (trx) =>
    trx
      .selectFrom('export_tasks')
      .select(['status', 'due_at', 'error'])
      .where('schedule_id', '=', scheduleId)
      .orderBy('created_at', 'desc')
      .execute(),
  );

/** Waits for the run of a due time; it is the only one. A time that was remembered has its run a little later. */
async function runOf(shop: Shop, due: Date): Promise<Ended> {
  let found: Ended | undefined;
  await until(async () => {
    const runs = await runsOf(shop).catch(() => []);
    found = runs.find(({ due_at }) => due_at !== null && due_at >= due);
    return found !== undefined && ['done', 'failed', 'cancelled'].includes(found.status);
  }, PATIENCE_MS);
  return found!;
}

function checkSheet({ token, spreadsheetId }: Shop): void {
  const world = app.sandbox.moysklad.account(token);
  const sheet = app.sandbox.google.spreadsheet(spreadsheetId);
  const ids = cellsUnder(sheet, 'Заказы', 'ID').map(String);
  const comments = cellsUnder(sheet, 'Заказы', 'Комментарий');
  assert.deepEqual([...ids].sort(), [...world.ids('customerorder')].sort(), 'every order has its one row');
  for (const [place, id] of ids.entries()) {
    const wanted = world.get('customerorder', id)?.description ?? '';
    assert.equal(comments[place] ?? '', wanted, `the comment of ${id}`);
  }
}

test('when it is calm again, every due time has had its one run, and the sheets hold what the source holds', {
  timeout: 120_000 + ROUNDS * PATIENCE_MS,
}, async (t) => {
  const names = Object.keys(deeds);
  for (let round = 0; round < ROUNDS; round += 1) {
    const stop = { now: false };
    const working = keepWorking(stop);
    const last = new Map<Shop, Date>();
    const done: string[] = [];
    for (let deed = 0; deed < 3; deed += 1) {
      for (const shop of shops) if (deed === 0 || random() < 0.5) last.set(shop, await letItBeDue(shop));
      const name = names[below(names.length)]!;
      done.push(name);
      await sleep(below(1500));
      await deeds[name]!();
    }
    stop.now = true;
    await working;
    for (const shop of shops) {
      const ended = await runOf(shop, last.get(shop)!);
      assert.equal(
        ended.status,
        'done',
        `round ${round}: ${done.join(', ')}: ${JSON.stringify(ended.error)}`,
      );
    }
    // What was changed after the last due time comes with the next.
    const calm = await Promise.all(shops.map(async (shop) => [shop, await letItBeDue(shop)] as const));
    for (const [shop, due] of calm) {
      assert.equal((await runOf(shop, due)).status, 'done', `round ${round}: ${done.join(', ')}`);
      checkSheet(shop);
      const times = (await runsOf(shop)).map(({ due_at }) => due_at?.getTime());
      assert.equal(new Set(times).size, times.length, 'each due time has one run');
    }
    t.diagnostic(`round ${round + 1}: ${done.join(', ')}`);
  }
});
