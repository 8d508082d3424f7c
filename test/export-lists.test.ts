import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { ConfigView, TaskView } from '../src/exports/schema.ts';
import type { ScheduleView } from '../src/triggers/schedules/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/** A company with many exports: all paused and resumed at once, one copied, runs found among all. */

let app: TestApp;
let member: Member;
let spreadsheetId: string;

before(async () => {
  app = await openTestApp({
    limits: false,
    accounts: [{ name: 'one', token: 'token', kind: 'app', orders: 6, products: 3, counterparties: 3 }],
  });
  member = await app.company('token');
  spreadsheetId = member.spreadsheet();
  await app.application.worker.start();
});
after(() => app.close());

const config = (sheetTitle: string, more: object = {}) =>
  member.config({ spreadsheetId, sheetTitle, ...more });

async function schedule(configId: string, verify = false, of = member): Promise<ScheduleView> {
  const answer = await of.call('POST', '/schedules', {
    ...{ configId, verify, cron: '0 9 * * *', spread: false },
  });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body as unknown as ScheduleView;
}

const schedules = async (of = member) => (await of.call('GET', '/schedules')).body.items as ScheduleView[];
const stateOf = async (id: string) => {
  const { paused, pausedTogether, nextAt } = (await schedules()).find((each) => each.id === id)!;
  return { paused, pausedTogether, runs: nextAt !== null };
};

test('all schedules are paused in one call, and those of them go on; what a person paused by itself stays so', async () => {
  const [one, two, own] = [
    await schedule((await config('А')).id),
    await schedule((await config('Б')).id, true),
    await schedule((await config('В')).id),
  ];
  await member.call('PATCH', `/schedules/${own.id}`, { paused: true });
  const neighbour = await app.company('token');
  const theirs = await neighbour.config({ spreadsheetId: neighbour.spreadsheet() });
  const near = await schedule(theirs.id, false, neighbour);

  const paused = await member.call('POST', '/schedules/pause');
  assert.deepEqual([paused.status, paused.body], [200, { changed: 2, changes: 0 }]);
  for (const { id } of [one, two])
    assert.deepEqual(await stateOf(id), { paused: true, pausedTogether: true, runs: false });
  assert.deepEqual(await stateOf(own.id), { paused: true, pausedTogether: false, runs: false });
  assert.equal(
    (await schedules(neighbour)).find(({ id }) => id === near.id)?.paused,
    false,
    'the neighbour’s',
  );
  assert.deepEqual(
    (await member.call('POST', '/schedules/pause')).body,
    { changed: 0, changes: 0 },
    'a second time',
  );

  // One of them is continued by itself: from now on it is not of those.
  await member.call('PATCH', `/schedules/${one.id}`, { paused: false });
  assert.deepEqual(await stateOf(one.id), { paused: false, pausedTogether: false, runs: true });
  await member.call('PATCH', `/schedules/${one.id}`, { paused: true });
  // Another rhythm leaves it paused with the others.
  await member.call('PATCH', `/schedules/${two.id}`, { cron: '0 10 * * *' });

  assert.deepEqual((await member.call('POST', '/schedules/resume')).body, { changed: 1, changes: 0 });
  assert.deepEqual(await stateOf(two.id), { paused: false, pausedTogether: false, runs: true });
  assert.deepEqual(await stateOf(one.id), { paused: true, pausedTogether: false, runs: false });
  assert.deepEqual(await stateOf(own.id), { paused: true, pausedTogether: false, runs: false });
  const next = (await schedules()).find(({ id }) => id === two.id)?.nextAt ?? '';
  assert.match(next, /T07:00:00/, 'by its new rhythm, at ten in Moscow');

  const lines = (await member.call('GET', '/audit-log?event=schedule')).body.items as {
    event: string;
    after: unknown;
  }[];
  assert.deepEqual(
    lines.filter(({ event }) => event.startsWith('schedule.all-')).map(({ event, after }) => [event, after]),
    [
      ['schedule.all-resumed', { schedules: 1 }],
      ['schedule.all-paused', { schedules: 2 }],
    ],
    'a call that changed nothing has no line',
  );
});

test('two pause and resume all at once: nobody meets an error of ours, and all are one or the other', async () => {
  for (let round = 0; round < 4; round += 1) {
    const answers = await Promise.all(
      ['pause', 'resume', 'pause', 'resume'].map((what) => member.call('POST', `/schedules/${what}`)),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200],
      JSON.stringify(answers.map(({ body }) => body)),
    );
    const together = (await schedules()).filter(({ pausedTogether }) => pausedTogether);
    assert.ok(together.every(({ paused, nextAt }) => paused && nextAt === null));
  }
});

test('a viewer may look, and neither pause nor copy', async () => {
  const viewer = await member.colleague('viewer');
  const { id } = await config('Смотреть');
  for (const [path, body] of [
    ['/schedules/pause', undefined],
    ['/schedules/resume', undefined],
    [`/export-configs/${id}/copies`, { name: 'Копия', sheetTitle: 'Копия' }],
  ] as const)
    assert.equal((await viewer.call('POST', path, body)).status, 403, path);
});

test('a copy has everything but name, sheet and schedule, and its own edition of the columns', async () => {
  const original = await config('Оригинал', {
    name: 'Заказы',
    columns: ['name', { key: 'sum', title: 'Итого' }],
    options: { gone: 'mark', protect: true, trim: true, sort: [{ column: 'name', descending: true }] },
  });
  await app.db.database.forCompany(member.companyId, (trx) =>
    trx.updateTable('export_configs').set({ edition: 1 }).where('id', '=', original.id).execute(),
  );
  await schedule(original.id);
  const copy = (sheetTitle: string, id = original.id) =>
    member.call('POST', `/export-configs/${id}/copies`, { name: 'Заказы (копия)', sheetTitle });

  const same = await copy('оригинал');
  assert.deepEqual([same.status, same.body.code], [409, 'sheet-used']);
  assert.deepEqual((same.body.errors as { field: string }[])[0]?.field, 'sheetTitle');
  // Whose small letters JavaScript and PostgreSQL do not agree on.
  for (const odd of ['ΟΔΟΣ', 'İ']) {
    const answers = [await copy(odd), await copy(odd)];
    assert.deepEqual([answers[0]!.status, answers[1]!.body.code], [201, 'sheet-used'], odd);
    await member.call('DELETE', `/export-configs/${answers[0]!.body.id}`);
  }

  const made = await copy('Копия');
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const settings = ({
    id: _1,
    name: _2,
    sheetTitle: _3,
    createdAt: _4,
    updatedAt: _5,
    ...rest
  }: ConfigView) => rest;
  const view = made.body as unknown as ConfigView;
  assert.deepEqual(settings(view), settings({ ...original, edition: 1 }));
  assert.deepEqual([view.name, view.sheetTitle, view.lastTask], ['Заказы (копия)', 'Копия', null]);
  assert.deepEqual((await member.call('GET', `/schedules?configId=${view.id}`)).body.items, []);
  assert.equal((await copy('Ещё', randomUUID())).status, 404);

  const twice = await Promise.all([copy('Разом'), copy('Разом')]);
  assert.deepEqual(twice.map(({ status }) => status).sort(), [201, 409], 'two copies at once to one sheet');
});

test('runs are found by export, outcome, trigger and period, page by page', async () => {
  const [good, bad] = [await config('Хорошая'), await config('Другая')];
  const run = async (body: object) => {
    const { id } = (await member.call('POST', '/export-tasks', body)).body as { id: string };
    await until(async () => (await member.call('GET', `/export-tasks/${id}`)).body.finishedAt !== null);
    return id;
  };
  // A comparison with an empty sheet finds everything missing; after a run nothing is.
  const drift = await run({ configId: good.id, verify: true });
  const done = await run({ configId: good.id });
  const agrees = await run({ configId: good.id, verify: true });
  const other = await run({ configId: bad.id });
  const change = (id: string, set: object) =>
    app.db.database.forCompany(member.companyId, (trx) =>
      trx.updateTable('export_tasks').set(set).where('id', '=', id).execute(),
    );
  await change(other, {
    status: 'failed',
    trigger: 'schedule',
    created_at: new Date('2026-01-15T12:00:00Z'),
  });

  const found = async (query: string) => {
    const { status, body } = await member.call('GET', `/export-tasks?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return (body.items as TaskView[]).map(({ id }) => id);
  };
  assert.deepEqual(await found('outcome=differs'), [drift]);
  assert.deepEqual(await found(`outcome=done&configId=${good.id}`), [agrees, done]);
  assert.deepEqual(await found('outcome=failed'), [other]);
  assert.deepEqual(await found('trigger=schedule'), [other]);
  assert.deepEqual(await found('outcome=active'), []);
  assert.deepEqual(await found('outcome=cancelled'), []);
  assert.deepEqual(await found('from=2026-01-15T12:00:00Z&to=2026-01-15T12:00:01Z'), [other]);
  assert.deepEqual(await found('to=2026-01-15T15:00:00%2B03:00'), [], 'the end itself is left out');
  const first = (await member.call('GET', `/export-tasks?configId=${good.id}&limit=2`)).body;
  const second = await found(`configId=${good.id}&limit=2&cursor=${first.nextCursor}`);
  assert.deepEqual([...(first.items as TaskView[]).map(({ id }) => id), ...second], [agrees, done, drift]);
  for (const wrong of ['outcome=good', 'trigger=never', 'from=yesterday', 'to=0000-01-01T00:00:00Z'])
    assert.equal((await member.call('GET', `/export-tasks?${wrong}`)).status, 400, wrong);
});
