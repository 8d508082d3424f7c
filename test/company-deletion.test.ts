import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Member, openTestApp, type TestApp } from './support/app.ts';

/** What deleting a company does to what goes on in it, through the whole application. */
let app: TestApp;
let owner: Member;

before(async () => {
  const account = {
    name: 'ours',
    token: 'ours',
    kind: 'app' as const,
    orders: 20,
    products: 2,
    counterparties: 5,
  };
  app = await openTestApp({ accounts: [account] });
  owner = await app.company('ours');
});
after(() => app.close());

const rows = (table: string) =>
  app.db.database.forCompany(owner.companyId, async (trx) => {
    return (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(trx)).rows;
  });

test('runs stop, secrets are gone at once, settings stay until it is erased by a worker', async () => {
  const config = await owner.config({ spreadsheetId: owner.spreadsheet() });
  const task = await owner.start(config.id);
  const secrets = (await rows('integrations')).map(({ secret }) => String(secret));
  assert.equal(secrets.length, 2);
  assert.equal((await owner.call('DELETE', '/companies/current')).status, 200);

  const refused = await owner.call('POST', '/export-tasks', { configId: config.id });
  assert.deepEqual([refused.status, refused.body.code], [403, 'company-deleted']);
  assert.deepEqual(
    (await rows('export_tasks')).map(({ id, status }) => [id, status]),
    [[task.id, 'cancelled']],
  );
  const left = JSON.stringify(await rows('integrations'));
  for (const secret of secrets) assert.ok(!left.includes(secret), 'no envelope is left');
  assert.equal((await rows('export_configs')).length, 1, 'settings wait for the day of erasure');

  assert.equal((await owner.call('POST', '/companies/current/restore')).status, 200);
  assert.equal((await owner.call('GET', `/export-configs/${config.id}`)).status, 200);
  assert.equal((await owner.call('DELETE', '/companies/current')).status, 200);
  await app.db.database.forCompany(owner.companyId, (trx) =>
    trx
      .updateTable('companies')
      .set({ erase_at: new Date(Date.now() - 1000) })
      .execute(),
  );
  await app.application.worker.start();
  const patience = Date.now() + 20_000;
  while ((await rows('companies')).length > 0)
    assert.ok(Date.now() < patience, 'a worker erases it when it starts');
  for (const table of ['export_configs', 'export_tasks', 'integrations', 'members', 'audit_log'])
    assert.deepEqual(await rows(table), [], table);
});
