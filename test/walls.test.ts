import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Role } from '../db/tables/companies.ts';
import type { ConfigView, TaskView } from '../src/exports/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';

/** Who may do what, and that one company cannot reach what another one has. */
let app: TestApp;
let ours: Member;
let theirs: Member;
let config: ConfigView;
let task: TaskView;

before(async () => {
  const account = { kind: 'app' as const, orders: 20, products: 2, counterparties: 5 };
  app = await openTestApp({
    accounts: [
      { name: 'ours', token: 'ours', ...account },
      { name: 'theirs', token: 'theirs', ...account },
    ],
  });
  ours = await app.company('ours');
  theirs = await app.company('theirs');
  config = await ours.config({ spreadsheetId: ours.spreadsheet() });
  task = await ours.start(config.id);
});
after(() => app.close());

/** Every route that names an export or a run. */
const reaching = (): [method: string, path: string, body?: object][] => [
  ['GET', `/export-configs/${config.id}`],
  ['PATCH', `/export-configs/${config.id}`, { name: 'Чужая' }],
  ['DELETE', `/export-configs/${config.id}`],
  ['POST', '/export-tasks', { configId: config.id }],
  ['GET', `/export-tasks/${task.id}`],
  ['GET', `/export-tasks/${task.id}/events`],
  ['POST', `/export-tasks/${task.id}/cancel`],
];

test('another company finds nothing: 404, as if it were not there', async () => {
  for (const [method, path, body] of reaching()) {
    const { status, contentType, body: problem } = await theirs.call(method, path, body);
    assert.equal(status, 404, `${method} ${path}`);
    assert.match(contentType, /^application\/problem\+json/);
    assert.doesNotMatch(JSON.stringify(problem), /Заказы/);
  }
  for (const path of ['/export-configs', '/export-tasks', `/export-tasks?configId=${config.id}`]) {
    assert.deepEqual((await theirs.call('GET', path)).body.items, [], path);
  }
  const named = await theirs.call('GET', '/export-configs', undefined, { 'x-company-id': ours.companyId });
  assert.deepEqual([named.status, named.body.code], [403, 'not-a-member']);
  const still = await ours.call('GET', `/export-tasks/${task.id}`);
  assert.deepEqual([still.body.status, still.body.configName], ['queued', 'Заказы']);
});

test('a viewer looks and changes nothing', async () => {
  const viewer = await ours.colleague('viewer');
  const spreadsheetId = ours.spreadsheet();
  const forbidden: [string, string, object?][] = [
    ...reaching().filter(([method]) => method !== 'GET'),
    ['POST', '/export-configs', { ...config, spreadsheetId }],
    ['POST', '/exporters/customerorder/preview', {}],
    ['POST', '/spreadsheets', { title: 'Новая' }],
    ['POST', '/spreadsheets/check', { link: spreadsheetId }],
    ['POST', '/integrations', { provider: 'moysklad', token: 'ours' }],
  ];
  for (const [method, path, body] of forbidden) {
    const answer = await viewer.call(method, path, body);
    assert.deepEqual([answer.status, answer.body.code], [403, 'forbidden'], `${method} ${path}`);
  }
  for (const path of [`/export-configs/${config.id}`, `/export-tasks/${task.id}`, '/export-tasks'])
    assert.equal((await viewer.call('GET', path)).status, 200, path);
});

test('what each role may do', async () => {
  const allowed: Record<Role, [start: number, integrations: number]> = {
    viewer: [403, 403],
    editor: [409, 403],
    admin: [409, 201],
    owner: [409, 201],
  };
  for (const [role, expected] of Object.entries(allowed)) {
    const colleague = await ours.colleague(role as Role);
    const start = await colleague.call('POST', '/export-tasks', { configId: config.id });
    const connect = await colleague.call('POST', '/integrations', { provider: 'moysklad', token: 'ours' });
    assert.deepEqual([start.status, connect.status], expected, role);
  }
});

test('without a session nothing is answered', async () => {
  const asked = [...reaching(), ['GET', '/export-configs'], ['GET', '/exporters'], ['GET', '/integrations']];
  for (const [method, path, body] of asked as [string, string, object?][]) {
    const answer = await ours.call(method, path, body, { cookie: '' });
    assert.deepEqual([answer.status, answer.body.code], [401, 'unauthenticated'], `${method} ${path}`);
  }
});
