import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { atCall, atEveryCall } from './support/calls.ts';
import { liftQuotas } from './support/quotas.ts';
import { openRestartingPostgres, type RestartingPostgres } from './support/restarting-postgres.ts';
import { cellsUnder } from './support/sheet.ts';
import { until } from './support/until.ts';

/**
 * PostgreSQL ends sessions under a working application, and goes away whole: the process lives, whoever asks is answered or told
 * to come again, and every run comes to its end. `KILLS=50` ends sessions as many times.
 */
const KILLS = Number(process.env.KILLS ?? 8);
/** A job that was handed back often is tried again after a pause that grows to five minutes. */
const PATIENCE_MS = KILLS > 8 ? 330_000 : 120_000;
const ORDERS = 40;
const TOKEN = 'token-of-the-shop';

let postgres: RestartingPostgres;
let app: TestApp;
let owner: Member;

before(async () => {
  postgres = await openRestartingPostgres();
  process.env.TEST_DATABASE_URL = postgres.url;
  const account = { name: 'shop', token: TOKEN, kind: 'app' as const, orders: ORDERS };
  app = await openTestApp({
    limits: false,
    accounts: [{ ...account, products: 4, counterparties: 4 }],
  });
  const client = new pg.Client(app.db.ownerUrl);
  await client.connect();
  await liftQuotas(client);
  await client.end();
  owner = await app.company(TOKEN);
  await app.application.worker.start();
});
after(async () => {
  await app?.close();
  await postgres?.close();
});

/** Ends the sessions of the application whose name fits. Answers how many. */
async function endSessions(name = '%'): Promise<number> {
  const client = new pg.Client(postgres.directUrl());
  await client.connect();
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like $1 and usename like '%_app'`,
    [name],
  );
  await client.end();
  return rowCount ?? 0;
}

/** An answer is a success or says when to come again. */
function isFair({ status, headers }: Response): boolean {
  return status < 400 || (status === 503 && Number(headers.get('retry-after')) > 0);
}

/** Sends requests of many kinds, one after the other, until told to stop. Answers what was answered otherwise than fairly. */
function keepAsking(stop: { now: boolean }, heard: Map<number, number>): Promise<string[]> {
  const unfair: string[] = [];
  const ways: [string, string, unknown?][] = [
    ['GET', '/me'],
    ['GET', '/export-configs'],
    ['GET', '/export-tasks?limit=5'],
    ['GET', '/members'],
    ['PATCH', '/companies/current', { name: 'Ромашка' }],
  ];
  const clients = ways.map(async ([method, path, body]) => {
    while (!stop.now) {
      const answer = await owner.raw(method, path, body);
      const text = await answer.text();
      heard.set(answer.status, (heard.get(answer.status) ?? 0) + 1);
      if (!isFair(answer)) unfair.push(`${method} ${path}: ${answer.status} ${text}`);
      await sleep(20);
    }
  });
  return Promise.all(clients).then(() => unfair);
}

/** Starts a run, as often as it takes. */
async function startSurely(configId: string): Promise<string> {
  for (;;) {
    const answer = await owner.raw('POST', '/export-tasks', { configId });
    const body = (await answer.json()) as { id: string };
    if (answer.status === 202) return body.id;
    assert.ok(isFair(answer) || answer.status === 409, JSON.stringify(body));
    await sleep(50);
  }
}

const statusOf = (id: string) =>
  app.db.database.forCompany(owner.companyId, (trx) =>
    trx.selectFrom('export_tasks').select(['status', 'error']).where('id', '=', id).executeTakeFirstOrThrow(),
  );

/** How a run ended; undefined while it goes on, or the database does not answer. */
async function isOver(id: string): Promise<Awaited<ReturnType<typeof statusOf>> | undefined> {
  const task = await statusOf(id).catch(() => undefined);
  return task && ['done', 'failed', 'cancelled'].includes(task.status) ? task : undefined;
}

/** Waits until a run is over, whatever becomes of the database on the way. */
async function endOf(id: string): Promise<void> {
  let last: Awaited<ReturnType<typeof isOver>>;
  await until(async () => {
    last = await isOver(id);
    return last !== undefined;
  }, PATIENCE_MS);
  assert.equal(last?.status, 'done', JSON.stringify(last?.error));
}

function checkSheet(spreadsheetId: string): void {
  const wanted = app.sandbox.moysklad.account(TOKEN).ids('customerorder');
  const there = cellsUnder(app.sandbox.google.spreadsheet(spreadsheetId), 'Заказы', 'ID');
  assert.deepEqual([...there].sort(), [...wanted].sort());
}

test('a session that ends while its connection is lent out fails the next query, and no more', async () => {
  const { database } = app.application;
  const reached = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const work = database.forCompany(owner.companyId, async (trx) => {
    reached.resolve();
    await ended.promise;
    await sql`select 1`.execute(trx);
  });
  const failing = assert.rejects(work);
  await reached.promise;
  assert.ok((await endSessions('skladno')) > 0);
  // The event arrives while no query is under way.
  await sleep(300);
  ended.resolve();
  await failing;
  await database.forCompany(owner.companyId, (trx) => sql`select 1`.execute(trx));
});

test('sessions ended under load, again and again: answers are successes or 503, every run comes to its end', async (t) => {
  const spreadsheets = [owner.spreadsheet(), owner.spreadsheet()];
  const configs = await Promise.all(spreadsheets.map((spreadsheetId) => owner.config({ spreadsheetId })));
  const stop = { now: false };
  const heard = new Map<number, number>();
  const asking = keepAsking(stop, heard);
  const tasks: string[] = [];
  const running = configs.map(async ({ id }, at) => {
    for (let number = 0; !stop.now; number += 1) {
      const world = app.sandbox.moysklad.account(TOKEN);
      const [order = ''] = world.ids('customerorder').slice((number * 2 + at) % ORDERS);
      world.update('customerorder', order, { description: `round ${number}` });
      const task = await startSurely(id);
      tasks.push(task);
      // However long sessions are being ended: half a minute counts from then.
      while (!stop.now && !(await isOver(task))) await sleep(50);
      await endOf(task);
    }
  });
  let ended = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Sometimes right after each other, sometimes with work done in between.
    await sleep(50 + (kill % 4) * 250);
    ended += await endSessions(['%', 'skladno', 'skladno queue', 'skladno listening'][kill % 4]);
  }
  stop.now = true;
  const unfair = await asking;
  await Promise.all(running);
  const said = [...heard].map(([status, times]) => `${times} × ${status}`).join(', ');
  t.diagnostic(`${ended} sessions ended in ${KILLS} kills; answers: ${said}; ${tasks.length} runs`);
  assert.deepEqual(unfair.slice(0, 5), []);
  assert.ok((heard.get(200) ?? 0) > 0 && ended >= KILLS);
  for (const spreadsheetId of spreadsheets) checkSheet(spreadsheetId);
});

test('a run that lost its database did not break its worker: however often, it is not given up for that', async () => {
  const config = await owner.config({ spreadsheetId: owner.spreadsheet() });
  const lookAt = (id: string) =>
    app.db.database.forCompany(owner.companyId, (trx) =>
      trx
        .selectFrom('export_tasks')
        .select(['attempt', 'lost'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
  const looks: ReturnType<typeof lookAt>[] = [];
  const reached = Promise.withResolvers<void>();
  atCall(app.sandbox.moysklad, /customerorder/, 1, reached.resolve);
  const task = await startSurely(config.id);
  await reached.promise;
  // Whatever it wants to note from now on waits for this lock, and loses its session there.
  const client = new pg.Client(app.db.ownerUrl);
  await client.connect();
  await client.query('begin');
  await client.query('select 1 from export_tasks where id = $1 for update', [task]);
  for (const end = Date.now() + 1200; Date.now() < end; await sleep(50))
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and usename like '%_app'`,
    );
  await client.query('rollback');
  await client.end();
  const over = atEveryCall(app.sandbox.moysklad, () => looks.push(lookAt(task)));
  await endOf(task);
  over();
  const later = (await Promise.all(looks)).filter(({ attempt }) => attempt > 1);
  assert.ok(later.length > 0, 'it was begun again');
  for (const { lost } of later) assert.equal(lost, 0);
});

test('the server is stopped and started again: 503 meanwhile, at the sign-in too, and the run goes on', async () => {
  const spreadsheetId = owner.spreadsheet();
  const config = await owner.config({ spreadsheetId });
  const reached = Promise.withResolvers<void>();
  atCall(app.sandbox.moysklad, /customerorder/, 1, reached.resolve);
  const task = await startSurely(config.id);
  const stream = owner.raw('GET', `/export-tasks/${task}/events`).then((answer) => answer.text());
  const streamOver = stream.then(
    () => true,
    () => true,
  );
  await reached.promise;
  await postgres.stop();
  const signIn = (email: string) =>
    fetch(`${app.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ email, password: 'a wrong one' }),
    });
  const answers = await Promise.all([
    owner.raw('GET', '/me'),
    owner.raw('GET', `/export-tasks/${task}/events`),
    owner.raw('POST', '/export-tasks', { configId: config.id }),
    fetch(`${app.url}/api/v1/me`, { headers: { authorization: `Bearer skl_${'a'.repeat(40)}` } }),
    signIn('somebody@example.com'),
    fetch(`${app.url}/health/ready`),
  ]);
  const told = await Promise.all(
    answers.map(async (answer) => [
      answer.status,
      Number(answer.headers.get('retry-after')) > 0,
      await answer.text(),
    ]),
  );
  // A mistyped key is found without the database.
  assert.deepEqual(
    told.map(([status, later]) => `${status} ${later}`),
    ['503 true', '503 true', '503 true', '401 false', '503 true', '503 true'],
    JSON.stringify(told),
  );
  assert.match(String(told[4]?.[2]), /"code":"database-away"/);
  assert.equal((await fetch(`${app.url}/health/live`)).status, 200, 'the process lives');
  await postgres.start();
  await endOf(task);
  assert.equal(await streamOver, true);
  checkSheet(spreadsheetId);
  assert.equal((await owner.raw('GET', '/me')).status, 200);
  assert.equal((await signIn('somebody@example.com')).status, 401);
});

test('a full disk is told in words to whoever writes, and to whoever asks whether the service is ready', async () => {
  assert.equal((await fetch(`${app.url}/health`)).status, 200);
  const client = new pg.Client(app.db.ownerUrl);
  await client.connect();
  await client.query(`
    create function full_disk() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file "base/1": No space left on device' using errcode = '53100'; end $$;
    create trigger full_disk before update on companies for each row execute function full_disk()`);
  await client.end();
  const answer = await owner.raw('PATCH', '/companies/current', { name: 'Лютик' });
  const { code, detail } = (await answer.json()) as { code: string; detail: string };
  assert.deepEqual([answer.status, code], [503, 'disk-full']);
  assert.ok(isFair(answer));
  assert.match(detail, /Освободите место/);
  assert.doesNotMatch(detail, /base\/1/);
  const ready = await fetch(`${app.url}/health`);
  assert.equal(ready.status, 503);
  assert.equal(((await ready.json()) as { code: string }).code, 'disk-full');
  assert.equal((await fetch(`${app.url}/health/live`)).status, 200);
});
