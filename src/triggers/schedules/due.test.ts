import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { openLog } from '../../platform/telemetry/log.ts';
import { dueSchedules } from './due.ts';

let app: TestApp;
before(async () => {
  const account = { name: 'ours', token: 'ours', kind: 'app' as const };
  app = await openTestApp({ accounts: [{ ...account, orders: 2, products: 2, counterparties: 2 }] });
});
after(() => app?.close());

test('a worker whose clock is behind the database’s starts what is due once', async (t) => {
  const member = await app.company('ours');
  const { id: configId } = await member.config({ spreadsheetId: member.spreadsheet() });
  const rhythm = { configId, cron: '*/5 * * * *', timeZone: 'Europe/Moscow' };
  assert.equal((await member.call('POST', '/schedules', rhythm)).status, 201);
  const { database, queue, emitEach } = app.application;
  const nextAt = (change?: Date) =>
    database.forCompany(member.companyId, async (trx) => {
      if (change) await trx.updateTable('schedules').set({ next_at: change }).execute();
      return (await trx.selectFrom('schedules').select('next_at').executeTakeFirstOrThrow()).next_at;
    });
  const now = Date.now();
  await nextAt(new Date(now - (now % 300_000)));
  t.mock.timers.enable({ apis: ['Date'], now: now - 600_000 });
  await dueSchedules({ database, queue, emitEach, log: openLog('silent') }).run(new AbortController().signal);
  t.mock.timers.reset();
  const { body } = await member.call('GET', `/export-tasks?configId=${configId}`);
  assert.equal((body.items as unknown[]).length, 1, 'it was started');
  assert.ok((await nextAt())!.getTime() > now, 'and is not due again');
});
