import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { openPeople, type People } from '../../test/support/people.ts';
import type { Identity } from '../people/index.ts';
import { demoEmail, ensureDemo } from './index.ts';
import { insertCompany } from './store.ts';

const password = 'correct horse';
let db: TestDatabase;
let people: People;
let identity: Identity;
let url: string;
let demo: { userId: string; companyId: string };

before(async () => {
  db = await openTestDatabase();
  people = await openPeople(db);
  ({ identity, url } = people);
  demo = await ensureDemo(identity, db.database, password);
});
after(async () => {
  await people?.close();
  await db?.close();
});

function signIn(
  email: string,
  secret: string,
  headers: Record<string, string> = {},
  to = url,
): Promise<Response> {
  return fetch(`${to}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ email, password: secret }),
  });
}

async function cookieOf(answer: Response): Promise<string> {
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const get = (path: string, headers: Record<string, string>) => fetch(url + path, { headers });

test('the demo is made once', async () => {
  assert.deepEqual(await ensureDemo(identity, db.database, 'another password'), demo);
});

test('a person signs in, is known by the cookie, signs out', async () => {
  const answer = await signIn(demoEmail, password, { origin: url });
  const cookie = await cookieOf(answer);
  const [header = ''] = answer.headers.getSetCookie();
  assert.match(header, /HttpOnly/i);
  assert.match(header, /SameSite=Lax/i);
  assert.doesNotMatch(header, /Secure/i);
  const me = await get('/api/v1/me', { cookie });
  assert.deepEqual(await me.json(), {
    user: { id: demo.userId, name: 'Анна', email: demoEmail },
    companies: [
      {
        id: demo.companyId,
        name: 'Ромашка',
        role: 'owner',
        blockedReason: null,
        stoppedReason: null,
        eraseAt: null,
        support: null,
      },
    ],
    platformAdmin: false,
    service: { stopped: null, down: [] },
  });
  const out = await fetch(`${url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: url },
    body: '{}',
  });
  assert.equal(out.status, 200);
  assert.equal((await get('/api/v1/me', { cookie })).status, 401);
});

test('a wrong password, no cookie and a forged one are refused', async () => {
  assert.equal((await signIn(demoEmail, 'wrong password')).status, 401);
  assert.equal((await get('/api/v1/me', {})).status, 401);
  const forged = 'skladno.session_token=abcdefgh.abcdefgh';
  assert.equal((await get('/api/v1/me', { cookie: forged })).status, 401);
});

test('better-auth’s own calls that nobody needs cannot be reached', async () => {
  for (const path of ['sign-up/email', 'sign-in/social', 'update-user', 'revoke-sessions', 'delete-user']) {
    const answer = await fetch(`${url}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'me@example.com', password, name: 'Я' }),
    });
    assert.equal(answer.status, 404, path);
  }
  assert.equal((await get('/api/auth/get-session', {})).status, 404);
});

test('behind https the cookie is secure', async (t) => {
  const other = await openPeople(db, { publicUrl: 'https://skladno.example' });
  t.after(() => other.close());
  const [header = ''] = (await signIn(demoEmail, password, {}, other.url)).headers.getSetCookie();
  assert.match(header, /^__Secure-skladno.*; Secure/i);
});

test('guessing passwords is slowed down per address', async () => {
  const from = { 'x-forwarded-for': '203.0.113.7' };
  const statuses: number[] = [];
  for (let guess = 0; guess < 11; guess += 1)
    statuses.push((await signIn(demoEmail, `guess ${guess}`, from)).status);
  assert.deepEqual(statuses, [...Array(10).fill(401), 429]);
  assert.equal((await signIn(demoEmail, password, { 'x-forwarded-for': '203.0.113.8' })).status, 200);
});

test('a token speaks for its person in its company, and for nobody’s cookie', async () => {
  const bearer = async (holder: { userId: string; companyId: string }) => ({
    authorization: `Bearer ${(await people.tokens.issue({ ...holder, minutes: 5 })).token}`,
  });
  const mine = await bearer(demo);
  const subject = { kind: 'person', ...demo };
  assert.deepEqual(await (await get('/api/v1/company', mine)).json(), {
    companyId: demo.companyId,
    role: 'owner',
    subject,
  });
  const refusals: [Record<string, string>, string, string?][] = [
    [{ ...mine, 'x-company-id': randomUUID() }, 'not-a-member'],
    [await bearer({ ...demo, companyId: randomUUID() }), 'not-a-member'],
    [await bearer({ ...demo, userId: 'nobody' }), 'no-company'],
    [mine, 'people-only', '/api/v1/me'],
    [{ authorization: `${mine.authorization}x` }, 'bad-token'],
    [{ authorization: 'Basic ZGVtbzpkZW1v' }, 'bad-token'],
  ];
  const cookie = await cookieOf(await signIn(demoEmail, password, { 'x-forwarded-for': '203.0.113.10' }));
  for (const [headers, code, path = '/api/v1/company'] of refusals) {
    // A good cookie beside a bad token does not help.
    const answer = await get(path, { ...headers, cookie });
    assert.equal(((await answer.json()) as { code: string }).code, code);
  }
});

test('the company: the only one, the named one, never another’s', async () => {
  const cookie = await cookieOf(await signIn(demoEmail, password, { 'x-forwarded-for': '203.0.113.9' }));
  const subject = { kind: 'person', userId: demo.userId };
  const caller = { companyId: demo.companyId, role: 'owner', subject };
  assert.deepEqual(await (await get('/api/v1/company', { cookie })).json(), caller);

  const foreign = randomUUID();
  const stranger = await identity.ensurePerson({ email: 'other@skladno.local', name: 'Олег', password });
  await db.database.forCompany(foreign, (trx) =>
    insertCompany(trx, { id: foreign, name: 'Лютик', ownerId: stranger }),
  );
  const refused = await get('/api/v1/company', { cookie, 'x-company-id': foreign });
  assert.deepEqual(
    [refused.status, ((await refused.json()) as { code: string }).code],
    [403, 'not-a-member'],
  );

  await db.database.forCompany(foreign, (trx) =>
    trx.insertInto('members').values({ company_id: foreign, user_id: demo.userId, role: 'viewer' }).execute(),
  );
  const unclear = await get('/api/v1/company', { cookie });
  assert.deepEqual(
    [unclear.status, ((await unclear.json()) as { code: string }).code],
    [400, 'choose-company'],
  );
  assert.equal(
    (await get('/api/v1/company', { cookie, 'x-company-id': foreign })).status,
    403,
    'a viewer there',
  );
  assert.deepEqual(
    await (await get('/api/v1/company', { cookie, 'x-company-id': demo.companyId })).json(),
    caller,
  );
});

test('a company that its person made later is not taken for the demo’s, whatever it is called', async () => {
  for (const name of ['Азбука', 'Ящик']) {
    const id = randomUUID();
    await db.database.forCompany(id, (trx) => insertCompany(trx, { id, name, ownerId: demo.userId }));
  }
  assert.deepEqual(await ensureDemo(identity, db.database, password), demo);
});
