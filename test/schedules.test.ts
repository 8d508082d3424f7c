import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConfigView, TaskView } from '../src/exports/schema.ts';
import type { ScheduleView } from '../src/triggers/schedules/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { runThroughDoubts } from './support/doubts.ts';
import { consent } from './support/google-consent.ts';
import { cellsUnder } from './support/sheet.ts';
import { until } from './support/until.ts';

/** Exports that run by themselves: the API, the clock of two workers, and what keeps a run from being started. */

let app: TestApp;
let member: Member;
let config: ConfigView;
let spreadsheetId: string;

before(async () => {
  app = await openTestApp({
    limits: false,
    accounts: [
      { name: 'one', token: 'token', kind: 'app', orders: 12, products: 5, counterparties: 5, documents: 2 },
    ],
  });
  member = await app.company('token');
  spreadsheetId = member.spreadsheet();
  config = await member.config({ spreadsheetId });
  await app.application.worker.start();
  await app.startWorker();
});
after(() => app.close());

const rhythm = { cron: '0 9 * * 1-5', timeZone: 'Europe/Moscow', spread: false };

async function schedule(body: object, of = member): Promise<ScheduleView> {
  const answer = await of.call('POST', '/schedules', { ...rhythm, ...body });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body as unknown as ScheduleView;
}

async function find(id: string, of = member): Promise<ScheduleView> {
  const { body } = await of.call('GET', '/schedules');
  const found = (body.items as ScheduleView[]).find((each) => each.id === id);
  assert.ok(found);
  return found;
}

async function runsOf(configId: string, of = member): Promise<TaskView[]> {
  const { body } = await of.call('GET', `/export-tasks?configId=${configId}`);
  return body.items as TaskView[];
}

/** Its time has come. */
async function letItBeDue(id: string, of = member): Promise<void> {
  await app.db.database.forCompany(of.companyId, (trx) =>
    trx
      .updateTable('schedules')
      .set({ next_at: new Date(Date.now() - 1000) })
      .where('id', '=', id)
      .execute(),
  );
}

/** Some worker looked at it: the next time is ahead. */
const lookedAt = (id: string, of = member) =>
  until(async () => Date.parse((await find(id, of)).nextAt ?? '') > Date.now());

test('what cannot be kept is refused, and the field is named', async () => {
  const wrong: [object, string][] = [
    [{ cron: 'каждый день' }, 'cron'],
    [{ cron: '* * * * *' }, 'cron'],
    [{ cron: '0,3 9 * * *' }, 'cron'],
    [{ cron: '0 0 30 2 *' }, 'cron'],
    [{ cron: '0 0 9 * * *' }, 'cron'],
    [{ cron: '61 9 * * *' }, 'cron'],
    [{ timeZone: 'Europe/Урюпинск' }, 'timeZone'],
  ];
  for (const [body, field] of wrong) {
    const answer = await member.call('POST', '/schedules', { configId: config.id, ...rhythm, ...body });
    assert.equal(answer.status, 400, JSON.stringify(answer.body));
    assert.equal((answer.body.errors as { field: string }[])[0]?.field, field, JSON.stringify(body));
  }
  assert.deepEqual((await member.call('GET', '/schedules')).body.items, []);
});

test('made, changed, paused, continued, deleted; each is in the audit log', async () => {
  const made = await schedule({ configId: config.id });
  const at = new Date(made.nextAt ?? '');
  assert.equal(at.getUTCHours(), 6, 'nine o’clock in Moscow');
  assert.ok(at.getTime() > Date.now());
  const again = await member.call('POST', '/schedules', { ...rhythm, configId: config.id });
  assert.deepEqual([again.status, again.body.code], [409, 'schedule-exists']);
  const other = await schedule({ configId: config.id, verify: true, cron: '0 3 * * *' });

  const change = (body: object) => member.call('PATCH', `/schedules/${made.id}`, body);
  assert.equal((await change({ cron: '1 1 31 2 *' })).status, 400);
  const moved = (await change({ timeZone: 'Asia/Vladivostok' })).body as unknown as ScheduleView;
  assert.equal(new Date(moved.nextAt ?? '').getUTCHours(), 23, 'nine o’clock in Vladivostok');
  const paused = (await change({ paused: true })).body as unknown as ScheduleView;
  assert.deepEqual([paused.paused, paused.nextAt], [true, null]);
  const changed = (await change({ cron: '30 10 * * *' })).body as unknown as ScheduleView;
  assert.deepEqual([changed.paused, changed.nextAt], [true, null], 'stays paused');
  const continued = (await change({ paused: false })).body as unknown as ScheduleView;
  assert.match(continued.nextAt ?? '', /T00:30:00/);

  for (const { id } of [made, other])
    assert.equal((await member.call('DELETE', `/schedules/${id}`)).status, 204);
  const { status, body } = await member.call('PATCH', `/schedules/${made.id}`, {});
  assert.deepEqual([status, body.code], [404, 'schedule-missing']);
  const log = (await member.call('GET', '/audit-log?limit=100')).body.items as { event: string }[];
  const events = log.map(({ event }) => event).filter((event) => event.startsWith('schedule.'));
  const expected = ['deleted', 'deleted', ...Array(4).fill('changed'), 'created', 'created'];
  assert.deepEqual(
    events,
    expected.map((verb) => `schedule.${verb}`),
  );
});

test('the calendar tells a week’s runs, of the company’s own exports alone; paused ones run not', async () => {
  const own = await member.config({ spreadsheetId, sheetTitle: 'Календарь' });
  const { id } = await schedule({ configId: own.id, cron: '0 9 * * *' });
  const ask = async (query: string, of = member) => {
    const { status, body } = await of.call('GET', `/coming-runs?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return (body.items as { scheduleId: string; configName: string; days: { times: string[] }[] }[]).find(
      ({ scheduleId }) => scheduleId === id,
    );
  };
  const nextYear = `${new Date().getUTCFullYear() + 1}-06-01`;
  const told = await ask(`from=${nextYear}`);
  assert.equal(told?.configName, own.name);
  assert.deepEqual(
    told?.days.map(({ times }) => times.length),
    [1, 1, 1, 1, 1, 1, 1],
  );
  assert.equal(told?.days[0]?.times[0], `${nextYear}T06:00:00.000Z`);
  assert.equal(await ask(`from=${nextYear}`, await app.company('token')), undefined);
  assert.equal(await ask('from=2020-01-06'), undefined, 'nothing is to come in the past');
  await member.call('PATCH', `/schedules/${id}`, { paused: true });
  assert.equal(await ask(`from=${nextYear}`), undefined);
  for (const query of ['from=2020-02-30', 'from=1999-12-31', 'from=soon', 'timeZone=Here'])
    assert.equal((await member.call('GET', `/coming-runs?${query}`)).status, 400, query);
  await member.call('DELETE', `/export-configs/${own.id}`);
});

test('due, it runs once, however many workers look; the sheet is written; then the next time stands', async () => {
  const { id } = await schedule({ configId: config.id });
  await letItBeDue(id);
  await lookedAt(id);
  await until(async () => (await runsOf(config.id)).every(({ finishedAt }) => finishedAt));
  const runs = await runsOf(config.id);
  assert.deepEqual(
    runs.map(({ trigger, status, verify }) => [trigger, status, verify]),
    [['schedule', 'done', false]],
  );
  const workbook = app.sandbox.google.spreadsheet(spreadsheetId);
  assert.equal(cellsUnder(workbook, 'Заказы', 'ID').filter(Boolean).length, 12);
  assert.equal((await member.run(config.id)).trigger, 'manual');
  await member.call('DELETE', `/schedules/${id}`);
});

test('a comparison that comes due while the export runs waits for its end, and writes nothing', async () => {
  const own = await member.config({ spreadsheetId, sheetTitle: 'Вторые' });
  const { id } = await schedule({ configId: own.id, verify: true, cron: '0 3 * * *' });
  app.sandbox.moysklad.faults.add({ path: 'customerorder', fault: { kind: 'delay', ms: 7000 }, times: 1 });
  const going = await member.start(own.id);
  await letItBeDue(id);
  await until(async () => {
    const runs = await runsOf(own.id);
    return runs.length > 1 && runs.every(({ finishedAt }) => finishedAt);
  });
  const [second, first, ...more] = await runsOf(own.id);
  assert.deepEqual([first?.id, more.length], [going.id, 0]);
  assert.deepEqual([second?.verify, second?.trigger, second?.status], [true, 'schedule', 'done']);
  assert.ok(Date.parse(second?.createdAt ?? '') >= Date.parse(first?.finishedAt ?? ''));
  assert.equal(second?.result?.requests.sheets.write, 0);
});

test('a closed company’s exports do not run', async () => {
  const theirs = await app.company('token');
  const own = await theirs.config({ spreadsheetId: theirs.spreadsheet() });
  const { id } = await schedule({ configId: own.id }, theirs);
  const block = (reason: string | null) =>
    app.db.database.forCompany(theirs.companyId, (trx) =>
      trx
        .updateTable('companies')
        .set({ blocked_at: reason === null ? null : new Date(), blocked_reason: reason })
        .execute(),
    );
  await block('за неуплату');
  await letItBeDue(id, theirs);
  await until(async () =>
    app.db.database.forCompany(theirs.companyId, async (trx) => {
      const { next_at } = await trx.selectFrom('schedules').selectAll().executeTakeFirstOrThrow();
      return (next_at?.getTime() ?? 0) > Date.now();
    }),
  );
  await block(null);
  assert.deepEqual(await runsOf(own.id, theirs), []);
});

test('Google’s refresh token revoked while a schedule runs: it waits, is told once, and is made up for', async () => {
  const theirs = await app.company('token');
  const email = 'vera@example.com';
  app.sandbox.google.createSpreadsheet({ title: 'Веры', owner: email });
  await consent(theirs, email);
  const items = async () =>
    (await theirs.call('GET', '/integrations')).body.items as { id: string; kind: string; status: string }[];
  const google = async () => (await items()).find(({ kind }) => kind === 'oauth');
  const integrationId = String((await google())?.id);
  const sheet = await theirs.call('POST', `/spreadsheets?integrationId=${integrationId}`, { title: 'Моя' });
  const own = await theirs.config({
    spreadsheetId: String(sheet.body.id),
    googleIntegrationId: integrationId,
  });
  const { id } = await schedule({ configId: own.id }, theirs);
  await letItBeDue(id, theirs);
  app.sandbox.moysklad.faults.add({ path: 'customerorder', fault: { kind: 'delay', ms: 800 }, times: 2 });
  await until(async () => (await runsOf(own.id, theirs))[0]?.status === 'running');
  app.sandbox.google.revoke(email);
  const [begun] = await runsOf(own.id, theirs);
  assert.ok(begun);
  await runThroughDoubts(app, theirs, begun);
  const [failed] = await runsOf(own.id, theirs);
  assert.deepEqual([failed?.status, failed?.error?.code], ['failed', 'integration-reconnect']);
  assert.equal((await google())?.status, 'reconnect');

  // The next times nothing is started, and the schedule says why; its settings are as they were.
  for (let time = 0; time < 2; time++) {
    await letItBeDue(id, theirs);
    await lookedAt(id, theirs);
  }
  assert.equal((await runsOf(own.id, theirs)).length, 1);
  const waiting = await find(id, theirs);
  assert.deepEqual([waiting.waitsForConnection, waiting.paused, waiting.cron], [true, false, rhythm.cron]);
  assert.equal(waiting.failures, 1, 'that of the run it started');
  const emails = (await theirs.call('GET', '/outbox')).body.items as { subject: string }[];
  assert.equal(emails.filter(({ subject }) => subject.includes(email)).length, 1, 'the owner is told once');

  assert.equal(await consent(theirs, email, { integrationId }), '/connections connected');
  await until(async () => (await runsOf(own.id, theirs))[0]?.status === 'done');
  const runs = await runsOf(own.id, theirs);
  assert.deepEqual(
    runs.map(({ trigger, status }) => [trigger, status]),
    [
      ['schedule', 'done'],
      ['schedule', 'failed'],
    ],
  );
  assert.equal((await find(id, theirs)).waitsForConnection, false);
});

test('an account that was lost works again: a check that finds it makes up for what was missed', async () => {
  const theirs = await app.company('token');
  const own = await theirs.config({ spreadsheetId: theirs.spreadsheet() });
  const { id } = await schedule({ configId: own.id }, theirs);
  await app.db.database.forCompany(theirs.companyId, (trx) =>
    trx.updateTable('integrations').set({ status: 'reconnect' }).execute(),
  );
  await letItBeDue(id, theirs);
  await lookedAt(id, theirs);
  const { items } = (await theirs.call('GET', '/integrations')).body as { items: { id: string }[] };
  const [first, second] = items.map((integration) => integration.id);
  const check = async (integrationId = '') => {
    const { body } = await theirs.call('POST', `/integrations/${integrationId}/check`);
    assert.equal(body.status, 'ok', JSON.stringify(body));
  };
  await check(first);
  assert.equal((await find(id, theirs)).waitsForConnection, true, 'the other one is still lost');
  assert.deepEqual(await runsOf(own.id, theirs), []);
  await check(second);
  await until(async () => (await runsOf(own.id, theirs))[0]?.status === 'done');
  assert.deepEqual(
    (await runsOf(own.id, theirs)).map(({ trigger }) => trigger),
    ['schedule'],
  );
});
