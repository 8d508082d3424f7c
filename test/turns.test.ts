import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { endingGivenUp, repeatTask } from '../src/exports/given-up.ts';
import { exportProblems, type Providers, startTask } from '../src/exports/index.ts';
import { workExports } from '../src/exports/jobs.ts';
import { giveTurns, listenForTurns, lookingForTurns } from '../src/exports/turns.ts';
import { openListening } from '../src/platform/db/listen.ts';
import { Problem } from '../src/platform/problems.ts';
import { openQueue } from '../src/platform/queue/queue.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/** Who has a turn and who waits; nobody takes the jobs but where a test says so. */

let app: TestApp;

before(async () => {
  const accounts = ['one', 'two', 'three', 'four', 'five', 'other'].map((name) => ({
    ...{ name, token: name, kind: 'app' as const },
    ...{ orders: 2, products: 2, counterparties: 2 },
  }));
  app = await openTestApp({ accounts });
});
after(() => app?.close());

const inCompany = <Row>(member: Member, query: ReturnType<typeof sql>) =>
  app.db.database.forCompany(member.companyId, async (trx) => (await query.execute(trx)).rows as Row[]);

/** Exports through these accounts of a company, so many through each. */
async function exportsOf(member: Member, accounts: (string | undefined)[], each: number): Promise<string[]> {
  const ids: string[] = [];
  for (const moyskladIntegrationId of accounts)
    for (let place = 0; place < each; place++)
      ids.push(
        (
          await member.config({
            spreadsheetId: member.spreadsheet(),
            ...(moyskladIntegrationId && { moyskladIntegrationId }),
          })
        ).id,
      );
  return ids;
}

async function connect(member: Member, token: string): Promise<string> {
  const { status, body } = await member.call('POST', '/integrations', { provider: 'moysklad', token });
  assert.equal(status, 201, JSON.stringify(body));
  return String(body.id);
}

/** Tasks that were just made, without turns being given. */
async function wait(member: Member, configIds: string[], trigger = 'manual', seconds = 0): Promise<string[]> {
  const rows = await inCompany<{ id: string }>(
    member,
    sql`insert into export_tasks (company_id, config_id, dry_run, full_read, trigger, request_id, created_at)
      select company_id, id, false, false, ${trigger}, 'test', now() - make_interval(secs => ${seconds})
      from export_configs where id = any (${configIds}::uuid[]) returning id`,
  );
  return rows.map(({ id }) => id);
}

const turns = (member: Member, options: Parameters<typeof giveTurns>[3] = {}) =>
  app.db.database.forCompany(member.companyId, (trx) =>
    giveTurns(trx, app.application.queue, [member.companyId], options),
  );

/** The tasks that have a turn. */
const having = async (member: Member) =>
  (
    await inCompany<{ id: string }>(
      member,
      sql`select id from export_tasks where job_id is not null and status in ('queued', 'running', 'cancelling')`,
    )
  ).map(({ id }) => id);

const end = (member: Member, id: string) =>
  inCompany(member, sql`update export_tasks set status = 'done', finished_at = now() where id = ${id}`);

const jobsOf = async ({ companyId }: Member) =>
  (
    await sql<{ task: string; priority: number }>`select data ->> 'taskId' as task, priority from pgboss.job
      where name = 'export-task' and data ->> 'companyId' = ${companyId} order by priority desc, created_on`.execute(
      app.db.database.platform,
    )
  ).rows;

test('a company has four turns at once, an account one; each turn is one job, and who ends makes room for the next', async () => {
  const member = await app.company('one');
  const first = await exportsOf(member, [undefined], 2);
  const others: string[] = [];
  for (const token of ['two', 'three', 'four', 'five']) others.push(await connect(member, token));
  await wait(member, [...first, ...(await exportsOf(member, others, 1))]);
  // In the same moment, as when several runs end together.
  await Promise.all([turns(member), turns(member), turns(member)]);
  const had = await having(member);
  assert.equal(had.length, 4);
  assert.deepEqual((await jobsOf(member)).map(({ task }) => task).sort(), had.sort());
  const accounts = await inCompany<{ count: number }>(
    member,
    sql`select count(*)::int as count from export_tasks where job_id is not null group by account`,
  );
  assert.deepEqual(
    accounts.map(({ count }) => count),
    [1, 1, 1, 1],
  );

  const cancelled = await member.call('POST', `/export-tasks/${had[0]}/cancel`);
  assert.equal(cancelled.status, 202);
  const then = await having(member);
  assert.equal(then.length, 4);
  assert.equal(then.filter((id) => had.includes(id)).length, 3);
});

test('what somebody waits for comes first, and now and then what waits longest', async () => {
  const member = await app.company('other');
  const [nightly, changed, asked] = await exportsOf(member, [undefined], 3);
  const [schedule] = await wait(member, [nightly!], 'schedule', 100);
  const [webhook] = await wait(member, [changed!], 'webhook', 50);
  const [manual] = await wait(member, [asked!]);
  await turns(member, { chance: 0.9 });
  assert.deepEqual(await having(member), [schedule], 'one of five turns is of who waits longest');
  await end(member, schedule!);
  await turns(member, { chance: 0.1 });
  assert.deepEqual(await having(member), [manual]);
  await end(member, manual!);
  await turns(member, { chance: 0.1 });
  assert.deepEqual(await having(member), [webhook]);

  const byTask = new Map((await jobsOf(member)).map(({ task, priority }) => [task, priority]));
  const [s, w, m] = [schedule, webhook, manual].map((id) => byTask.get(id!)!) as [number, number, number];
  // The one of the schedule had its turn first, and yet the others overtake it; none that comes a quarter of an hour later would.
  assert.ok(m > w && w > s, `${m} ${w} ${s}`);
  assert.ok(m - s <= 900, `${m} ${s}`);
});

test('a task without a job is cancelled, and never has a turn', async () => {
  const member = await app.company('two');
  const ids = await exportsOf(member, [undefined], 2);
  const first = await member.start(ids[0]!);
  const second = await member.start(ids[1]!);
  assert.deepEqual(await having(member), [first.id]);
  const answer = await member.call('POST', `/export-tasks/${second.id}/cancel`);
  assert.deepEqual([answer.status, answer.body.status], [202, 'cancelled']);
  await end(member, first.id);
  await turns(member);
  assert.deepEqual(await having(member), []);
  assert.deepEqual(
    (await jobsOf(member)).map(({ task }) => task),
    [first.id],
  );
});

test('turns that nobody gave are found: forgotten ones, and of who need not wait any more', async () => {
  const member = await app.company('three');
  const look = () => lookingForTurns(app.application).run(new AbortController().signal);
  const ids = await exportsOf(member, [undefined], 2);
  const [forgotten] = await wait(member, [ids[0]!]);
  const [waiting] = await wait(member, [ids[1]!]);
  await inCompany(
    member,
    sql`update export_tasks set wait_until = now() + interval '1 hour' where id = ${waiting}`,
  );
  await look();
  assert.deepEqual(await having(member), [forgotten]);
  await end(member, forgotten!);
  await look();
  assert.deepEqual(await having(member), [], 'it is not its time yet');
  await inCompany(member, sql`update export_tasks set wait_until = now() where id = ${waiting}`);
  await look();
  assert.deepEqual(await having(member), [waiting]);
});

test('two transactions that start runs of one company at once lose no turn', async () => {
  const member = await app.company('four');
  const ids = await exportsOf(member, [undefined], 1);
  ids.push(...(await exportsOf(member, [await connect(member, 'five')], 1)));
  const { database } = app.application;
  const start = { companyId: member.companyId, dryRun: false, full: false, verify: false, requestId: 'test' };
  const log = openLog('silent');
  const listening = await openListening(app.db.appUrl, log);
  const stop = listenForTurns({ ...app.application, listening, log });
  let other: ReturnType<typeof startTask> | undefined;
  await database.forCompany(member.companyId, async (trx) => {
    await startTask(trx, app.application, { ...start, configId: ids[0]! }, 'ru');
    // It waits for the allowance that this one has taken, not for a turn.
    other = database.forCompany(member.companyId, (beside) =>
      startTask(beside, app.application, { ...start, configId: ids[1]! }, 'ru'),
    );
  });
  const second = await other!;
  await until(async () => (await having(member)).includes(second.id));
  assert.equal((await having(member)).length, 2);
  stop();
  await listening.close();
});

test('a provider does not answer: what a person started fails, what started by itself waits longer and longer', async () => {
  const member = await app.company('other');
  const [pressed, polled, unwanted] = await exportsOf(member, [undefined], 3);
  const log = openLog('silent');
  const listening = await openListening(app.db.appUrl, log);
  const away = new Problem(exportProblems.unexpected);
  // Nothing else is asked of them.
  let meanwhile: (() => Promise<unknown>) | undefined;
  const providers = {
    async source() {
      await meanwhile?.();
      throw away;
    },
    ended: async () => null,
    lost: async () => null,
    mayPass: (problem: Problem) => problem === away,
  } as unknown as Providers;
  const queue = await openQueue({ appUrl: app.db.appUrl, database: app.db.database, log });
  try {
    await workExports(queue, { ...app.application, listening, providers, log });
    const look = async (configId: string) =>
      (
        await inCompany<{
          id: string;
          status: string;
          job_id: string | null;
          tries: number;
          seconds: number;
        }>(
          member,
          sql`select id, status, job_id, tries, extract(epoch from wait_until - now())::float as seconds
            from export_tasks where config_id = ${configId}`,
        )
      )[0];
    await member.start(pressed!);
    await until(async () => (await look(pressed!))?.status === 'failed');

    await wait(member, [polled!], 'poll');
    for (let tries = 1; tries <= 7; tries++) {
      await turns(member);
      await until(async () => (await look(polled!))?.tries === tries);
      const { status, job_id, seconds } = (await look(polled!))!;
      assert.deepEqual([status, job_id], ['queued', null]);
      const pause = 30 * 2 ** (tries - 1);
      assert.ok(seconds <= pause * 1.2 && seconds > 0, `${seconds} after ${tries}`);
      await inCompany(member, sql`update export_tasks set wait_until = null where config_id = ${polled}`);
    }

    // A job that is not its turn (one that was postponed, and whose worker vanished before it was noted as done) takes nothing.
    const { id } = (await look(polled!))!;
    const stray = await app.db.database.forCompany(member.companyId, (trx) =>
      queue.send(trx, 'export-task', { companyId: member.companyId, requestId: 'r', taskId: id }),
    );
    await until(async () => {
      const { rows } = await sql<{
        state: string;
      }>`select state::text from pgboss.job where id = ${stray}`.execute(app.db.database.platform);
      return rows[0]?.state === 'completed';
    });
    assert.deepEqual([(await look(polled!))?.status, (await look(polled!))?.tries], ['queued', 7]);

    await turns(member);
    await until(async () => (await look(polled!))?.status === 'failed');

    // Somebody cancels it in the moment when it is to wait.
    meanwhile = () =>
      inCompany(member, sql`update export_tasks set status = 'cancelling' where config_id = ${unwanted}`);
    await wait(member, [unwanted!], 'poll');
    await turns(member);
    await until(async () => (await look(unwanted!))?.status === 'cancelled');
    const left = await inCompany(
      member,
      sql`select error, wait_until from export_tasks where config_id = ${unwanted}`,
    );
    assert.deepEqual(left, [{ error: null, wait_until: null }]);
  } finally {
    await queue.stop();
    await listening.close();
  }
});

test('a task whose job was given up on fails, lets go of its turn, and is repeated from where it was', async () => {
  const member = await app.company('five');
  const ids = await exportsOf(member, [undefined], 2);
  const first = await member.start(ids[0]!);
  const second = await member.start(ids[1]!);
  const { database } = app.application;
  // However long ago that was, and whoever else's cannot be ended.
  for (const [place, companyId] of ['nobody', member.companyId].entries())
    await sql`insert into pgboss.job (name, data, output, source_name, created_on) values ('export-task.dead',
      ${JSON.stringify({ companyId, requestId: 'r', taskId: first.id })}, '{"message": "сломалось"}', 'export-task',
      now() - make_interval(hours => ${9 - place}))`.execute(database.platform);
  const log = openLog('silent');
  await endingGivenUp({ ...app.application, log }).run(new AbortController().signal);
  const status = async (id: string) => (await member.call('GET', `/export-tasks/${id}`)).body.status;
  assert.equal(await status(first.id), 'failed');
  assert.deepEqual(await having(member), [second.id]);

  const repeat = () => repeated(member, first.id);
  const again = await member.start(ids[0]!);
  await assert.rejects(repeat(), /export-already-running/);
  await member.call('POST', `/export-tasks/${again.id}/cancel`);
  await repeat();
  assert.equal(await status(first.id), 'queued');
});

const repeated = (member: Member, taskId: string) =>
  app.db.database.forCompany(member.companyId, (trx) =>
    repeatTask(trx, app.application, { companyId: member.companyId, requestId: 'r', taskId }),
  );

test('what is repeated is a run of its export as that is now', async () => {
  const member = await app.company('one');
  const value = { previous: 'day' as const };
  const config = await member.config({
    ...{ spreadsheetId: member.spreadsheet(), mode: 'append' },
    conditions: [{ field: 'moment', op: 'period', value }],
  });
  const [id] = await wait(member, [config.id]);
  await inCompany(
    member,
    sql`update export_tasks set status = 'failed', backfill = '{"from": "2026-03-01", "to": "2026-03-02"}',
      checkpoint = '{"pass": "full", "cursor": null}' where id = ${id}`,
  );
  const change = async (patch: object) =>
    assert.equal((await member.call('PATCH', `/export-configs/${config.id}`, patch)).status, 200);
  await change({ mode: 'replace' });
  await assert.rejects(
    repeated(member, id!),
    /no-backfill/,
    'the missed days alone would stand in the sheet',
  );
  const moyskladIntegrationId = await connect(member, 'other');
  await change({ mode: 'append', moyskladIntegrationId });
  await repeated(member, id!);
  const [task] = await inCompany(
    member,
    sql`select status, account, checkpoint from export_tasks where id = ${id}`,
  );
  assert.deepEqual(task, { status: 'queued', account: moyskladIntegrationId, checkpoint: null });
});

test('whoever gives turns waits for nobody who holds a task: two that hold each other’s would wait for ever', async () => {
  const member = await app.company('one');
  const ids = await exportsOf(member, [undefined], 2);
  const [ending] = await wait(member, [ids[0]!]);
  await turns(member);
  const [next] = await wait(member, [ids[1]!]);
  const { database } = app.application;
  await database.forCompany(member.companyId, async (cancelling) => {
    await sql`update export_tasks set phase = 'waiting' where id = ${next}`.execute(cancelling);
    await database.forCompany(member.companyId, async (trx) => {
      await sql`set local lock_timeout = '5s'`.execute(trx);
      await sql`update export_tasks set status = 'done' where id = ${ending}`.execute(trx);
      await giveTurns(trx, app.application.queue, [member.companyId]);
    });
    await sql`update export_tasks set phase = 'finished' where id = ${ending}`.execute(cancelling);
  });
  assert.deepEqual(await having(member), []);
  await lookingForTurns(app.application).run(new AbortController().signal);
  assert.deepEqual(await having(member), [next]);
});
