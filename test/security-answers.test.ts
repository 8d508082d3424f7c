import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { type Application, open, queues } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { spreadsheetIdOf } from '../src/sheets/index.ts';
import { requireBuiltPages } from './support/browser.ts';
import { openTestDatabase, type TestDatabase, testSecrets } from './support/database.ts';

/** What goes out: the headers of every kind of answer, the cookie, and what a refusal gives away. The service runs under https. */
const origin = 'https://skladno.example';
const password = 'correct horse battery';
const email = 'anna@example.com';

let application: Application;
let db: TestDatabase;
let sandbox: Sandbox;
let cookie: string;
let setCookie: string;

before(async () => {
  await requireBuiltPages();
  db = await openTestDatabase({ queues });
  sandbox = await openSandbox({ accounts: [] });
  const config = readConfig({
    DATABASE_URL: db.ownerUrl,
    PUBLIC_URL: origin,
    AUTH_SECRET: testSecrets.authSecret,
    ENCRYPTION_KEYS: testSecrets.encryptionKeys,
    MOYSKLAD_API_URL: sandbox.moysklad.apiUrl,
  });
  application = await open(config, ['serve', 'work'], { log: openLog('silent'), migrate: false });
  await application.http.app.ready();
  await application.identity.ensurePerson({ email, name: 'Анна', password });
  const answer = await signIn({ email, password });
  assert.equal(answer.statusCode, 200, answer.body);
  setCookie = [answer.headers['set-cookie']].flat().join('\n');
  cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
});
after(async () => {
  await application?.close();
  await sandbox?.close();
  await db?.close();
});

const get = (url: string, headers: Record<string, string> = {}) =>
  application.http.app.inject({
    url,
    headers: { host: 'skladno.example', 'x-forwarded-proto': 'https', ...headers },
  });

const signIn = (payload: object, from = '203.0.113.1') =>
  application.http.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { host: 'skladno.example', 'x-forwarded-proto': 'https', origin, 'x-forwarded-for': from },
    payload,
  });

test('every kind of answer has the headers of safety', async () => {
  const [asset] = await readdir(fileURLToPath(new URL('../web/dist/assets', import.meta.url)));
  const kinds: Record<string, [url: string, status: number]> = {
    page: ['/exports', 200],
    asset: [`/assets/${asset}`, 200],
    'the API': ['/api/v1/me', 200],
    'a problem': ['/api/v1/nothing', 404],
    'a refusal': ['/api/v1/exporters', 403],
    document: ['/api/docs/json', 200],
    'page of the document': ['/api/docs/', 200],
    health: ['/health/live', 200],
    keys: ['/.well-known/jwks.json', 200],
  };
  for (const [kind, [url, status]] of Object.entries(kinds)) {
    const { headers, statusCode } = await get(url, { cookie });
    assert.equal(statusCode, status, kind);
    const policy = String(headers['content-security-policy']);
    for (const part of [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
      assert.ok(policy.includes(part), `${kind}: ${part}`);
    assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*(unsafe-inline|\*|http:)/, kind);
    assert.equal(headers['x-content-type-options'], 'nosniff', kind);
    assert.match(String(headers['strict-transport-security']), /max-age=\d{8}/, kind);
    assert.equal(headers['referrer-policy'], 'no-referrer', kind);
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', kind);
    assert.equal(headers['x-powered-by'], undefined, kind);
    if (/^\/api\/v1\//.test(url)) assert.equal(headers['cache-control'], 'no-store', kind);
    assert.equal(headers.server, undefined, kind);
    assert.equal(
      headers['access-control-allow-origin'],
      undefined,
      `${kind}: nobody else’s pages may read it`,
    );
  }
  const stream = await get('/api/v1/export-tasks/00000000-0000-4000-8000-000000000000/events', { cookie });
  assert.ok(stream.headers['content-security-policy'], 'a stream of events that is refused');
});

test('the session’s cookie is out of reach of scripts, of http and of other sites', () => {
  assert.match(setCookie, /__Secure-skladno\.session_token=/);
  for (const line of setCookie.split('\n')) {
    for (const part of [/; HttpOnly/i, /; Secure/i, /; SameSite=Lax/i, /; Path=\//i])
      assert.match(line, part);
    assert.doesNotMatch(line, /; Domain=/i);
  }
});

test('a wrong password and an unknown address are answered alike', async () => {
  const known = await signIn({ email, password: 'wrong password' }, '203.0.113.2');
  const unknown = await signIn({ email: 'nobody@example.com', password: 'wrong password' }, '203.0.113.3');
  const said = [known, unknown].map((answer) => ({ ...answer.json<object>(), requestId: '' }));
  assert.deepEqual([known.statusCode, said[0]], [401, said[1]]);
  assert.equal(unknown.statusCode, 401);
});

test('passwords cannot be tried on and on, not even from many addresses', async () => {
  const statuses: number[] = [];
  for (let number = 0; number < 40 && statuses.at(-1) !== 429; number += 1) {
    const answer = await signIn(
      { email: 'tried@example.com', password: `guess ${number}` },
      `192.0.2.${number}`,
    );
    statuses.push(answer.statusCode);
  }
  assert.equal(statuses.at(-1), 429, `${statuses.length} tries at one account`);
});

test('a forged Host changes no address that is sent out', async () => {
  const answer = await application.http.app.inject({
    url: '/exports',
    headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  });
  assert.doesNotMatch(answer.body + JSON.stringify(answer.headers), /evil\.example/);
});

test('an address of another site is not taken as a link to a spreadsheet, and nobody is asked there', () => {
  for (const link of [
    'http://169.254.169.254/latest/meta-data/',
    'https://docs.google.com.evil.example/spreadsheets/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcdefg/edit',
    'https://evil.example/spreadsheets/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcdefg/edit',
    'file:///etc/passwd',
    'http://localhost:3000/spreadsheets/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcdefg',
    '../../v4/spreadsheets/x',
    'a/../b',
  ])
    assert.equal(spreadsheetIdOf(link), null, link);
});
