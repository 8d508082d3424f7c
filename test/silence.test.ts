import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openKeyring } from '../src/platform/secrets/keyring.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { testSecrets } from './support/database.ts';
import { consent } from './support/google-consent.ts';
import { until } from './support/until.ts';

let app: TestApp;
let member: Member;
/** Longer than any test waits. */
const SILENCE_MS = 120_000;

before(async () => {
  const account = { name: 'a', token: 'a', kind: 'app' as const, orders: 30, products: 1, counterparties: 5 };
  app = await openTestApp({ accounts: [account] });
  member = await app.company('a');
  await app.application.worker.start();
});
after(() => app?.close());
beforeEach(() => {
  for (const { faults, calls } of [app.sandbox.moysklad, app.sandbox.google]) {
    faults.clear();
    calls.length = 0;
  }
});

type Desk = Pick<TestApp['sandbox']['google'], 'faults' | 'calls'>;
/** Where a provider says nothing any more, at which call of a run. */
const silences: [where: string, desk: () => Desk, path: string, method?: string][] = [
  ['MoySklad’s metadata', () => app.sandbox.moysklad, '/metadata'],
  ['a page of MoySklad’s', () => app.sandbox.moysklad, '/entity/customerorder?'],
  ['Google’s token endpoint', () => app.sandbox.google, '/token'],
  ['a look at the sheet', () => app.sandbox.google, '/v4/spreadsheets/', 'GET'],
  ['a write to the sheet', () => app.sandbox.google, 'atchUpdate', 'POST'],
];

/** Makes a provider hold every such call without a word. @returns waits until it holds one. */
function holdCalls({ faults }: Desk, path: string, method?: string): () => Promise<void> {
  let held = 0;
  const { strike } = faults;
  faults.strike = (asked, place) => {
    if (place.includes(path) && (!method || method === asked)) held += 1;
    return strike.call(faults, asked, place);
  };
  faults.add({ path, ...(method && { method }), fault: { kind: 'delay', ms: SILENCE_MS } });
  return async () => {
    await until(() => held > 0);
    faults.strike = strike;
  };
}

for (const silence of silences) {
  test(`${silence[0]} is silent: cancelling ends the run within about a second, and the next one runs`, async () => {
    const config = await member.config({ spreadsheetId: member.spreadsheet() });
    const [, desk, path, method] = silence;
    const isSilent = holdCalls(desk(), path, method);
    const { id } = await member.start(config.id);
    await isSilent();
    // What the run noted on its way is told by then: nothing but the wish to stop can be noticed any more.
    await sleep(700);
    const started = performance.now();
    assert.equal((await member.call('POST', `/export-tasks/${id}/cancel`)).status, 202);
    for await (const { status } of member.events(id)) if (status === 'cancelled') break;
    const ms = performance.now() - started;
    // A second on an idle machine; the call itself would be waited for for minutes.
    assert.ok(ms < 60_000, `${Math.round(ms)} ms`);
    const { status } = (await member.call('GET', `/export-tasks/${id}`)).body;
    assert.equal(status, 'cancelled');
    desk().faults.clear();
    assert.equal((await member.run(config.id)).status, 'done');
  });
}

/** A company whose Google account is a person's, with an access token that is over. */
async function withOldAccess(email: string): Promise<{ owner: Member; id: string }> {
  const owner = await app.company('a', { withGoogle: false });
  app.sandbox.google.createSpreadsheet({ title: 'Моя', owner: email });
  assert.equal(await consent(owner, email), '/connections connected');
  const keyring = openKeyring(testSecrets.encryptionKeys);
  const bound = { companyId: owner.companyId, provider: 'google' as const };
  const id = await app.db.database.forCompany(owner.companyId, async (trx) => {
    const row = await trx
      .selectFrom('integrations')
      .select(['id', 'secret'])
      .where('kind', '=', 'oauth')
      .executeTakeFirstOrThrow();
    const tokens = JSON.parse(keyring.decrypt(String(row.secret), bound));
    const secret = keyring.encrypt(JSON.stringify({ ...tokens, expiresAt: 0 }), bound);
    await trx.updateTable('integrations').set({ secret }).where('id', '=', row.id).execute();
    return row.id;
  });
  return { owner, id };
}

const refreshes = () => app.sandbox.google.calls.filter(({ path }) => path.startsWith('/token')).length;

test('Google is slow to renew an access: no transaction waits, others are served, who is too many hears 503', async () => {
  const { google } = app.sandbox;
  const { owner, id } = await withOldAccess('slow@example.com');
  google.calls.length = 0;
  google.faults.add({ path: '/token', fault: { kind: 'delay', ms: 6000 } });
  let served = 0;
  const asked = Array.from({ length: 30 }, async () => {
    const answer = await owner.raw('GET', `/spreadsheets?integrationId=${id}`);
    if (answer.status === 200) served += 1;
    return answer;
  });
  // Those for whom there is no room are told at once.
  const first = await Promise.race(asked);
  assert.deepEqual([first.status, Number(first.headers.get('retry-after')) > 0], [503, true]);
  assert.equal((await member.call('GET', '/me')).status, 200);
  const open = sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'
      and xact_start < now() - interval '500 ms'`;
  await until(async () => (await open.execute(app.db.database.platform)).rows[0]?.count === 0);
  assert.equal(served, 0, 'another is served, and no transaction is open, while Google is asked');
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  assert.deepEqual(
    [200, 503].map((wanted) => statuses.filter((status) => status === wanted).length),
    [10, 20],
  );
  assert.equal(refreshes(), 1, 'one asks for all');
});

test('a refresher that was killed holds the others up for no longer than its lease', async () => {
  const { owner, id } = await withOldAccess('killed@example.com');
  app.sandbox.google.calls.length = 0;
  const leased = (seconds: number) =>
    app.db.database.forCompany(owner.companyId, (trx) =>
      trx
        .updateTable('integrations')
        .set({ lease: randomUUID(), leased_until: sql<Date>`now() + make_interval(secs => ${seconds})` })
        .where('id', '=', id)
        .execute(),
    );
  const started = performance.now();
  await leased(2);
  assert.equal((await owner.call('GET', `/spreadsheets?integrationId=${id}`)).status, 200);
  const ms = performance.now() - started;
  assert.ok(ms > 1500 && ms < 60_000, `${Math.round(ms)} ms`);
  assert.equal(refreshes(), 1);
});

for (const [what, change, status] of [
  ['renewed by another', (secret: string) => ({ secret }), 200],
  ['taken back', () => ({ secret: null, status: 'reconnect' as const }), 409],
] as const) {
  test(`tokens ${what} between a look at them and the lease are not refreshed once more`, async () => {
    const { owner, id } = await withOldAccess(`between-${status}@example.com`);
    const keyring = openKeyring(testSecrets.encryptionKeys);
    const bound = { companyId: owner.companyId, provider: 'google' as const };
    app.sandbox.google.calls.length = 0;
    const { asked } = await app.db.database.forCompany(owner.companyId, async (trx) => {
      const row = await trx
        .selectFrom('integrations')
        .select('secret')
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirstOrThrow();
      // Who asks has looked, and waits for the row that this transaction holds.
      const asked = owner.call('GET', `/spreadsheets?integrationId=${id}`);
      await until(async () => (await waitingForRows()) > 0);
      const old = JSON.parse(keyring.decrypt(String(row.secret), bound));
      const accessToken = app.sandbox.google.issueToken(`between-${status}@example.com`, [
        'https://www.googleapis.com/auth/drive',
      ]);
      const fresh = { ...old, accessToken, expiresAt: Date.now() + 3_600_000 };
      const secret = keyring.encrypt(JSON.stringify(fresh), bound);
      await trx.updateTable('integrations').set(change(secret)).where('id', '=', id).execute();
      return { asked };
    });
    assert.equal((await asked).status, status);
    assert.equal(refreshes(), 0, 'Google is not asked');
    const now = await app.db.database.forCompany(owner.companyId, (trx) =>
      trx
        .selectFrom('integrations')
        .select(['secret', 'lease'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    assert.deepEqual([now.secret !== null, now.lease], [status === 200, null]);
  });
}

/** How many of this database's backends wait for what another transaction holds. */
async function waitingForRows(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(app.db.database.platform);
  return rows[0]?.count ?? 0;
}

test('an account connected anew while its old tokens are refreshed keeps the new ones', async () => {
  const email = 'anew@example.com';
  const { owner, id } = await withOldAccess(email);
  const { faults } = app.sandbox.google;
  faults.add({ path: '/token', fault: { kind: 'delay', ms: 1000 }, times: 1 });
  const asked = owner.call('GET', `/spreadsheets?integrationId=${id}`);
  const secret = () =>
    app.db.database.forCompany(owner.companyId, (trx) =>
      trx
        .selectFrom('integrations')
        .select(['secret', 'lease'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
  await until(async () => (await secret()).lease !== null);
  assert.equal(await consent(owner, email, { integrationId: id }), '/connections connected');
  const fresh = await secret();
  assert.equal((await asked).status, 200);
  assert.deepEqual(await secret(), fresh);
});

test('the process stops while providers are silent: at once; the run goes on later', async () => {
  const other = await openTestApp({
    accounts: [{ name: 'a', token: 'a', kind: 'app', orders: 5, products: 1, counterparties: 1 }],
  });
  let closed = false;
  try {
    const owner = await other.company('a');
    await other.application.worker.start();
    const config = await owner.config({ spreadsheetId: owner.spreadsheet() });
    const isSilent = [other.sandbox.moysklad, other.sandbox.google].map((desk) => holdCalls(desk, '/'));
    const { id } = await owner.start(config.id);
    const page = owner.call('GET', '/spreadsheets').catch(() => ({ status: 503 }));
    const status = () =>
      other.db.database.forCompany(owner.companyId, (trx) =>
        trx.selectFrom('export_tasks').select('status').where('id', '=', id).executeTakeFirstOrThrow(),
      );
    await until(async () => (await status()).status === 'running');
    for (const each of isSilent) await each();
    const started = performance.now();
    await other.application.close();
    closed = true;
    const ms = performance.now() - started;
    assert.ok(ms < 60_000, `${Math.round(ms)} ms`);
    assert.equal((await status()).status, 'queued');
    assert.equal((await page).status, 503);
  } finally {
    if (closed) await other.sandbox.close();
    if (closed) await other.db.close();
    else await other.close();
  }
});
