import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { Events, OAuth2Server } from 'oauth2-mock-server';
import { googleAccessToken } from '../src/integrations/index.ts';
import { openKeyring } from '../src/platform/secrets/keyring.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { testSecrets } from './support/database.ts';
import { minutesPass, runThroughDoubts } from './support/doubts.ts';
import {
  beginConsent,
  comeBack,
  comeBackTo,
  consent,
  decide,
  driveFile as files,
} from './support/google-consent.ts';
import { until } from './support/until.ts';

/** Google connected by a person's consent: against the sandbox, and against an OAuth server that others wrote. */
const spreadsheets = 'https://www.googleapis.com/auth/spreadsheets';
const anna = 'anna@example.com';
const root = '/api/v1/integrations/google';

let app: TestApp;
let ours: Member;

before(async () => {
  const account = { name: 'ours', token: 'ours', kind: 'app' as const };
  app = await openTestApp({ accounts: [{ ...account, orders: 40, products: 2, counterparties: 5 }] });
  await app.application.worker.start();
  ours = await app.company('ours');
});
after(() => app.close());

interface Item {
  id: string;
  kind: string;
  title: string;
  status: string;
  details: { scopes: string[] | null };
  lastError: { code: string } | null;
}
const google = async (member: Member) =>
  ((await member.call('GET', '/integrations')).body.items as Item[]).filter(({ kind }) => kind === 'oauth');

test('the way there: PKCE, a state for one use, the least scopes, a refresh token asked for', async () => {
  const { url } = await beginConsent(ours);
  const query = Object.fromEntries(url.searchParams);
  assert.equal(url.origin + url.pathname, app.sandbox.google.authUrl);
  assert.deepEqual(
    [query.access_type, query.prompt, query.code_challenge_method, query.scope],
    ['offline', 'consent', 'S256', `${files} openid email`],
  );
  assert.equal(query.redirect_uri, `${app.url}${root}/callback`);
  const again = await beginConsent(ours, { links: true });
  assert.notEqual(again.url.searchParams.get('state'), query.state);
  assert.equal(again.url.searchParams.get('scope'), `${files} ${spreadsheets} openid email`);
  const stored = await app.db.database.forCompany(ours.companyId, (trx) =>
    trx.selectFrom('google_consents').selectAll().execute(),
  );
  assert.ok(!JSON.stringify(stored).includes(String(query.state)), 'the state is kept as a hash');
});

test('allowed: connected with what was allowed, and an export runs through it', async () => {
  const member = await app.company('ours');
  assert.equal(await consent(member, anna, { page: 'welcome' }), '/welcome connected');
  const [made] = await google(member);
  assert.deepEqual([made?.title, made?.status], [anna, 'ok']);
  assert.ok(made?.details.scopes?.includes(files));
  assert.ok(made);
  const sheet = await member.call('POST', `/spreadsheets?integrationId=${made.id}`, { title: 'Моя' });
  assert.equal(sheet.status, 201, JSON.stringify(sheet.body));
  const config = await member.config({
    spreadsheetId: String(sheet.body.id),
    googleIntegrationId: made.id,
  });
  const task = await member.run(config.id);
  assert.deepEqual([task.status, task.result?.rowsAppended], ['done', 40], JSON.stringify(task.error));
  // Set as a person of the language expects it; the first sheet is the table's, none is left empty before it.
  const workbook = app.sandbox.google.spreadsheet(String(sheet.body.id));
  assert.deepEqual([workbook.locale, workbook.timeZone], ['ru_RU', 'Europe/Moscow']);
  assert.deepEqual(
    workbook.sheets.map(({ title }) => title),
    ['Заказы'],
  );
  const english = await member.call(
    'POST',
    `/spreadsheets?integrationId=${made.id}`,
    { title: 'Mine' },
    { 'accept-language': 'en' },
  );
  assert.deepEqual(english.body.sheets, [{ sheetId: 0, title: 'Sheet1' }]);
  assert.equal(app.sandbox.google.spreadsheet(String(english.body.id)).locale, 'en_US');
  const found = await member.call('GET', `/spreadsheets?integrationId=${made.id}&search=мо`);
  assert.deepEqual(
    (found.body.items as { title: string }[]).map(({ title }) => title),
    ['Моя'],
  );
});

test('refused, or the least is not ticked: told kindly, nothing is saved', async () => {
  const member = await app.company('ours');
  const refused = await beginConsent(member);
  assert.equal(
    await comeBack(await decide(refused, { allow: false, email: anna }), refused.cookie),
    '/connections refused',
  );
  const half = await beginConsent(member);
  const email = 'boris@example.com';
  const scopes = ['openid', 'email'];
  assert.equal(
    await comeBack(await decide(half, { allow: true, scopes, email }), half.cookie),
    '/connections scope',
  );
  assert.deepEqual(await google(member), []);
  // What they allowed is taken back, but not before they could try again: that would end what they allow now, too.
  const { rows } = await sql<{ late: boolean }>`select start_after > now() + interval '9 minutes' as late
    from pgboss.job where name = 'google-revocation' and data->>'companyId' = ${member.companyId}`.execute(
    app.db.database.platform,
  );
  assert.deepEqual(rows, [{ late: true }]);
  const partial = await beginConsent(member, { links: true });
  const some = [files, 'openid', 'email'];
  const back = await decide(partial, { allow: true, scopes: some, email });
  assert.equal(await comeBack(back, partial.cookie), '/connections partial');
  const [made] = await google(member);
  assert.ok(made && !made.details.scopes?.includes(spreadsheets));
  const stranger = app.sandbox.google.createSpreadsheet({ title: 'Чужая', owner: email });
  const look = await member.call('POST', `/spreadsheets/check?integrationId=${made.id}`, {
    link: stranger.id,
  });
  assert.equal(look.body.code, 'spreadsheet-out-of-scope');
});

test('whoever says no, or whom Google fails, comes back to the form and the step that asked, with what they chose there', async () => {
  const member = await app.company('ours');
  assert.equal(await consent(member, anna), '/connections connected');
  const [{ id } = { id: '' }] = await google(member);
  const exportId = randomUUID();
  const links = { links: true, integrationId: id };
  for (const [body, refused] of [
    [{}, '/connections?google=refused'],
    [links, `/connections?google=refused&links=1&account=${id}`],
    [{ page: 'welcome' }, '/welcome?google=refused&step=google'],
    [{ page: 'first-export', ...links }, `/welcome?google=refused&step=template&links=1&account=${id}`],
    [{ page: 'export', ...links }, `/exports/new?google=refused&step=where&links=1&account=${id}`],
    [{ page: 'template', ...links }, `/exports/new?google=refused&step=place&links=1&account=${id}`],
    [
      { page: 'export', exportId, ...links },
      `/exports/${exportId}/edit?google=refused&step=where&links=1&account=${id}`,
    ],
  ] as const) {
    const back = async (change: (url: URL) => void) => {
      const begun = await beginConsent(member, body);
      const url = new URL(await decide(begun, { allow: false, email: anna }));
      change(url);
      const { pathname, search } = await comeBackTo(url.href, begun.cookie);
      return pathname + search;
    };
    assert.equal(await back(() => {}), refused);
    // What else Google may answer is not the person's own no: RFC 6749, 4.1.2.1.
    const failed = await back((url) => url.searchParams.set('error', 'temporarily_unavailable'));
    assert.equal(failed, refused.replace('refused', 'failed'));
  }
  const evil = await member.raw('POST', '/integrations/google/start', { page: 'https://evil.example' });
  assert.equal(evil.status, 400);
  const begun = await beginConsent(member, { page: 'export', exportId, ...links });
  const { pathname, search } = await comeBackTo(
    await decide(begun, { allow: true, email: anna }),
    begun.cookie,
  );
  assert.equal(pathname + search, `/exports/${exportId}/edit?google=connected&step=where`);
});

test('a wrong state, another browser’s, a used one, a code used twice: nobody is let in', async () => {
  const member = await app.company('ours');
  const begun = await beginConsent(member);
  const back = new URL(await decide(begun, { allow: true, email: anna }));
  const with_ = (change: Record<string, string>) => {
    const url = new URL(back);
    for (const [name, value] of Object.entries(change)) url.searchParams.set(name, value);
    return url.href;
  };
  const theirs = await beginConsent(await app.company('ours'));
  const state = back.searchParams.get('state') ?? '';
  assert.equal(await comeBack(with_({ state: `${state}x` }), begun.cookie), '/connections state');
  assert.equal(await comeBack(with_({ state: 'nonsense' }), begun.cookie), '/connections state');
  assert.equal(await comeBack(back.href, theirs.cookie), '/connections state', 'another browser');
  assert.equal(await comeBack(back.href, ''), '/connections state', 'no cookie');
  assert.equal(await comeBack(back.href, begun.cookie), '/connections connected');
  assert.equal(await comeBack(back.href, begun.cookie), '/connections state', 'the same address again');
  const next = await beginConsent(member);
  const reused = with_({ state: next.url.searchParams.get('state') ?? '' });
  assert.equal(await comeBack(reused, next.cookie), '/connections state', 'a code used twice');
  assert.equal((await google(member)).length, 1);
});

test('too late, or no member any more: the consent is over', async () => {
  const member = await app.company('ours');
  const late = await beginConsent(member, { page: 'export' });
  const inCompany = app.db.database.forCompany;
  await inCompany(member.companyId, (trx) =>
    trx
      .updateTable('google_consents')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute(),
  );
  assert.equal(
    await comeBack(await decide(late, { allow: true, email: anna }), late.cookie),
    '/exports/new state',
    'whoever thought it over for too long is in their form all the same',
  );
  const admin = await member.colleague('admin');
  const begun = await beginConsent(admin);
  await inCompany(member.companyId, (trx) => trx.deleteFrom('members').where('role', '=', 'admin').execute());
  assert.equal(
    await comeBack(await decide(begun, { allow: true, email: anna }), begun.cookie),
    '/connections failed',
  );
  assert.deepEqual(await google(member), []);
  const viewer = await member.colleague('viewer');
  assert.equal((await viewer.call('POST', '/integrations/google/start', {})).status, 403);
});

test('access revoked while an export runs: the run says what to do, settings stay, the owner is told', async () => {
  const member = await app.company('ours');
  await app.db.database.forCompany(member.companyId, async (trx) => {
    const user = { id: randomUUID(), name: 'Из МоегоСклада', email: 'nobody@moysklad.invalid' };
    await trx.insertInto('auth.user').values(user).execute();
    const owner = { company_id: member.companyId, user_id: user.id, role: 'owner' as const };
    await trx.insertInto('members').values(owner).execute();
  });
  const email = 'vera@example.com';
  app.sandbox.google.createSpreadsheet({ title: 'Веры', owner: email });
  await consent(member, email);
  const [made] = await google(member);
  assert.ok(made);
  const sheet = await member.call('POST', `/spreadsheets?integrationId=${made.id}`, { title: 'Моя' });
  const config = await member.config({ spreadsheetId: String(sheet.body.id), googleIntegrationId: made.id });
  app.sandbox.moysklad.faults.add({ path: 'customerorder', fault: { kind: 'delay', ms: 400 } });
  const started = await member.start(config.id);
  for await (const task of member.events(started.id)) {
    if (task.status !== 'running') continue;
    app.sandbox.google.revoke(email);
    break;
  }
  const { last, doubts } = await runThroughDoubts(app, member, started);
  assert.deepEqual([last.status, last.error?.code, doubts], ['failed', 'integration-reconnect', 1]);
  assert.match(last.error?.detail ?? '', /Переподключить/);
  const [gone] = await google(member);
  assert.deepEqual([gone?.status, gone?.lastError?.code], ['reconnect', 'integration-reconnect']);
  const next = await member.run(config.id);
  assert.deepEqual([next.status, next.error?.code], ['failed', 'integration-reconnect']);
  assert.equal((await member.call('GET', `/export-configs/${config.id}`)).status, 200);
  const emails = (await member.call('GET', '/outbox')).body.items as { subject: string }[];
  assert.equal(
    emails.filter(({ subject }) => subject.includes(email)).length,
    1,
    'told once, and only where an email arrives',
  );

  assert.equal(await consent(member, email, { integrationId: made.id }), '/connections connected');
  assert.deepEqual(
    (await google(member)).map(({ id, status }) => [id, status]),
    [[made.id, 'ok']],
  );
  assert.equal((await member.run(config.id)).status, 'done');
});

test('disconnected: taken back at Google, unless another company lives by the same account', async () => {
  const [first, second] = [await app.company('ours'), await app.company('ours')];
  const email = 'gleb@example.com';
  app.sandbox.google.createSpreadsheet({ title: 'Глеба', owner: email });
  await consent(first, email);
  await consent(second, email);
  const check = async (member: Member) => {
    const [one] = await google(member);
    return ((await member.call('POST', `/integrations/${one?.id}/check`)).body as unknown as Item).status;
  };
  const [one] = await google(first);
  assert.equal((await first.call('DELETE', `/integrations/${one?.id}`)).status, 204);
  assert.equal(await check(second), 'ok');
  const tokens = await app.db.database.forCompany(second.companyId, (trx) =>
    trx.selectFrom('integrations').selectAll().where('kind', '=', 'oauth').executeTakeFirstOrThrow(),
  );
  const keyring = openKeyring(testSecrets.encryptionKeys);
  const owner = { companyId: second.companyId, provider: 'google' };
  const { refreshToken } = JSON.parse(keyring.decrypt(String(tokens.secret), owner));
  assert.equal((await second.call('DELETE', `/integrations/${tokens.id}`)).status, 204);
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: 'skladno-test',
    client_secret: 'a secret of tests',
  });
  // The refresh token is dead.
  await until(
    async () => (await fetch(app.sandbox.google.tokenUrl, { method: 'POST', body })).status === 400,
  );
});

test('with an OAuth server that others wrote: PKCE, a rotated token saved, one refresh for two processes', async () => {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const issuer = server.issuer.url ?? '';
  let refreshes = 0;
  server.service.on(Events.BeforeTokenSigning, (token) => {
    Object.assign(token.payload, { sub: '1234567890', email: 'olga@example.com' });
  });
  server.service.on(Events.BeforeResponse, (answer, request) => {
    if (answer.body === '') return;
    answer.body.scope = `${files} openid https://www.googleapis.com/auth/userinfo.email`;
    if (request.body.grant_type !== 'refresh_token') return;
    refreshes += 1;
    answer.body.access_token = `fresh-${refreshes}`;
    answer.body.refresh_token = `rotated-${refreshes}`;
  });
  const sandbox = {
    accounts: [
      { name: 'ours', token: 'ours', kind: 'app' as const, orders: 1, products: 1, counterparties: 1 },
    ],
  };
  const env = { GOOGLE_AUTH_URL: `${issuer}/authorize`, GOOGLE_TOKEN_URL: `${issuer}/token` };
  const other = await openTestApp(sandbox, undefined, env);
  try {
    const member = await other.company('ours', { withGoogle: false });
    const visit = async () => {
      const begun = await beginConsent(member);
      const answer = await fetch(begun.url, { redirect: 'manual' });
      return comeBack(answer.headers.get('location') ?? '', begun.cookie);
    };
    assert.equal(await visit(), '/connections connected');
    const [made] = await google(member);
    assert.equal(made?.title, 'olga@example.com');
    assert.ok(made);

    const keyring = openKeyring(testSecrets.encryptionKeys);
    const client = {
      clientId: 'skladno-test',
      clientSecret: 'a secret of tests',
      authUrl: env.GOOGLE_AUTH_URL,
      tokenUrl: env.GOOGLE_TOKEN_URL,
      redirectUri: `${other.url}${root}/callback`,
    };
    // Two processes: two pools, that of the application and that of the test.
    const of = (database: TestApp['db']['database']) => ({
      database,
      keyring,
      client,
      emit: async () => {},
    });
    const processes = [of(other.db.database), of(other.application.database)];
    const ask = (refused?: string) =>
      Promise.all(
        Array.from({ length: 8 }, (_, turn) =>
          googleAccessToken(processes[turn % 2]!, member.companyId, made.id, { refused }),
        ),
      );
    const [old = ''] = await ask();
    assert.equal(refreshes, 0, 'a good token is kept');
    assert.deepEqual([...new Set(await ask(old))], ['fresh-1']);
    assert.equal(refreshes, 1, 'one refresh for all of them');
    const row = await other.db.database.forCompany(member.companyId, (trx) =>
      trx.selectFrom('integrations').select('secret').where('id', '=', made.id).executeTakeFirstOrThrow(),
    );
    const owner = { companyId: member.companyId, provider: 'google' };
    assert.equal(JSON.parse(keyring.decrypt(String(row.secret), owner)).refreshToken, 'rotated-1');

    const refuse = () =>
      server.service.once(Events.BeforeResponse, (answer) => {
        answer.statusCode = 400;
        answer.body = { error: 'invalid_grant' };
      });
    const one = () => googleAccessToken(processes[0]!, member.companyId, made.id, { refused: 'fresh-1' });
    refuse();
    await assert.rejects(one(), /integration-doubted/);
    refuse();
    await assert.rejects(one(), /integration-doubted/, 'so soon it is not believed');
    const [doubted] = await google(member);
    assert.deepEqual([doubted?.status, doubted?.lastError?.code], ['ok', 'integration-doubted']);
    await minutesPass(other, member);
    refuse();
    await assert.rejects(one(), /integration-reconnect/);
    const [gone] = await google(member);
    assert.equal(gone?.status, 'reconnect');
    await assert.rejects(ask(), /integration-reconnect/);
    assert.equal(refreshes, 4, 'Google is not asked again');
  } finally {
    await other.close();
    await server.stop();
  }
});
