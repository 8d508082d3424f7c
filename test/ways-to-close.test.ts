import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { eraseDue } from '../src/companies/lifecycle.ts';
import { keepPending } from '../src/integrations/pending.ts';
import { endLease, forgetSecrets, takeLease } from '../src/integrations/store.ts';
import { openKeyring } from '../src/platform/secrets/keyring.ts';
import { findUnreadable, sealedColumns } from '../src/platform/secrets/sealed.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { testSecrets } from './support/database.ts';
import { beginConsent, comeBack, consent, decide } from './support/google-consent.ts';
import { until } from './support/until.ts';
import { deactivation, newAccount, vendorCall } from './support/vendor.ts';

/** Every way in which a company stops working, and what each does: the table of docs/ARCHITECTURE.md, cell by cell. */

interface Effects {
  /** A task that waits, one that runs; null: they are gone with the company. */
  tasks: [waiting: string, running: string] | null;
  /** What a person allowed at Google, connected and not confirmed yet. */
  grants: 'taken back' | 'kept';
  /** Keys and tokens that somebody pasted. */
  pasted: 'erased' | 'kept';
  /** What MoySklad was asked to tell us. */
  webhooks: 'taken back' | 'kept';
  /** In how many days it is erased; null: never, 0: now. */
  erasedIn: number | null;
  /** What its people are answered. */
  answered: number | string;
  /** The subject of what its owners are written. */
  told: RegExp;
}

const stopped: [string, string] = ['cancelled', 'cancelling'];
const ways: Record<string, Effects & { act(company: Company): Promise<{ status: number } | undefined> }> = {
  'an owner deletes it': {
    tasks: stopped,
    grants: 'taken back',
    pasted: 'erased',
    webhooks: 'taken back',
    erasedIn: 30,
    answered: 'company-deleted',
    told: /^Компания «Ромашка» будет удалена/,
    act: ({ owner }) => owner.call('DELETE', '/companies/current'),
  },
  'MoySklad’s account removes the application': {
    tasks: stopped,
    grants: 'taken back',
    pasted: 'kept',
    webhooks: 'taken back',
    erasedIn: 30,
    answered: 'company-deleted',
    told: /^Приложение удалено из МоегоСклада: данные компании «Ромашка» сотрутся/,
    act: ({ account }) => vendorCall(app, 'DELETE', account, deactivation('Uninstall')),
  },
  'an owner deletes it after the application was removed': {
    tasks: stopped,
    grants: 'taken back',
    pasted: 'erased',
    webhooks: 'taken back',
    erasedIn: 30,
    answered: 'company-deleted',
    told: /^Приложение удалено из МоегоСклада: данные компании «Лютик» сотрутся/,
    async act({ owner, account }) {
      await sql("update companies set name = 'Лютик' where id = $1", [owner.companyId]);
      await vendorCall(app, 'DELETE', account, deactivation('Uninstall'));
      for (const asked of ['once', 'and again']) {
        const { status } = await owner.call('DELETE', '/companies/current');
        assert.equal(status, 200, asked);
      }
      return undefined;
    },
  },
  'MoySklad suspends the application': {
    tasks: stopped,
    grants: 'kept',
    pasted: 'kept',
    webhooks: 'kept',
    erasedIn: null,
    answered: 200,
    told: /^МойСклад приостановил приложение: выгрузки компании «Ромашка» остановлены/,
    act: ({ account }) => vendorCall(app, 'DELETE', account, deactivation('Suspend')),
  },
  'the platform blocks it': {
    tasks: stopped,
    grants: 'kept',
    pasted: 'kept',
    webhooks: 'kept',
    erasedIn: null,
    answered: 'company-blocked',
    told: /^Компания «Ромашка» заблокирована/,
    act: ({ owner }) =>
      admin.call('PUT', `/admin/companies/${owner.companyId}/block`, { reason: 'за неуплату' }),
  },
  'its time is over': {
    tasks: null,
    grants: 'taken back',
    pasted: 'erased',
    webhooks: 'taken back',
    erasedIn: 0,
    answered: 'no-company',
    told: /^Данные компании «Ромашка» стёрты/,
    async act({ owner: { companyId, call } }) {
      // It is told of the runs that end with the company.
      const webhook = { name: 'Приёмник', url: 'https://example.com/hook', events: ['task.ended'] };
      assert.equal((await call('POST', '/webhooks', webhook)).status, 201);
      await sql("update companies set erase_at = now() - interval '1 minute' where id = $1", [companyId]);
      const { database, emit } = app.application;
      assert.deepEqual(await eraseDue({ database, emit, log: openLog('silent') }), [companyId]);
      assert.deepEqual(await leftOf(companyId), ['google_revocations', 'source_hook_removals']);
      return undefined;
    },
  },
};

interface Company {
  owner: Member;
  /** At MoySklad. */
  account: string;
  email: string;
  /** What opens a person's Google account. */
  refreshToken: string;
  tasks: string[];
}

let app: TestApp;
let owner: pg.Client;
let admin: Member;
const keyring = openKeyring(testSecrets.encryptionKeys);
const companies = new Map<string, Company>();

before(async () => {
  const account = { name: 'ours', token: 'ours', kind: 'app' as const };
  app = await openTestApp({ accounts: [{ ...account, orders: 5, products: 2, counterparties: 2 }] });
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  admin = await app.company('ours');
  const made = await sql(
    `insert into platform_admins (user_id) select user_id from members where company_id = $1 returning user_id`,
    [admin.companyId],
  );
  assert.equal(made.length, 1);
});
after(async () => {
  await owner?.end();
  await app?.close();
});

async function sql(query: string, params: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await owner.query(query, params)).rows;
}

/** The tables that have rows of a company: of one that was erased, what is still to be taken back elsewhere. */
async function leftOf(companyId: string): Promise<string[]> {
  const tables = await sql(`select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.column_name = 'company_id' and c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by name`);
  const left: string[] = [];
  for (const { name } of tables) {
    const rows = await sql(`select from "${name}" where company_id = $1 limit 1`, [companyId]);
    if (rows.length > 0) left.push(String(name));
  }
  return left;
}

/** A company with everything that a way may touch. */
async function company(number: number): Promise<Company> {
  const member = await app.company('ours');
  const { companyId } = member;
  await member.colleague('admin');
  const account = newAccount();
  await sql(
    `insert into installations (company_id, account_id, account_name, app_id, status) values ($1, $2, 'romashka', $3, 'Activated')`,
    [companyId, account, app.vendorApp.appId],
  );
  const tasks: string[] = [];
  for (const sheetTitle of ['Ждёт', 'Идёт']) {
    const spreadsheetId = member.spreadsheet();
    tasks.push((await member.start((await member.config({ sheetTitle, spreadsheetId })).id)).id);
  }
  await sql("update export_tasks set status = 'running' where id = $1", [tasks[1]]);
  const sealed = keyring.encrypt(`secret-${number}`, { companyId, provider: 'source-hook' });
  await sql(
    `insert into source_hooks (company_id, integration_id, secret, secret_hash)
     select company_id, id, $2, $3 from integrations where company_id = $1 and kind = 'token'`,
    [companyId, sealed, Buffer.from(sealed)],
  );
  const google = `person-of-${number}@example.com`;
  app.sandbox.google.createSpreadsheet({ title: 'Моя', owner: google });
  assert.equal(await consent(member, google), '/connections connected');
  const [made] = await sql("select secret from integrations where company_id = $1 and kind = 'oauth'", [
    companyId,
  ]);
  const { refreshToken } = JSON.parse(
    keyring.decrypt(String(made?.secret), { companyId, provider: 'google' }),
  );
  const [person] = await sql(
    `select id, email from auth."user" join members on user_id = id where company_id = $1 and role = 'owner'`,
    [companyId],
  );
  await app.db.database.forCompany(companyId, (trx) =>
    keepPending(
      { keyring, queue: app.application.queue },
      trx,
      {
        companyId,
        userId: String(person?.id),
        integrationId: null,
        account: `pending-${number}`,
        email: null,
        scopes: [],
        tokens: { accessToken: 'a', refreshToken: `pending-${number}`, expiresAt: 0 },
      },
      'r',
    ),
  );
  return { owner: member, account, email: String(person?.email), refreshToken, tasks };
}

/** What waits to be taken back at Google. */
async function toRevoke(companyId: string): Promise<string[]> {
  const rows = await sql('select token from google_revocations where company_id = $1', [companyId]);
  return rows
    .map(({ token }) => keyring.decrypt(String(token), { companyId, provider: 'google-revocation' }))
    .sort();
}

/** What waits to be taken back at MoySklad, and with what. */
async function toTakeBack(companyId: string): Promise<unknown[]> {
  const rows = await sql('select opened from source_hook_removals where company_id = $1', [companyId]);
  return rows.map(({ opened }) =>
    JSON.parse(keyring.decrypt(String(opened), { companyId, provider: 'source-hook-removal' })),
  );
}

for (const [number, [way, expected]] of Object.entries(ways).entries()) {
  test(`${way}: tasks, grants, webhooks, keys, emails, the day of erasure`, async () => {
    const made = await company(number);
    companies.set(way, made);
    const { companyId } = made.owner;
    const begun = await beginConsent(made.owner);
    const isThere = (id: string) => sql('select status from export_tasks where id = $1', [id]);
    const done = await expected.act(made);
    assert.equal(done?.status ?? 200, 200);

    const statuses = (await Promise.all(made.tasks.map(isThere))).flat().map(({ status }) => status);
    assert.deepEqual(statuses, expected.tasks ?? []);
    const grants = expected.grants === 'taken back' ? [made.refreshToken, `pending-${number}`].sort() : [];
    assert.deepEqual(await toRevoke(companyId), grants);
    const hooks = await sql('select id from source_hooks where company_id = $1', [companyId]);
    assert.equal(hooks.length, expected.webhooks === 'kept' ? 1 : 0);
    assert.deepEqual(
      await toTakeBack(companyId),
      expected.webhooks === 'kept' ? [] : [{ secret: `secret-${number}`, token: 'ours', byApp: false }],
    );
    const secrets = await sql(
      'select kind from integrations where company_id = $1 and secret is not null order by kind',
      [companyId],
    );
    const kept = [
      ...(expected.grants === 'kept' ? ['oauth'] : []),
      ...(expected.pasted === 'kept' ? ['service-account', 'token'] : []),
    ];
    assert.deepEqual(
      secrets.map(({ kind }) => kind),
      kept,
    );
    const pending = await sql('select id from google_pending where company_id = $1', [companyId]);
    assert.equal(pending.length, expected.grants === 'kept' ? 1 : 0);

    const left = await sql(
      'select round(extract(epoch from erase_at - now()) / 86400)::int as days from companies where id = $1',
      [companyId],
    );
    assert.deepEqual(left, expected.erasedIn === 0 ? [] : [{ days: expected.erasedIn }]);
    const { status, body } = await made.owner.call('GET', '/export-configs', undefined, {
      'x-company-id': companyId,
    });
    assert.equal(typeof expected.answered === 'number' ? status : body.code, expected.answered);

    const emails = (await admin.call('GET', '/outbox')).body.items as { to: string; subject: string }[];
    const told = emails.filter(({ subject }) => expected.told.test(subject));
    assert.deepEqual(
      told.map(({ to }) => to),
      [made.email],
      'every owner once, nobody else',
    );
    if (expected.grants === 'taken back') {
      const back = await decide(begun, { allow: true, email: made.email });
      assert.equal(await comeBack(back, begun.cookie), '/connections state', 'who was at Google meanwhile');
    }
  });
}

test('what waits to be taken back is sealed, and its keys can be changed', async () => {
  assert.ok(sealedColumns.some(({ table, column }) => table === 'google_revocations' && column === 'token'));
  assert.equal((await findUnreadable(owner, keyring)).size, 0);
  const [jobs] = await sql(
    "select string_agg(data::text, '') as text from pgboss.job where name = 'google-revocation'",
  );
  for (const { refreshToken } of companies.values()) assert.ok(!String(jobs?.text).includes(refreshToken));
});

test('a refresh of tokens that was under way brings no secret back', async () => {
  const member = await app.company('ours');
  const forMember = <T>(fn: Parameters<typeof app.db.database.forCompany<T>>[1]) =>
    app.db.database.forCompany(member.companyId, fn);
  const row = await forMember((trx) =>
    trx.selectFrom('integrations').selectAll().limit(1).executeTakeFirstOrThrow(),
  );
  const { id } = row;
  const lease = '5f3c5d2e-0000-4000-8000-000000000000';
  assert.ok(await forMember((trx) => takeLease(trx, row, lease, 25)));
  await forMember((trx) => forgetSecrets(trx, 'all'));
  assert.equal(await forMember((trx) => endLease(trx, id, lease, 'fresh')), false);
  assert.deepEqual(await sql('select secret from integrations where id = $1', [id]), [{ secret: null }]);
});

test('who lost the right while at Google: what they allowed is taken back', async () => {
  const member = await app.company('ours');
  const colleague = await member.colleague('admin');
  const begun = await beginConsent(colleague);
  await sql("delete from members where company_id = $1 and role = 'admin'", [member.companyId]);
  app.sandbox.google.createSpreadsheet({ title: 'Моя', owner: 'late@example.com' });
  const back = await decide(begun, { allow: true, email: 'late@example.com' });
  assert.equal(await comeBack(back, begun.cookie), '/connections failed');
  assert.equal((await toRevoke(member.companyId)).length, 1);
});

test('a worker takes back at Google what waits for it, also when Google fails first; nothing else', async () => {
  app.sandbox.google.faults.add({ path: '/revoke', times: 1, fault: { kind: 'status', status: 503 } });
  // What a try at Google left over waits until the next try would be over.
  await sql("update pgboss.job set start_after = now() where name = 'google-revocation'");
  await app.application.worker.start();
  await until(async () => (await sql('select id from google_revocations')).length === 0);
  for (const [way, { refreshToken }] of companies) {
    const client = { client_id: 'skladno-test', client_secret: 'a secret of tests' };
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, ...client });
    const { status } = await fetch(app.sandbox.google.tokenUrl, { method: 'POST', body });
    assert.equal(status, ways[way]?.grants === 'taken back' ? 400 : 200, way);
  }
  const calls = app.sandbox.google.calls.filter(({ path }) => path.startsWith('/revoke'));
  assert.ok(calls.length > 3, 'a call that failed was made again');
});

test('a block that is taken back opens the company as it was, and its owners are told', async () => {
  const blocked = companies.get('the platform blocks it') as Company;
  const opened = await admin.call('DELETE', `/admin/companies/${blocked.owner.companyId}/block`);
  assert.equal(opened.status, 200);
  assert.equal((await blocked.owner.call('GET', '/export-configs')).status, 200);
  const emails = (await admin.call('GET', '/outbox')).body.items as { to: string; subject: string }[];
  assert.deepEqual(
    emails.filter(({ subject }) => /снова работает/.test(subject)).map(({ to }) => to),
    [blocked.email],
  );
});
