import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import type { TaskView } from '../src/exports/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { atCall } from './support/calls.ts';
import { cellsUnder } from './support/sheet.ts';
import { until } from './support/until.ts';

/** What is stopped waits, is told why, and goes on by itself. */

const ORDERS = 3000;
let app: TestApp;
let owner: pg.Client;
let ours: Member;
let theirs: Member;
let admin: Member;

before(async () => {
  const account = { kind: 'app' as const, orders: 3, products: 2, counterparties: 2 };
  app = await openTestApp({
    accounts: [
      { name: 'ours', token: 'ours', ...account, orders: ORDERS },
      { name: 'theirs', token: 'theirs', ...account },
      { name: 'admin', token: 'admin', ...account },
    ],
  });
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  ours = await app.company('ours');
  theirs = await app.company('theirs');
  admin = await app.company('admin');
  await owner.query(
    'insert into platform_admins (user_id) select user_id from members where company_id = $1',
    [admin.companyId],
  );
  await app.application.worker.start();
});
after(async () => {
  await owner?.end();
  await app?.close();
});

const reason = {
  ru: 'Google сейчас не отвечает, выгрузки ждут',
  en: 'Google does not answer now, exports wait',
};
const stop = async (what: string) =>
  assert.equal((await admin.call('PUT', `/admin/stops/${what}`, { reason })).status, 204);
const goOn = async (what: string) =>
  assert.equal((await admin.call('DELETE', `/admin/stops/${what}`)).status, 204);

const look = async (member: Member, id: string, language = 'ru') =>
  (await member.call('GET', `/export-tasks/${id}`, undefined, { 'accept-language': language }))
    .body as unknown as TaskView;
const ended = async (member: Member, id: string): Promise<TaskView> => {
  let last: TaskView | undefined;
  for await (const task of member.events(id)) last = task;
  assert.ok(last);
  return last;
};
const config = async (member: Member) => {
  const spreadsheetId = member.spreadsheet();
  return { spreadsheetId, id: (await member.config({ spreadsheetId })).id };
};

for (const what of ['google', 'moysklad', 'platform'])
  test(`${what} is stopped: a run that is started waits, is told the reason, calls nobody, and goes on by itself`, async () => {
    const { id: configId } = await config(theirs);
    await stop(what);
    const calls = () => app.sandbox.google.calls.length + app.sandbox.moysklad.calls.length;
    const before = calls();
    const started = await theirs.start(configId);
    assert.deepEqual([started.status, started.error?.detail], ['queued', reason.ru]);
    assert.equal((await look(theirs, started.id, 'en')).error?.detail, reason.en);
    const me = (await theirs.call('GET', '/me')).body as { service: { stopped: unknown } };
    assert.deepEqual(me.service.stopped, reason);
    // As long as the workers look for turns once.
    await app.db.database.platform.transaction().execute(async (trx) => {
      const { rows } = await sql`select * from companies_without_turns()`.execute(trx);
      assert.deepEqual(rows, []);
    });
    assert.equal(calls(), before);
    await goOn(what);
    assert.equal((await ended(theirs, started.id)).status, 'done');
  });

test('what needs a provider that is stopped is refused at once with the reason, and nobody is called', async () => {
  const key = app.sandbox.google.serviceAccount('another');
  const { items } = (await theirs.call('GET', '/integrations')).body as {
    items: { id: string; provider: string }[];
  };
  const idOf = (provider: string) => items.find((each) => each.provider === provider)?.id;
  const asked: [stop: string, method: string, path: string, body?: object][] = [
    ['moysklad', 'POST', '/exporters/customerorder/preview', {}],
    ['moysklad', 'POST', '/exporters/customerorder/count', {}],
    ['moysklad', 'POST', '/integrations', { provider: 'moysklad', token: 'theirs' }],
    ['moysklad', 'POST', `/integrations/${idOf('moysklad')}/check`],
    ['google', 'POST', '/integrations', { provider: 'google', key }],
    ['google', 'PUT', `/integrations/${idOf('google')}/secret`, { provider: 'google', key }],
    ['google', 'POST', `/integrations/${idOf('google')}/check`],
    ['google', 'POST', '/integrations/google/start', { page: 'connections' }],
    ['platform', 'POST', '/exporters/customerorder/preview', {}],
  ];
  const calls = () => app.sandbox.google.calls.length + app.sandbox.moysklad.calls.length;
  for (const [what, method, path, body] of asked) {
    await stop(what);
    const before = calls();
    const answer = await theirs.call(method, path, body);
    assert.deepEqual(
      [answer.status, answer.body.code, answer.body.detail],
      [503, 'provider-stopped', reason.ru],
      `${method} ${path}`,
    );
    assert.equal(calls(), before);
    await goOn(what);
  }
  for (const provider of ['moysklad', 'google']) {
    const checked = (await theirs.call('POST', `/integrations/${idOf(provider)}/check`)).body;
    assert.deepEqual([checked.status, checked.lastError], ['ok', null], 'a stop is no fault of the account');
  }
});

test('what runs stops at its next checkpoint, and goes on from there', async () => {
  const { id: configId, spreadsheetId } = await config(ours);
  const stopped = Promise.withResolvers<void>();
  // Within the first write: the checkpoint of that one is the next.
  atCall(app.sandbox.google, new RegExp(`${spreadsheetId}/values:batchUpdate`), 1, () => {
    owner
      .query(
        `insert into stops (what, reason_ru, reason_en, begun_by) values ('google', $1, $2, 'somebody')`,
        [reason.ru, reason.en],
      )
      .then(() => stopped.resolve(), stopped.reject);
  });
  const task = await ours.start(configId);
  await stopped.promise;
  await until(async () => (await look(ours, task.id)).status === 'queued');
  const waits = await look(ours, task.id);
  assert.deepEqual([waits.error?.code, waits.error?.detail], ['exports-stopped', reason.ru]);
  await goOn('google');
  const last = await ended(ours, task.id);
  assert.equal(last.status, 'done', JSON.stringify(last.error));
  assert.equal(
    new Set(cellsUnder(app.sandbox.google.spreadsheet(spreadsheetId), 'Заказы', 'ID')).size,
    ORDERS,
  );
});

test('one company is stopped softly: it waits and is told, everything else works, other companies run', async () => {
  const path = `/admin/companies/${theirs.companyId}/stop`;
  const { id: configId } = await config(theirs);
  const card = await admin.call('PUT', path, { reason: 'разбираемся с таблицей' });
  assert.equal(card.body.stoppedReason, 'разбираемся с таблицей');
  const started = await theirs.start(configId);
  assert.deepEqual([started.status, started.error?.detail], ['queued', 'разбираемся с таблицей']);
  const me = (await theirs.call('GET', '/me')).body as { companies: { stoppedReason: string }[] };
  assert.equal(me.companies[0]?.stoppedReason, 'разбираемся с таблицей');
  assert.equal((await theirs.call('GET', '/export-configs')).status, 200);
  const { id: other } = await config(admin);
  assert.equal((await admin.run(other)).status, 'done');
  const queue = (await admin.call('GET', '/admin/queue')).body as unknown as {
    companies: { id: string; stoppedReason: string; classes: unknown[] }[];
  };
  const shown = queue.companies.find(({ id }) => id === theirs.companyId);
  assert.equal(shown?.stoppedReason, 'разбираемся с таблицей');
  assert.partialDeepStrictEqual(shown?.classes, [{ urgency: 'person', waiting: 1, running: 0 }]);

  assert.equal((await look(theirs, started.id)).status, 'queued');
  assert.equal((await admin.call('DELETE', path)).body.stoppedReason, null);
  assert.equal((await ended(theirs, started.id)).status, 'done');
  const { items } = (await theirs.call('GET', '/audit-log')).body as { items: { event: string }[] };
  const events = items.map(({ event }) => event);
  assert.ok(events.includes('company.stopped') && events.includes('company.resumed'), events.join());
});

test('a run that waits because of a stop is cancelled like any other', async () => {
  const { id: configId } = await config(theirs);
  await stop('platform');
  const { id } = await theirs.start(configId);
  const answer = await theirs.call('POST', `/export-tasks/${id}/cancel`);
  assert.deepEqual([answer.status, answer.body.status], [202, 'cancelled']);
  await goOn('platform');
  assert.equal((await look(theirs, id)).status, 'cancelled');
});

test('who stopped what, when and why stays to be read; nobody else may stop or look', async () => {
  const { stops } = (await admin.call('GET', '/admin/queue')).body as unknown as {
    stops: {
      what: string;
      begunBy: string;
      endedBy: string | null;
      endedAt: string | null;
      reason: object;
    }[];
  };
  assert.ok(stops.length >= 5);
  for (const each of stops) assert.ok(each.endedAt, 'all are over');
  assert.deepEqual(stops[0]?.reason, reason);
  assert.notEqual(stops[0]?.begunBy, '');
  for (const [method, path, body] of [
    ['GET', '/admin/queue', undefined],
    ['PUT', '/admin/stops/google', { reason }],
    ['DELETE', '/admin/stops/google', undefined],
    ['PUT', `/admin/companies/${ours.companyId}/stop`, { reason: 'просто так' }],
    ['GET', '/admin/dead-jobs', undefined],
    ['DELETE', `/admin/dead-jobs/${ours.companyId}`, undefined],
  ] as const)
    assert.equal((await ours.call(method, path, body)).status, 403, `${method} ${path}`);
  for (const bad of [{}, { reason: { ru: 'по-русски' } }, { reason: { ru: 'а', en: 'b' } }])
    assert.equal((await admin.call('PUT', '/admin/stops/google', bad)).status, 400);
  assert.equal((await admin.call('PUT', '/admin/stops/weather', { reason })).status, 400);
});
