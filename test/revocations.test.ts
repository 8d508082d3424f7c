import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { keepPending } from '../src/integrations/pending.ts';
import { revokeLater } from '../src/integrations/revocations.ts';
import { openKeyring } from '../src/platform/secrets/keyring.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { testSecrets } from './support/database.ts';
import { consent } from './support/google-consent.ts';
import { until } from './support/until.ts';

/** What is taken back at Google, what is not, and when it is given up. */

let app: TestApp;
const keyring = openKeyring(testSecrets.encryptionKeys);

before(async () => {
  const account = { name: 'ours', token: 'ours', kind: 'app' as const };
  app = await openTestApp({ accounts: [{ ...account, orders: 2, products: 2, counterparties: 2 }] });
  await app.application.worker.start();
});
after(() => app?.close());

/** A company whose Google account a person allowed. */
async function connected(email: string, member?: Member) {
  const of = member ?? (await app.company('ours', { withGoogle: false }));
  if (!member) app.sandbox.google.createSpreadsheet({ title: 'Моя', owner: email });
  assert.equal(await consent(of, email), '/connections connected');
  const { companyId } = of;
  const row = await app.db.database.forCompany(companyId, (trx) =>
    trx.selectFrom('integrations').selectAll().where('kind', '=', 'oauth').executeTakeFirstOrThrow(),
  );
  const { refreshToken } = JSON.parse(keyring.decrypt(String(row.secret), { companyId, provider: 'google' }));
  return { member: of, companyId, id: row.id, account: row.account, refreshToken: String(refreshToken) };
}

/** Whether Google still takes a refresh token. */
async function lives(refreshToken: string): Promise<boolean> {
  const client = { client_id: 'skladno-test', client_secret: 'a secret of tests' };
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, ...client });
  return (await fetch(app.sandbox.google.tokenUrl, { method: 'POST', body })).status === 200;
}

/** Until nothing waits to be taken back. */
async function allTold(companyId: string): Promise<void> {
  await until(() =>
    app.db.database.forCompany(companyId, async (trx) => {
      const rows = await trx.selectFrom('google_revocations').select('id').execute();
      return rows.length === 0;
    }),
  );
}

test('a Google account that waits to be confirmed in another company is not ended', async () => {
  const first = await connected('both@example.com');
  const second = await app.company('ours', { withGoogle: false });
  const { companyId } = second;
  const { user_id: userId } = await app.db.database.forCompany(companyId, (trx) =>
    trx.selectFrom('members').select('user_id').executeTakeFirstOrThrow(),
  );
  const tokens = { accessToken: 'a', refreshToken: 'another of the same person', expiresAt: 0 };
  await app.db.database.forCompany(companyId, (trx) =>
    keepPending(
      { keyring, queue: app.application.queue },
      trx,
      { companyId, userId, integrationId: null, account: first.account, email: null, scopes: [], tokens },
      'r',
    ),
  );
  assert.equal((await first.member.call('DELETE', `/integrations/${first.id}`)).status, 204);
  await allTold(first.companyId);
  assert.equal(await lives(first.refreshToken), true, 'a revocation ends all that we hold of the account');
});

test('a key in the place of an account that a person allowed: that one is taken back', async () => {
  const { member, companyId, id, refreshToken } = await connected('replaced@example.com');
  const key = app.sandbox.google.serviceAccount(`in-the-place-${companyId.slice(0, 8)}`);
  const put = await member.call('PUT', `/integrations/${id}/secret`, { provider: 'google', key });
  assert.equal(put.status, 200, JSON.stringify(put.body));
  await until(async () => !(await lives(refreshToken)));
  const notes = await app.db.database.forCompany(companyId, (trx) =>
    trx.selectFrom('google_accounts').select('account_hash').where('integration_id', '=', id).execute(),
  );
  assert.deepEqual(notes, [], 'nor does it keep others from being taken back');
});

test('a worker that was away for days still tries more than once', async () => {
  const { member, companyId, id, account, refreshToken } = await connected('away@example.com');
  app.sandbox.google.faults.add({ path: '/revoke', times: 4, fault: { kind: 'status', status: 503 } });
  await app.db.database.forCompany(companyId, async (trx) => {
    await revokeLater(
      trx,
      { keyring, queue: app.application.queue },
      { companyId, requestId: randomUUID(), subject: account, refreshToken },
    );
    await trx
      .updateTable('google_revocations')
      .set({ created_at: new Date(Date.now() - 3 * 86_400_000) })
      .execute();
    await trx.deleteFrom('integrations').where('id', '=', id).execute();
  });
  await until(async () => !(await lives(refreshToken)));
  await allTold(companyId);
  assert.equal((await member.call('GET', '/integrations')).status, 200);
});

test('a key that is tried while the company is deleted is not kept', async () => {
  const member = await app.company('ours', { withGoogle: false });
  const key = app.sandbox.google.serviceAccount(`late-${member.companyId.slice(0, 8)}`);
  const before = app.sandbox.google.calls.length;
  app.sandbox.google.faults.add({ path: '/token', times: 1, fault: { kind: 'delay', ms: 3000 } });
  const trying = member.call('POST', '/integrations', { provider: 'google', key });
  await until(() => app.sandbox.google.calls.length > before);
  assert.equal((await member.call('DELETE', '/companies/current')).status, 200);
  const tried = await trying;
  assert.equal(tried.body.code, 'company-deleted');
  const rows = await app.db.database.forCompany(member.companyId, (trx) =>
    trx.selectFrom('integrations').select('kind').where('secret', 'is not', null).execute(),
  );
  assert.deepEqual(rows, []);
});
