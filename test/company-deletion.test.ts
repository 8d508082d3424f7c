import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { openKeyring } from '../src/platform/secrets/keyring.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { testSecrets } from './support/database.ts';
import { consent } from './support/google-consent.ts';
import { until } from './support/until.ts';

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

/** Connects Google by consent. Answers the refresh token. */
async function consented(member: Member, email: string): Promise<string> {
  assert.equal(await consent(member, email), '/connections connected');
  const { companyId } = member;
  const { secret } = await app.db.database.forCompany(companyId, (trx) =>
    trx.selectFrom('integrations').select('secret').where('kind', '=', 'oauth').executeTakeFirstOrThrow(),
  );
  const keyring = openKeyring(testSecrets.encryptionKeys);
  return JSON.parse(keyring.decrypt(String(secret), { companyId, provider: 'google' })).refreshToken;
}

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
  // A worker erases it when it starts.
  await until(async () => (await rows('companies')).length === 0);
  for (const table of ['export_configs', 'export_tasks', 'integrations', 'members', 'audit_log'])
    assert.deepEqual(await rows(table), [], table);
});

/** Whether something waits to be taken back at Google. */
const waits = ({ companyId }: Member) =>
  app.db.database.forCompany(companyId, (trx) =>
    trx.selectFrom('google_revocations').select('id').executeTakeFirst(),
  );

test('what people allowed at Google is taken back there, when the last company that lives by it goes', async () => {
  const [first, second] = [await app.company('ours'), await app.company('ours')];
  const email = 'gleb@example.com';
  app.sandbox.google.createSpreadsheet({ title: 'Глеба', owner: email });
  const tokens = [await consented(first, email), await consented(second, email)];
  const answers = () =>
    Promise.all(
      tokens.map(async (refresh_token) => {
        const client = { client_id: 'skladno-test', client_secret: 'a secret of tests' };
        const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token, ...client });
        return (await fetch(app.sandbox.google.tokenUrl, { method: 'POST', body })).status;
      }),
    );
  assert.equal((await first.call('DELETE', '/companies/current')).status, 200);
  await until(async () => !(await waits(first)));
  assert.equal((await answers())[1], 200, 'the other company goes on');
  assert.equal((await second.call('DELETE', '/companies/current')).status, 200);
  await until(async () => !(await waits(second)));
  assert.deepEqual(await answers(), [400, 400]);
  assert.equal((await second.call('POST', '/companies/current/restore')).status, 200);
  await consented(second, email);
});
