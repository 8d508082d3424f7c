import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DomainEvent } from '../src/platform/events/events.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/** What other rooms are told of tasks, through the whole application. */
let app: TestApp;
let owner: Member;
/** Each event of a task with the status that the task had in the transaction of the event. */
const told: [kind: DomainEvent['kind'], taskId: string, status: string][] = [];

before(async () => {
  const account = { name: 'ours', token: 'ours', kind: 'app' as const };
  app = await openTestApp({ accounts: [{ ...account, orders: 20, products: 2, counterparties: 5 }] });
  owner = await app.company('ours');
  for (const kind of ['task.started', 'task.ended'] as const)
    app.application.on(kind, async (trx, { taskId, companyId }) => {
      assert.equal(companyId, owner.companyId);
      const { status } = await trx
        .selectFrom('export_tasks')
        .select('status')
        .where('id', '=', taskId)
        .executeTakeFirstOrThrow();
      told.push([kind, taskId, status]);
    });
});
after(() => app?.close());

const of = (id: string) =>
  told.filter(([, taskId]) => taskId === id).map(([kind, , status]) => [kind, status]);

test('a task that waits is told of when it starts, and when it is cancelled; a start that is refused is not', async () => {
  const config = await owner.config({ spreadsheetId: owner.spreadsheet() });
  const { id } = await owner.start(config.id);
  const count = told.length;
  assert.equal((await owner.call('POST', '/export-tasks', { configId: config.id })).status, 409);
  assert.equal(told.length, count);
  assert.equal((await owner.call('POST', `/export-tasks/${id}/cancel`)).status, 202);
  assert.equal((await owner.call('POST', `/export-tasks/${id}/cancel`)).status, 202);
  assert.deepEqual(of(id), [
    ['task.started', 'queued'],
    ['task.ended', 'cancelled'],
  ]);
});

test('a task that runs is told of once when it is done, when it fails, when it is cancelled meanwhile', async () => {
  await app.application.worker.start();
  const spreadsheetId = owner.spreadsheet();
  const config = await owner.config({ spreadsheetId, sheetTitle: 'Дальше' });
  const done = await owner.run(config.id);
  assert.equal(done.status, 'done');
  const { google, moysklad } = app.sandbox;
  moysklad.faults.add({ path: 'customerorder', fault: { kind: 'delay', ms: 3000 } });
  const slow = await owner.start(config.id, { full: true });
  await until(async () => (await owner.call('GET', `/export-tasks/${slow.id}`)).body.status === 'running');
  await owner.call('POST', `/export-tasks/${slow.id}/cancel`);
  await until(() => of(slow.id).length > 1);
  moysklad.faults.clear();
  google.unshare(spreadsheetId, google.serviceAccount(`company-${owner.companyId.slice(0, 8)}`).client_email);
  const failed = await owner.run(config.id);
  assert.equal(failed.status, 'failed');
  for (const [id, status] of [
    [done.id, 'done'],
    [slow.id, 'cancelled'],
    [failed.id, 'failed'],
  ])
    assert.deepEqual(of(id ?? ''), [
      ['task.started', 'queued'],
      ['task.ended', status],
    ]);
});
