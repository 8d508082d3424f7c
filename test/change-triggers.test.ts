import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import type { SourceChange } from '../src/platform/events/events.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { dueChanges } from '../src/triggers/changes/due.ts';
import { lostOf } from '../src/triggers/changes/lost.ts';
import type { ChangeTriggerView } from '../src/triggers/changes/schema.ts';
import { needsOf } from '../src/triggers/changes/wants.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';

/** What becomes of changes that MoySklad told, whoever looks: no worker takes the jobs, so that every task stays as it was made. */

let app: TestApp;
before(async () => {
  const account = { name: 'ours', token: 'ours', kind: 'app' as const };
  app = await openTestApp({ accounts: [{ ...account, orders: 2, products: 2, counterparties: 2 }] });
});
after(() => app?.close());

const look = () => {
  const { database, queue, emit } = app.application;
  return dueChanges({ database, queue, emit, log: openLog('silent') }).run(new AbortController().signal);
};

/** An export of a new company, with its trigger, of which the first look is over. */
async function exportOnChanges(settings: object = {}, input: { exporter?: string } = {}) {
  const member = await app.company('ours');
  const { id: configId, moyskladIntegrationId } = await member.config({
    spreadsheetId: member.spreadsheet(),
    ...input,
  });
  const its = { member, configId, integrationId: moyskladIntegrationId, ...rows(member, configId) };
  await set(member, configId, settings);
  await its.sql(sql`update change_triggers set look = 'night', look_at = now() + interval '1 day'`);
  return its;
}

async function set(member: Member, configId: string, settings: object): Promise<ChangeTriggerView> {
  const answer = await member.call('PUT', `/export-configs/${configId}/change-trigger`, settings);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body as unknown as ChangeTriggerView;
}

const rows = (member: Member, configId: string) => ({
  sql: <Row>(query: ReturnType<typeof sql>) =>
    app.db.database.forCompany(member.companyId, async (trx) => (await query.execute(trx)).rows as Row[]),
  async trigger() {
    type Row = { first_at: Date | null; due_at: Date | null; look_at: Date | null; look: string; now: Date };
    const found = await this.sql<Row>(
      sql`select *, clock_timestamp() as now from change_triggers where config_id = ${configId}`,
    );
    return found[0]!;
  },
  tasks() {
    type Row = { id: string; trigger: string; status: string };
    return this.sql<Row>(
      sql`select id, trigger, status from export_tasks where config_id = ${configId} order by created_at`,
    );
  },
  /** Its changes were noted so many seconds ago. */
  ago: (seconds: number) => {
    const shift = sql`make_interval(secs => ${seconds})`;
    return rows(member, configId).sql(
      sql`update change_triggers set first_at = first_at - ${shift}, last_at = last_at - ${shift}, due_at = due_at - ${shift}`,
    );
  },
  /** A run ends as a worker would note it. */
  async end(status: 'done' | 'failed' = 'done', more = sql`plan`) {
    const [task] = await this.sql<{ id: string }>(
      sql`update export_tasks set status = ${status}, finished_at = now(), plan = ${more}
        where config_id = ${configId} and status = 'queued' returning id`,
    );
    const { companyId } = member;
    const ended = { companyId, requestId: 'r', taskId: task!.id, configId, scheduleId: null, status };
    await app.db.database.forCompany(companyId, (trx) =>
      app.application.emit(trx, { kind: 'task.ended', ...ended }),
    );
  },
});

type Its = Awaited<ReturnType<typeof exportOnChanges>>;
const update = (entity = 'customerorder'): SourceChange => ({
  ...{ entity, action: 'UPDATE', id: randomUUID(), fields: null },
});
const tell = (
  { member: { companyId }, integrationId }: Pick<Its, 'member' | 'integrationId'>,
  ...changes: SourceChange[]
) =>
  app.db.database.forCompany(companyId, (trx) =>
    app.application.emit(trx, { kind: 'source.changed', companyId, requestId: 'r', integrationId, changes }),
  );

test('a thousand events are one run, when nothing has changed for the quiet time', async () => {
  const its = await exportOnChanges();
  for (let i = 0; i < 10; i++) await tell(its, ...Array.from({ length: 100 }, () => update()));
  await look();
  assert.deepEqual(await its.tasks(), [], 'more may come');
  await its.ago(21);
  await look();
  await look();
  assert.deepEqual(
    (await its.tasks()).map(({ trigger }) => trigger),
    ['webhook'],
  );
  const { first_at, due_at } = await its.trigger();
  assert.deepEqual([first_at, due_at], [null, null], 'nothing waits');
});

test('an export that never comes to rest starts at the end of its longest wait', async () => {
  const its = await exportOnChanges({ quietSeconds: 20, longestSeconds: 60 });
  for (let second = 0; second < 55; second += 11) {
    await tell(its, update());
    await its.ago(11);
    await look();
    assert.deepEqual(await its.tasks(), [], `after ${second + 11} s`);
  }
  await tell(its, update());
  await its.ago(6);
  await look();
  assert.equal((await its.tasks()).length, 1);
});

test('what changes while a run goes on is one more run after it, however much that is', async () => {
  const its = await exportOnChanges({ quietSeconds: 0, longestSeconds: 0 });
  await tell(its, update());
  await look();
  for (let i = 0; i < 5; i++) {
    await tell(its, update());
    await look();
  }
  assert.equal((await its.tasks()).length, 1, 'no queue');
  assert.equal((await its.trigger()).due_at, null, 'it waits for the run');
  await its.end();
  await look();
  assert.equal((await its.tasks()).length, 2);
  await its.end();
  await look();
  assert.equal((await its.tasks()).length, 2, 'and that was all');
});

test('who wants what', async (t) => {
  const cases: [exporter: string, change: SourceChange, wanted: boolean][] = [
    ['customerorder', update(), true],
    ['customerorderposition', update(), true],
    ['customerorder', { ...update(), action: 'DELETE' }, true],
    ['customerorder', update('demand'), false],
    ['customerorder', { entity: 'stock', action: 'all', id: null, fields: null }, false],
    ['stock_all_current', { entity: 'stock', action: 'all', id: null, fields: null }, true],
    ['stock_all_current', { entity: 'stock', action: 'bystore', id: null, fields: null }, false],
    ['stock_bystore_current', { entity: 'stock', action: 'bystore', id: null, fields: null }, true],
    ['assortment', update('variant'), true],
  ];
  for (const [exporter, change, wanted] of cases)
    await t.test(`${exporter}: ${change.action} of ${change.entity}`, async () => {
      const its = await exportOnChanges({}, { exporter });
      await tell({ ...its, integrationId: randomUUID() }, change);
      assert.equal((await its.trigger()).due_at, null, 'another account');
      await tell(its, update('uom'), change);
      assert.equal((await its.trigger()).due_at !== null, wanted);
    });
});

test('what is paused hears nothing, starts nothing, and looks as soon as it goes on', async () => {
  const its = await exportOnChanges({ quietSeconds: 0 });
  await tell(its, update());
  await set(its.member, its.configId, { quietSeconds: 0, paused: true });
  await tell(its, update());
  await look();
  assert.deepEqual(await its.tasks(), []);
  const { first_at, due_at, look_at } = await its.trigger();
  assert.deepEqual([first_at, due_at, look_at], [null, null, null]);
  await set(its.member, its.configId, { quietSeconds: 0, paused: false });
  await look();
  assert.equal((await its.tasks()).length, 1);
});

test('all are paused with the schedules, and go on with them; what a person paused by itself stays so', async () => {
  const its = await exportOnChanges({ quietSeconds: 0 });
  const { member } = its;
  const own = await member.config({ spreadsheetId: member.spreadsheet() });
  await set(member, own.id, { paused: true });
  const together = (way: string) => member.call('POST', `/schedules/${way}`);
  assert.deepEqual((await together('pause')).body, { changed: 0, changes: 1 });
  await tell(its, update());
  await look();
  assert.deepEqual(await its.tasks(), []);
  assert.deepEqual((await together('resume')).body, { changed: 0, changes: 1 });
  await look();
  assert.equal((await its.tasks()).length, 1, 'what changed meanwhile is looked for');
  assert.deepEqual(await rows(member, own.id).tasks(), []);
});

test('a closed company and a lost account start nothing, and what was told is made up for', async (t) => {
  const ways = {
    'a block': {
      begin: (its: Its) =>
        its.sql(sql`update companies set blocked_reason = 'за неуплату', blocked_at = now()`),
      async end(its: Its) {
        const { companyId } = its.member;
        await its.sql(sql`update companies set blocked_reason = null, blocked_at = null`);
        await app.db.database.forCompany(companyId, (trx) =>
          app.application.emit(trx, { kind: 'company.restored', companyId, requestId: 'r', from: 'block' }),
        );
      },
    },
    'an account': {
      begin: (its: Its) =>
        its.sql(sql`update integrations set status = 'reconnect' where provider = 'google'`),
      async end(its: Its) {
        const { companyId } = its.member;
        const [google] = await its.sql<{ id: string }>(
          sql`update integrations set status = 'ok' where provider = 'google' returning id`,
        );
        const event = { kind: 'integration.connected' as const, companyId, requestId: 'r' };
        await app.db.database.forCompany(companyId, (trx) =>
          app.application.emit(trx, { ...event, integrationId: google!.id }),
        );
      },
    },
  };
  for (const [name, { begin, end }] of Object.entries(ways))
    await t.test(name, async () => {
      const its = await exportOnChanges({ quietSeconds: 0 });
      await begin(its);
      await tell(its, update());
      await look();
      assert.deepEqual(await its.tasks(), []);
      assert.equal((await its.trigger()).due_at, null, 'it does not stand before others');
      await end(its);
      await look();
      assert.equal((await its.tasks()).length, 1);
    });
});

test('many that look at once, while changes are noted all the time, start one run', async () => {
  const its = await exportOnChanges({ quietSeconds: 0, longestSeconds: 0 });
  for (let round = 1; round <= 5; round++) {
    await Promise.all([tell(its, update()), ...Array.from({ length: 4 }, look), tell(its, update())]);
    await look();
    const tasks = await its.tasks();
    assert.equal(tasks.filter(({ status }) => status === 'queued').length, 1, `round ${round}`);
    await its.end();
    // What was noted beside the run that just began may want one more.
    await look();
    if ((await its.tasks()).some(({ status }) => status === 'queued')) await its.end();
    await look();
    const { first_at, due_at } = await its.trigger();
    assert.deepEqual([first_at, due_at], [null, null], 'nothing is forgotten, nothing too much');
  }
});

test('an export that cannot be started does not stand before others, of its company and of another', async () => {
  const [broken, other] = [
    await exportOnChanges({ quietSeconds: 0 }),
    await exportOnChanges({ quietSeconds: 0 }),
  ];
  const { member } = broken;
  const second = await member.config({ spreadsheetId: member.spreadsheet() });
  await set(member, second.id, { quietSeconds: 0 });
  await tell(broken, update());
  await tell(other, update());
  await broken.sql(sql`update change_triggers set look_at = now()`);
  const owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  await owner.query(
    `alter table export_tasks add constraint broken check (config_id <> '${broken.configId}') not valid`,
  );
  await look();
  await owner.query('alter table export_tasks drop constraint broken');
  await owner.end();
  assert.equal((await rows(member, second.id).tasks()).length, 1);
  assert.equal((await other.tasks()).length, 1);
  assert.deepEqual(await broken.tasks(), []);
  const { due_at, now } = await broken.trigger();
  assert.ok(due_at! > now, 'it is tried again later');
});

test('a company that somebody holds for long keeps no other waiting', async () => {
  const [held, other] = [
    await exportOnChanges({ quietSeconds: 0 }),
    await exportOnChanges({ quietSeconds: 0 }),
  ];
  const owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  await owner.query("select set_config('app.platform', 'on', false)");
  // Whoever waited for it would find it let go.
  await owner.query("set idle_in_transaction_session_timeout = '20s'");
  await owner.query('begin');
  await owner.query('select 1 from companies where id = $1 for update', [held.member.companyId]);
  for (const its of [held, other]) await its.sql(sql`update change_triggers set look_at = now()`);
  await look();
  await owner.query('rollback');
  await owner.end();
  assert.deepEqual([(await held.tasks()).length, (await other.tasks()).length], [0, 1]);
  await look();
  assert.equal((await held.tasks()).length, 1);
});

test('a nightly look starts a run, and what it finds though nothing was told is counted as lost', async () => {
  const its = await exportOnChanges();
  const lost = () =>
    app.db.database.forCompany(its.member.companyId, (trx) => lostOf(trx, its.integrationId));
  const night = () => its.sql(sql`update change_triggers set look = 'night', look_at = now()`);
  const changed = (rowsUpdated: number) =>
    its.sql(
      sql`update export_tasks set result = ${JSON.stringify({
        ...{
          rowsRead: 1,
          rowsKeptOut: 0,
          rowsAppended: 0,
          rowsUpdated,
          rowsUnchanged: 0,
          rowsDeleted: 0,
          cellsWritten: 0,
        },
        ...{
          requests: { moysklad: 1, sheets: { read: 1, write: 1 } },
          durationMs: 1,
          peakRssBytes: 1,
          cursor: null,
        },
      })} where status = 'queued'`,
    );
  const estimate = { moysklad: 1, sheets: { read: 1, write: 1 }, seconds: 1 };
  const planned = {
    pass: 'incremental',
    reason: 'changes-only',
    objects: 1,
    pages: 'large',
    parallel: 1,
    estimate,
  };
  const plan = sql`${JSON.stringify(planned)}::jsonb`;
  await night();
  await look();
  assert.equal((await its.tasks())[0]?.trigger, 'sweep');
  assert.notEqual((await its.trigger()).look_at, null);
  await changed(0);
  await its.end('done', plan);
  assert.equal((await lost()).count, 0);
  await night();
  await look();
  await changed(3);
  await its.end('done', plan);
  assert.equal((await lost()).count, 1);
  assert.ok((await lost()).lastAt);
  await tell(its, update());
  await night();
  await look();
  await changed(3);
  await its.end('done', plan);
  assert.equal((await lost()).count, 1, 'what was told was not lost');
});

test('a nightly look whose time comes during a run is made up for after it', async () => {
  const its = await exportOnChanges({ quietSeconds: 0 });
  await tell(its, update());
  await look();
  await its.sql(sql`update change_triggers set look_at = now()`);
  await look();
  assert.equal((await its.tasks()).length, 1);
  await its.end();
  await look();
  assert.equal((await its.tasks()).length, 2);
});

test('where MoySklad does not tell, the export looks every fifteen minutes', async () => {
  const its = await exportOnChanges();
  const settings = await set(its.member, its.configId, {});
  assert.deepEqual([settings.told, settings.pollMinutes], [false, 15]);
  await its.sql(sql`update change_triggers set look = 'poll', look_at = now()`);
  await look();
  assert.equal((await its.tasks())[0]?.trigger, 'poll');
  const { look: next, look_at, now } = await its.trigger();
  assert.equal(next, 'poll');
  assert.ok(Math.abs(look_at!.getTime() - now.getTime() - 15 * 60_000) < 60_000);
});

test('what is needed of an account is what its exports want, each once', async () => {
  const its = await exportOnChanges();
  const { member, configId, integrationId } = its;
  const needs = () => app.db.database.forCompany(member.companyId, needsOf);
  const lines = await member.config({
    spreadsheetId: member.spreadsheet(),
    exporter: 'customerorderposition',
  });
  await set(member, lines.id, {});
  const ofOrders = ['CREATE', 'UPDATE', 'DELETE'].map((action) => ({
    integrationId,
    entity: 'customerorder',
    action,
  }));
  const own = async () => (await needs()).filter(({ entity }) => entity === 'customerorder');
  assert.deepEqual(await own(), ofOrders);
  const named = (await needs()).filter(({ entity }) => entity === 'counterparty');
  assert.deepEqual(named, [{ integrationId, entity: 'counterparty', action: 'UPDATE' }], 'its name is shown');
  await set(member, configId, { paused: true });
  assert.deepEqual(await own(), ofOrders, 'the lines want them still');
  assert.equal((await member.call('DELETE', `/export-configs/${lines.id}/change-trigger`)).status, 204);
  assert.deepEqual(await needs(), []);
});

test('an export of another kind wants other changes; one that cannot start on changes has no trigger', async () => {
  const its = await exportOnChanges();
  const { member, configId } = its;
  const change = (exporter: string) =>
    member.call('PATCH', `/export-configs/${configId}`, { exporter, columns: null });
  assert.equal((await change('demand')).status, 200);
  await tell(its, update('demand'));
  assert.notEqual((await its.trigger()).due_at, null);
  assert.equal((await change('money_byaccount')).status, 200);
  assert.equal((await member.call('GET', `/export-configs/${configId}/change-trigger`)).status, 404);
  const refused = await member.call('PUT', `/export-configs/${configId}/change-trigger`, {});
  assert.deepEqual([refused.status, refused.body.code], [422, 'change-trigger-unfit']);
});

test('a trigger is set, changed from what was seen, and removed; roles and the audit log hold', async () => {
  const member = await app.company('ours');
  const { id } = await member.config({ spreadsheetId: member.spreadsheet() });
  const path = `/export-configs/${id}/change-trigger`;
  assert.equal((await member.call('GET', path)).body.code, 'change-trigger-missing');
  const made = await set(member, id, { quietSeconds: 5 });
  assert.deepEqual([made.quietSeconds, made.longestSeconds, made.paused], [5, 120, false]);
  const seen = made.updatedAt;
  await set(member, id, { quietSeconds: 6, updatedAt: seen });
  const late = await member.call('PUT', path, { quietSeconds: 7, updatedAt: seen });
  assert.deepEqual([late.status, late.body.code], [409, 'change-trigger-changed']);
  for (const wrong of [
    { quietSeconds: 601 },
    { quietSeconds: 200 },
    { timeZone: 'Moon/Sea' },
    { quietSeconds: 1.5 },
  ])
    assert.equal((await member.call('PUT', path, wrong)).status, 400, JSON.stringify(wrong));
  const viewer = await member.colleague('viewer');
  assert.equal((await viewer.call('GET', path)).status, 200);
  assert.equal((await viewer.call('PUT', path, {})).status, 403);
  assert.equal((await viewer.call('DELETE', path)).status, 403);
  assert.equal((await member.call('DELETE', path)).status, 204);
  assert.equal((await member.call('DELETE', path)).status, 404);
  const { items } = (await member.call('GET', '/audit-log')).body as { items: { event: string }[] };
  const events = items.map(({ event }) => event).filter((event) => event.startsWith('change-trigger'));
  assert.deepEqual(events, ['change-trigger.deleted', 'change-trigger.changed', 'change-trigger.created']);
});

test('a run that failed is looked after again, later each time, and that is no repair', async () => {
  const its = await exportOnChanges({ quietSeconds: 0 });
  const minutes = async () => {
    const { look: why, look_at, now } = await its.trigger();
    return [why, Math.round((look_at!.getTime() - now.getTime()) / 60_000)];
  };
  for (const wait of [15, 30, 60]) {
    await tell(its, update());
    await look();
    await its.end('failed');
    assert.deepEqual(await minutes(), ['now', wait]);
  }
  await its.sql(sql`update change_triggers set look_at = now()`);
  await look();
  await its.end();
  await its.sql(sql`update change_triggers set look_at = now()`);
  await look();
  await its.end('failed');
  assert.deepEqual(await minutes(), ['now', 15], 'counted anew after one that went well');
});

test('an export that is another one now looks at once: what it wants to hear, nobody may tell yet', async () => {
  const its = await exportOnChanges();
  const changed = await its.member.call('PATCH', `/export-configs/${its.configId}`, {
    exporter: 'demand',
    columns: null,
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  await look();
  assert.equal((await its.tasks()).length, 1);
  assert.equal((await its.trigger()).look, 'poll', 'it is not told, and looks by itself');
});

test('what MoySklad did not tell for a while, and tells again, is looked for at once', async () => {
  const its = await exportOnChanges();
  const { companyId } = its.member;
  const event = { kind: 'source.told' as const, companyId, requestId: 'r', integrationId: its.integrationId };
  await app.db.database.forCompany(companyId, (trx) => app.application.emit(trx, { ...event, lost: false }));
  await look();
  assert.equal((await its.tasks())[0]?.trigger, 'poll');
});

test('setting, telling and putting the webhooks in order at once: nobody waits for each other', async () => {
  const its = await exportOnChanges({ quietSeconds: 0 });
  const { companyId } = its.member;
  // As the job does: the address is held, then the exports are told.
  const inOrder = () =>
    app.db.database.forCompany(companyId, async (trx) => {
      await sql`update source_hooks set synced_at = now()`.execute(trx);
      const event = {
        kind: 'source.told' as const,
        companyId,
        requestId: 'r',
        integrationId: its.integrationId,
      };
      await app.application.emit(trx, { ...event, lost: true });
    });
  await its.sql(sql`insert into source_hooks (company_id, integration_id, secret, secret_hash)
    values (${companyId}, ${its.integrationId}, 'sealed', ${Buffer.from(randomUUID())})`);
  for (let round = 0; round < 10; round++)
    await Promise.all([
      ...Array.from({ length: 3 }, inOrder),
      tell(its, update()),
      set(its.member, its.configId, { quietSeconds: round }),
      its.member.call('POST', '/schedules/pause').then(() => its.member.call('POST', '/schedules/resume')),
      look(),
    ]);
});

test('a renamed counterparty is remembered for the run; other changes of it are nothing to the orders', async () => {
  const its = await exportOnChanges({ quietSeconds: 0 });
  const renamed = () => its.sql<{ renamed: string[] }>(sql`select renamed from change_triggers`);
  const agent = (fields: string[] | null): SourceChange => ({ ...update('counterparty'), fields });
  await tell(its, agent(['phone', 'tags']));
  assert.equal((await its.trigger()).due_at, null);
  const named = agent(['name']);
  await tell(its, named, named, agent(null), update());
  assert.equal((await renamed())[0]?.renamed.length, 2, 'each once');
  await look();
  type Row = { renamed: string[] };
  const [task] = await its.sql<Row>(sql`select renamed from export_tasks`);
  assert.ok(task?.renamed.includes(`counterparty ${named.id}`));
  assert.deepEqual((await renamed())[0]?.renamed, []);
  await set(its.member, its.configId, { quietSeconds: 0, paused: true });
  await its.end('failed');
  assert.equal((await renamed())[0]?.renamed.length, 2, 'what failed is to be brought by the next one');
  await set(its.member, its.configId, { quietSeconds: 0 });
  await tell(its, ...Array.from({ length: 31 }, () => agent(['name'])));
  assert.deepEqual((await renamed())[0]?.renamed, ['all'], 'too many to be named');
  await look();
  await its.end();
  await its.sql(sql`update change_triggers set look = 'night', look_at = now() + interval '1 day'`);
  await tell(its, ...Array.from({ length: 31 }, () => agent(['name'])));
  await look();
  const tasks = await its.sql<Row>(sql`select renamed from export_tasks order by created_at`);
  assert.deepEqual(tasks.at(-1)?.renamed ?? null, null, 'everything is read anew once an hour at most');
  assert.deepEqual((await renamed())[0]?.renamed, ['all'], 'and later');
  const { look: why, look_at, now } = await its.trigger();
  assert.equal(why, 'now');
  assert.ok(Math.abs(look_at!.getTime() - now.getTime() - 3_600_000) < 60_000);
});
