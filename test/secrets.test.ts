import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { z } from 'zod';
import { generateEncryptionKeys, openKeyring } from '../src/platform/secrets/keyring.ts';
import { rotateKeys } from '../src/platform/secrets/rotate.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { type Member, openTestApp, type TestApp, vendorCredentials } from './support/app.ts';
import { testSecrets } from './support/database.ts';
import { runThroughDoubts } from './support/doubts.ts';
import { beginConsent, comeBack, decide } from './support/google-consent.ts';
import { vendorCall, vendorToken } from './support/vendor.ts';

/**
 * A whole life with secrets that can be recognised; then everything that was kept, logged or answered is searched for them.
 * `settings` is left out: it is where the installation keeps its own secrets when nobody gives them (here they are given), and
 * the application may not read it.
 */
const newKeys = generateEncryptionKeys('fresh');
const secrets: Record<string, string> = {
  'the token of MoySklad': 'SECRET-moysklad-token-7f3a9c',
  'a token that is refused': 'SECRET-refused-token-1b2c3d',
  'a password': 'SECRET-password-5d6e7f',
  AUTH_SECRET: testSecrets.authSecret,
  'the secret of Google’s OAuth client': 'SECRET-google-client-8c9d0e',
  'the secret key of the marketplace': vendorCredentials.secret,
  'an encryption key': testSecrets.encryptionKeys.split(':')[1]!,
  'a new encryption key': newKeys.split(':')[1]!,
};
/** What an answer shows once on purpose: [answer, secret]. */
const shownOnce: [RegExp, string][] = [
  [/^POST \/api\/v1\/api-keys$/, 'an API key'],
  // In development emails go nowhere else.
  [/^(GET|POST) \/api\/v1\/outbox/, 'the link of an email'],
  [/^(GET|POST) \/api\/v1\/outbox/, 'the link of an invitation'],
  [/^POST \/api\/v1\/integrations\/google\/start$/, 'the state of a consent'],
  [/^POST \/api\/v1\/moysklad\/sso$/, 'what MoySklad’s key was exchanged for'],
];

const lines: string[] = [];
const answers: { call: string; text: Promise<string> }[] = [];
const { fetch } = globalThis;
let app: TestApp;

before(async () => {
  const account = { kind: 'app' as const, orders: 5, products: 2, counterparties: 2 };
  app = await openTestApp(
    {
      accounts: [
        { name: 'shop', token: secrets['the token of MoySklad']!, ...account },
        { name: 'market', token: 'not-used', ...account },
      ],
      encryptionKeys: `${newKeys},${testSecrets.encryptionKeys}`,
    },
    openLog('trace', { write: (line) => void lines.push(line) }),
    { GOOGLE_CLIENT_SECRET: secrets['the secret of Google’s OAuth client']! },
  );
  // Everything that the tests' people are answered is remembered.
  globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const path = new URL(String(input)).pathname;
    if (/^\/(api\/(v1|auth)|moysklad|health)/.test(path)) {
      const headers = [...answer.headers].filter(([name]) => name !== 'set-cookie');
      const text = answer.clone().text();
      answers.push({
        call: `${init?.method ?? 'GET'} ${path}`,
        text: text.then((body) => `${JSON.stringify(headers)}\n${body}`),
      });
    }
    return answer;
  };
});
after(async () => {
  globalThis.fetch = fetch;
  await app?.close();
});

/** What an email's link ends with; waits for the email. */
async function linkOf(member: Member, page: string): Promise<string> {
  const emailSchema = z.object({ items: z.array(z.object({ text: z.string() })) });
  for (;;) {
    const outbox = emailSchema.parse((await member.call('GET', '/outbox')).body);
    const found = outbox.items.map(({ text }) => new RegExp(`${page}#([\\w-]+)`).exec(text)?.[1]);
    const token = found.find(Boolean);
    if (token) return token;
  }
}

const stranger = { cookie: '', 'x-forwarded-for': '203.0.113.99' };

/** Signs up by an email, as a person does. */
async function signUp(member: Member): Promise<void> {
  const post = (path: string, body: object) => member.call('POST', `/../auth${path}`, body, stranger);
  assert.equal((await post('/sign-up', { email: 'new@example.com' })).status, 202);
  const token = await linkOf(member, 'finish-sign-up');
  secrets['the link of an email'] = token;
  const finished = await post('/sign-up/finish', { token, name: 'Новый', password: secrets['a password'] });
  assert.equal(finished.status, 201, JSON.stringify(finished.body));
  const wrong = { email: 'new@example.com', password: `${secrets['a password']}x` };
  assert.equal((await post('/sign-in/email', wrong)).status, 401);
}

/** Invites somebody, who looks first and then comes. */
async function invite(member: Member): Promise<void> {
  const invitation = { email: 'guest@example.com', role: 'viewer' };
  assert.equal((await member.call('POST', '/invitations', invitation)).status, 201);
  const token = await linkOf(member, 'invitation');
  secrets['the link of an invitation'] = token;
  assert.equal((await member.call('POST', '/invitations/look', { token }, stranger)).status, 200);
  const guest = { token, name: 'Гость', password: secrets['a password'] };
  assert.equal((await member.call('POST', '/invitations/sign-up', guest, stranger)).status, 201);
  assert.equal((await member.call('POST', '/invitations/look', { token }, stranger)).status, 410);
}

/** What an integration keeps sealed, opened. */
async function sealed(companyId: string, kind: 'oauth' | 'marketplace') {
  const { id, secret, provider } = await app.db.database.forCompany(companyId, (trx) =>
    trx.selectFrom('integrations').selectAll().where('kind', '=', kind).executeTakeFirstOrThrow(),
  );
  const keyring = openKeyring(`${newKeys},${testSecrets.encryptionKeys}`);
  return { id, text: keyring.decrypt(String(secret), { companyId, provider }) };
}

/** Connects Google by consent and lets an export run through it. */
async function consentAndRun(member: Member): Promise<void> {
  const begun = await beginConsent(member);
  secrets['the state of a consent'] = begun.url.searchParams.get('state')!.split('.')[1]!;
  const back = await decide(begun, { allow: true, email: 'anna@example.com' });
  secrets['the code of a consent'] = new URL(back).searchParams.get('code')!;
  assert.equal(await comeBack(back, begun.cookie), '/connections connected');
  const { id, text } = await sealed(member.companyId, 'oauth');
  const tokens = z.object({ accessToken: z.string(), refreshToken: z.string() }).parse(JSON.parse(text));
  secrets['an access token of Google’s'] = tokens.accessToken;
  secrets['a refresh token of Google’s'] = tokens.refreshToken;
  const sheet = await member.call('POST', `/spreadsheets?integrationId=${id}`, { title: 'Моя' });
  const config = await member.config({ spreadsheetId: String(sheet.body.id), googleIntegrationId: id });
  assert.equal((await member.run(config.id)).status, 'done');
}

/** An account of MoySklad installs the application, is asked how it stands, and an employee opens the frame. */
async function comeFromMoysklad(member: Member): Promise<void> {
  const { vendor } = app.sandbox.moysklad;
  assert.equal(await vendor.activate(app.vendorApp, 'market', 'Install'), 'SettingsRequired');
  secrets['a call of MoySklad’s'] = vendorToken();
  const token = secrets['a call of MoySklad’s'];
  for (const status of [200, 401]) {
    const answer = await vendorCall(app, 'GET', vendor.accountId('market'), undefined, { token });
    assert.equal(answer.status, status, 'good once');
  }
  const contextKey = vendor.openContext(app.vendorApp, 'market');
  secrets['MoySklad’s key of a frame'] = contextKey;
  const { appId } = vendorCredentials;
  const entered = await member.call('POST', '/moysklad/sso', { contextKey, appId }, stranger);
  assert.equal(entered.status, 200, JSON.stringify(entered.body));
  secrets['what MoySklad’s key was exchanged for'] = String(entered.body.token);
  secrets['a token from the marketplace'] = (
    await sealed(String(entered.body.companyId), 'marketplace')
  ).text;
  const frame = { cookie: '', authorization: `Bearer ${entered.body.token}` };
  assert.equal((await member.call('GET', '/moysklad/me', undefined, frame)).status, 200);
  assert.equal((await member.call('POST', '/moysklad/sso', { contextKey, appId }, stranger)).status, 403);
}

/** Everything sealed with the old key, and with the new one again. */
async function rotate(): Promise<void> {
  const owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  const old = testSecrets.encryptionKeys;
  for (const keys of [`${old},${newKeys}`, `${newKeys},${old}`]) {
    const { rotated, unreadable } = await rotateKeys(owner, openKeyring(keys));
    assert.ok(rotated > 2);
    assert.deepEqual(unreadable, []);
  }
  await owner.end();
}

async function live(): Promise<void> {
  const member = await app.company(secrets['the token of MoySklad']!);
  await app.application.worker.start();
  const google = app.sandbox.google.serviceAccount(`company-${member.companyId.slice(0, 8)}`);
  secrets['the private key of Google’s'] = google.private_key.split('\n')[5]!;
  await signUp(member);
  await invite(member);
  await consentAndRun(member);
  await comeFromMoysklad(member);

  const refused = { provider: 'moysklad', token: secrets['a token that is refused'] };
  assert.ok((await member.call('POST', '/integrations', refused)).status >= 400);
  await member.call('POST', '/integrations', { ...refused, token: [refused.token] });
  await member.call('POST', '/integrations', `{"provider": "moysklad", "token": "${refused.token}`);
  await member.call('GET', `/${refused.token}`.replace('SECRET', 'unknown'));

  const made = await member.call('POST', '/api-keys', { name: 'Касса', scopes: ['exports.read'] });
  assert.equal(made.status, 201);
  const [key = ''] = /sk_\w{36}/.exec(JSON.stringify(made.body)) ?? [];
  secrets['an API key'] = key;
  const bearer = { cookie: '', authorization: `Bearer ${key}` };
  assert.equal((await member.call('GET', '/export-configs', undefined, bearer)).status, 200);
  assert.equal((await member.call('POST', '/export-tasks', {}, bearer)).status, 403);
  const mistyped = { cookie: '', authorization: `Bearer ${key.slice(0, -1)}-` };
  assert.equal((await member.call('GET', '/export-configs', undefined, mistyped)).status, 401);

  const me = await member.call('GET', '/me');
  const { id: userId } = me.body.user as { id: string };
  const { token } = await app.application.tokens.issue({ userId, companyId: member.companyId, minutes: 5 });
  secrets['a token of the frame'] = token;
  const frame = { cookie: '', authorization: `Bearer ${token}` };
  assert.equal((await member.call('GET', '/export-configs', undefined, frame)).status, 200);

  const { items } = (await member.call('GET', '/integrations')).body as {
    items: { id: string; kind: string }[];
  };
  const googleIntegrationId = items.find(({ kind }) => kind === 'service-account')?.id;
  const config = await member.config({ spreadsheetId: member.spreadsheet(), googleIntegrationId });
  assert.equal((await member.run(config.id)).status, 'done');
  await rotate();
  assert.equal((await member.run(config.id)).status, 'done');
  app.sandbox.google.revoke(google.client_email);
  app.sandbox.moysklad.account(secrets['the token of MoySklad']!).revoke();
  const { last } = await runThroughDoubts(app, member, await member.start(config.id));
  assert.equal(last.status, 'failed');
  for (const path of ['/integrations', '/audit-log', '/audit-log.csv', '/export-tasks', '/api-keys'])
    await member.call('GET', path).catch(() => undefined);
}

/** Every row of every table but `settings`, as the owner sees them. */
async function dump(): Promise<Record<string, string>> {
  const owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  try {
    await owner.query(`set app.platform = 'on'`);
    const { rows } = await owner.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    const all: Record<string, string> = {};
    for (const { name } of rows.filter((row) => row.name !== 'settings')) {
      const text = await owner.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
      all[name] = text.rows.map(({ row }) => row).join('\n');
    }
    return all;
  } finally {
    await owner.end();
  }
}

/** A secret as it may stand somewhere: as it is, in an address, in base64 at any place, in hex. */
function guises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const shifted = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift ? 4 : 0, -4)
      .replace(/=+$/, ''),
  );
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
    ...shifted,
  ];
}

const found = (text: string, secret: string) => guises(secret).some((guise) => text.includes(guise));

test('no secret is kept, logged or answered', { timeout: 240_000 }, async (t) => {
  await live();
  assert.ok(Object.values(secrets).every((secret) => secret.length >= 16));
  const tables = await dump();
  const told = await Promise.all(answers.map(async ({ call, text }) => ({ call, text: await text })));
  const metrics = await app.application.metrics.registry.metrics();
  assert.match(metrics, /^skladno_export_tasks_total\{/m);
  t.diagnostic(
    `${Object.keys(secrets).length} secrets in ${Object.keys(tables).length} tables, ${lines.length} lines, ${told.length} answers`,
  );
  assert.ok((tables.integrations ?? '').includes('v1.fresh.'), 'the dump has what is sealed');
  assert.ok(lines.length > 20 && told.length > 20);
  const leaks: string[] = [];
  for (const [name, secret] of Object.entries(secrets)) {
    for (const [table, text] of Object.entries(tables))
      if (found(text, secret)) leaks.push(`${name}: table ${table}`);
    for (const line of lines) if (found(line, secret)) leaks.push(`${name}: ${line}`);
    if (found(metrics, secret)) leaks.push(`${name}: the metrics`);
    for (const { call, text } of told)
      if (found(text, secret) && !shownOnce.some(([pattern, what]) => pattern.test(call) && what === name))
        leaks.push(`${name}: the answer to ${call}`);
  }
  assert.deepEqual(leaks, []);
  const once = told.filter(
    ({ call, text }) => shownOnce[0]![0].test(call) && text.includes(secrets['an API key']!),
  );
  assert.equal(once.length, 1, 'the search finds what is shown on purpose');
});
