import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { startTask } from '../src/exports/index.ts';
import type { TaskView } from '../src/exports/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { atCall } from './support/calls.ts';
import { onServer } from './support/server.ts';
import { cellsUnder } from './support/sheet.ts';
import { until } from './support/until.ts';

/** Runs of exports through the API, carried out by workers that are processes of their own. */
const ORDERS = 5000;
const FEW = 60;

let app: TestApp;
let big: Member;
let small: Member;
let standby: ChildProcess;

before(async () => {
  app = await openTestApp({
    accounts: [
      { name: 'big', token: 'big', kind: 'app', orders: ORDERS, products: 10, counterparties: 200 },
      { name: 'small', token: 'small', kind: 'app', orders: FEW, products: 10, counterparties: 20 },
    ],
  });
  big = await app.company('big');
  small = await app.company('small');
});
after(() => app.close());

/** The sheet has every order of the source once, and nothing else. */
function compare(spreadsheetId: string, token: string): void {
  const workbook = app.sandbox.google.spreadsheet(spreadsheetId);
  const [ids = [], ...others] = ['ID', '№', 'Комментарий'].map((header) =>
    cellsUnder(workbook, 'Заказы', header),
  );
  const orders = app.sandbox.moysklad.account(token).list('customerorder');
  const source = Array.from(orders, ({ id, name, description }) => `${id} ${name} ${description ?? ''}`);
  const rows = ids.map((id, i) => [id, ...others.map((column) => column[i] ?? '')].join(' '));
  assert.deepEqual(rows.sort(), source.sort());
}

async function collect(member: Member, taskId: string): Promise<TaskView[]> {
  const seen: TaskView[] = [];
  for await (const task of member.events(taskId)) seen.push(task);
  return seen;
}

/** A write of rows; after the first one the sheet holds a part of them. */
const writeTo = (spreadsheetId: string) => new RegExp(`${spreadsheetId}/values:batchUpdate`);

/** How many tasks and how many jobs a company has. */
async function counts({ companyId }: Member): Promise<[tasks: number, jobs: number]> {
  const sql =
    "select count(*)::int as n from pgboss.job where name = 'export-task' and data->>'companyId' = $1";
  const jobs = await app.db.database.pool.query<{ n: number }>(sql, [companyId]);
  const tasks = await app.db.database.forCompany(companyId, (trx) =>
    trx.selectFrom('export_tasks').select('id').execute(),
  );
  return [tasks.length, jobs.rows[0]?.n ?? 0];
}

test('a task and its job are there together or not at all', async () => {
  const { id: configId } = await small.config({ spreadsheetId: small.spreadsheet() });
  const { database } = app.application;
  const { companyId } = small;
  const start = { companyId, configId, dryRun: false, full: false, verify: false, requestId: 'rolled back' };
  await assert.rejects(
    database.forCompany(companyId, async (trx) => {
      await startTask(trx, app.application, start, 'ru');
      throw new Error('half way');
    }),
    /half way/,
  );
  assert.deepEqual(await counts(small), [0, 0]);
  await database.forCompany(companyId, (trx) => startTask(trx, app.application, start, 'ru'));
  assert.deepEqual(await counts(small), [1, 1]);
});

test('a queued run: a second start is refused, also in the same instant; cancelled, it never runs', async () => {
  const spreadsheetId = small.spreadsheet();
  const { id: configId } = await small.config({ spreadsheetId });
  const ask = () => small.call('POST', '/export-tasks', { configId });
  const answers = await Promise.all(Array.from({ length: 8 }, ask));
  const [started, ...refused] = answers.sort((a, b) => a.status - b.status);
  assert.equal(started?.status, 202);
  for (const { status, body } of [...refused, await ask()])
    assert.deepEqual([status, body.code], [409, 'export-already-running']);

  const id = String(started?.body.id);
  const watched = collect(small, id);
  const cancelled = await small.call('POST', `/export-tasks/${id}/cancel`);
  assert.deepEqual([cancelled.status, cancelled.body.status], [202, 'cancelled']);
  assert.equal((await watched).at(-1)?.status, 'cancelled');
  const { rows } = await app.db.database.pool.query(
    "select state from pgboss.job where data->>'taskId' = $1 and state <> 'cancelled'",
    [id],
  );
  assert.deepEqual(rows, []);
  assert.deepEqual(
    app.sandbox.google.spreadsheet(spreadsheetId).sheets.map(({ title }) => title),
    ['Лист1'],
  );
});

test('a worker killed in the middle: another one goes on from the checkpoint', async (t) => {
  const spreadsheetId = big.spreadsheet();
  const { id: configId } = await big.config({ spreadsheetId });
  const first = await app.startWorker();
  let killedAt = 0;
  atCall(app.sandbox.google, writeTo(spreadsheetId), 2, () => {
    killedAt = performance.now();
    first.kill('SIGKILL');
  });
  const task = await big.start(configId);
  const watched = collect(big, task.id);
  assert.deepEqual(await once(first, 'exit'), [null, 'SIGKILL']);
  atCall(app.sandbox.moysklad, /./, 1, () => {
    t.diagnostic(`picked up ${((performance.now() - killedAt) / 1000).toFixed(1)} s after the kill`);
  });
  standby = await app.startWorker();
  const last = (await watched).at(-1);
  assert.equal(last?.status, 'done', JSON.stringify(last?.error));
  assert.ok((last.result?.rowsRead ?? ORDERS) < ORDERS, 'what stood in the sheet was not read again');
  compare(spreadsheetId, 'big');
});

test('a worker told to stop hands its run back; the next one finishes it', async () => {
  const spreadsheetId = big.spreadsheet();
  const { id: configId } = await big.config({ spreadsheetId });
  const stopping = standby;
  atCall(app.sandbox.google, writeTo(spreadsheetId), 2, () => stopping.kill('SIGTERM'));
  const task = await big.start(configId);
  const watched = collect(big, task.id);
  assert.deepEqual(await once(stopping, 'exit'), [0, null]);
  const waiting = await big.call('GET', `/export-tasks/${task.id}`);
  assert.deepEqual([waiting.body.status, waiting.body.phase], ['queued', 'waiting']);
  standby = await app.startWorker();
  const last = (await watched).at(-1);
  assert.equal(last?.status, 'done', JSON.stringify(last?.error));
  assert.ok((last.result?.rowsRead ?? ORDERS) < ORDERS, 'what stood in the sheet was not read again');
  compare(spreadsheetId, 'big');
});

test('a run tells how it goes: in order, growing, to its end', async () => {
  const { id: configId } = await big.config({ spreadsheetId: big.spreadsheet() });
  // Pages come slower than progress is told.
  const { faults } = app.sandbox.moysklad;
  faults.add({ path: 'order=updated', fault: { kind: 'delay', ms: 1200 } });
  const { id } = await big.start(configId);
  const seen = await collect(big, id);
  faults.clear();
  const order = ['queued', 'running', 'done'];
  const statuses = seen.map(({ status }) => order.indexOf(status));
  assert.deepEqual(statuses, [...statuses].sort(), 'a status never comes back');
  assert.ok(statuses.every((place) => place >= 0));
  const read = seen.map(({ progress }) => progress.read);
  assert.deepEqual(
    read,
    [...read].sort((a, b) => a - b),
    'progress grows',
  );
  assert.ok(new Set(read).size >= 3, `progress was told on the way: ${read}`);
  const last = seen.at(-1);
  assert.equal(last?.status, 'done');
  assert.equal(last.phase, 'finished');
  assert.deepEqual(last.progress, { read: ORDERS, written: ORDERS, total: ORDERS });
  assert.equal(last.result?.rowsAppended, ORDERS);
  assert.match(last.spreadsheetUrl, /#gid=\d+$/);
  assert.deepEqual(await collect(big, id), [last], 'who comes late is told the end');
});

test('a running run is cancelled and stops; the next one completes the sheet', async () => {
  const spreadsheetId = big.spreadsheet();
  const { id: configId } = await big.config({ spreadsheetId });
  const { google } = app.sandbox;
  const writing = new Promise<void>((resolve) => atCall(google, writeTo(spreadsheetId), 1, resolve));
  // Long enough for the request to cancel to be answered meanwhile.
  google.faults.add({ path: 'values:batchUpdate', times: 1, fault: { kind: 'delay', ms: 1500 } });
  const { id } = await big.start(configId);
  const watched = collect(big, id);
  await writing;
  const answer = await big.call('POST', `/export-tasks/${id}/cancel`);
  assert.deepEqual([answer.status, answer.body.status], [202, 'cancelling']);
  const last = (await watched).at(-1);
  assert.deepEqual([last?.status, last?.error], ['cancelled', null]);
  assert.ok(last?.finishedAt);
  const rest = await big.run(configId);
  assert.equal(rest.status, 'done', JSON.stringify(rest.error));
  compare(spreadsheetId, 'big');
});

test('tries were in vain until a run gets further than it ever was', async () => {
  const { companyId } = small;
  const start = { companyId, dryRun: false, full: false, verify: false, requestId: 'r' };
  const far = JSON.stringify({ pass: 'full', updated: '2100-01-01 00:00:00.000', id: '' });
  for (const [furthest, tries] of [
    [null, 0],
    [far, 5],
  ] as const) {
    const { id: configId } = await small.config({ spreadsheetId: small.spreadsheet() });
    const { id } = await app.db.database.forCompany(companyId, async (trx) => {
      const task = await startTask(trx, app.application, { ...start, configId }, 'ru');
      await trx.updateTable('export_tasks').set({ tries: 5, furthest }).where('id', '=', task.id).execute();
      return task;
    });
    assert.equal((await collect(small, id)).at(-1)?.status, 'done');
    const tasks = await app.db.database.forCompany(companyId, (trx) =>
      trx.selectFrom('export_tasks').select('tries').where('id', '=', id).execute(),
    );
    assert.deepEqual(tasks, [{ tries }], 'each reading notes its places, and only what lies beyond counts');
  }
});

test('a run that is over stays so, whatever becomes of what it showed of its accounts', async () => {
  // What the run showed cannot be kept: first for no reason that anybody knows, then because the database is lost.
  for (const code of ['P0001', '57P01']) {
    const { id: configId } = await small.config({ spreadsheetId: small.spreadsheet() });
    await onServer(
      app.db.ownerUrl,
      `create or replace function refuse() returns trigger language plpgsql as $$ begin
        if exists (select from export_tasks where config_id = '${configId}' and status = 'done')
          then raise exception 'refused' using errcode = '${code}'; end if;
        return new; end $$`,
      'create or replace trigger refuse before update on integrations for each row execute function refuse()',
    );
    const { id } = await small.start(configId);
    // Its job is done, or was handed back to be tried again.
    await until(async () => {
      const { rows } = await app.db.database.pool.query<{ over: boolean }>(
        "select state = 'completed' or retry_limit > 20 as over from pgboss.job where data->>'taskId' = $1",
        [id],
      );
      return rows[0]?.over ?? false;
    });
    const tasks = await app.db.database.forCompany(small.companyId, (trx) =>
      trx.selectFrom('export_tasks').select(['status', 'attempt']).where('id', '=', id).execute(),
    );
    assert.deepEqual(tasks, [{ status: 'done', attempt: 1 }], code);
  }
  await onServer(app.db.ownerUrl, 'drop trigger refuse on integrations');
});
