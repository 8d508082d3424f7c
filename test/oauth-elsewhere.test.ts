import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openKeyring } from '../src/platform/secrets/keyring.ts';
import { type Member, openTestApp, type TestApp, vendorCredentials } from './support/app.ts';
import { testSecrets } from './support/database.ts';
import { beginConsent, comeBackTo, decide, driveFile } from './support/google-consent.ts';
import { until } from './support/until.ts';

/** Google allowed elsewhere than in the session that asked for it: nothing is connected until who asked says so. */

const account = 'romashka';
const spreadsheets = 'https://www.googleapis.com/auth/spreadsheets';
const stranger = 'stranger@example.com';
let app: TestApp;

before(async () => {
  const size = { kind: 'app' as const, orders: 1, products: 1, counterparties: 1 };
  app = await openTestApp({
    accounts: [
      { name: account, token: 'of the frame', ...size },
      { name: 'lavanda', token: 'ours', ...size },
    ],
  });
  app.sandbox.moysklad.vendor.activate(app.vendorApp, account, 'Install');
  app.sandbox.google.createSpreadsheet({ title: 'Чужая', owner: stranger });
  await app.application.worker.start();
});
after(() => app?.close());

/** Somebody in MoySklad's frame: without cookies, by a token. */
interface Framed {
  companyId: string;
  call(method: string, path: string, body?: object): Promise<{ status: number; body: Answered }>;
}
interface Answered {
  code?: string;
  url?: string;
  companyName?: string;
  personName?: string;
  links?: boolean;
  title?: string;
  items?: { id: string; email: string | null; links: boolean; kind?: string }[];
}

async function inFrame(): Promise<Framed> {
  const contextKey = app.sandbox.moysklad.vendor.openContext(app.vendorApp, account, 0);
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ contextKey, appId: vendorCredentials.appId });
  const entered = await fetch(`${app.url}/api/v1/moysklad/sso`, { method: 'POST', headers: json, body });
  const { token, companyId } = (await entered.json()) as { token: string; companyId: string };
  return {
    companyId,
    async call(method, path, body) {
      const headers = { authorization: `Bearer ${token}`, ...(body && json) };
      const answer = await fetch(`${app.url}/api/v1${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Answered };
    },
  };
}

/** The tab of whoever was given the frame's link: opens it, allows everything, and comes back. Answers the code it shows. */
async function allowElsewhere(framed: Framed, body: object = {}) {
  const begun = await framed.call('POST', '/integrations/google/start', body);
  const link = new URL(String(begun.body.url));
  assert.equal(link.pathname, '/connect-google');
  const opened = await fetch(`${app.url}/api/v1/integrations/google/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket: link.hash.slice(1) }),
  });
  const told = (await opened.json()) as Answered;
  const cookie = opened.headers.getSetCookie().map((line) => line.split(';')[0]);
  const url = new URL(String(told.url));
  const back = await decide({ url, cookie: '' }, { allow: true, email: stranger });
  const target = await comeBackTo(back, cookie.join('; '));
  assert.equal(target.pathname + target.search, '/connect-google?google=confirm');
  return { told, code: target.hash.slice(1), scope: url.searchParams.get('scope') };
}

const connectionsOf = async (member: { call: Framed['call'] | Member['call'] }) => {
  const { items } = (await member.call('GET', '/integrations')).body as Answered;
  return items?.filter(({ kind }) => kind === 'oauth') ?? [];
};
const waiting = async (member: { call: Framed['call'] | Member['call'] }) =>
  ((await member.call('GET', '/integrations/google/pending')).body as Answered).items ?? [];

/** Whether a refresh token still lives at Google. */
async function lives(refreshToken: string): Promise<boolean> {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: 'skladno-test',
    client_secret: 'a secret of tests',
  });
  return (await fetch(app.sandbox.google.tokenUrl, { method: 'POST', body })).ok;
}

/** The refresh token of what waits; it lies there sealed. */
async function tokenWaiting(companyId: string): Promise<string> {
  const rows = await app.db.database.forCompany(companyId, (trx) =>
    trx.selectFrom('google_pending').selectAll().execute(),
  );
  const secret = rows.at(-1)?.secret ?? '';
  const owner = { companyId, provider: 'google-pending' };
  const { refreshToken, code } = JSON.parse(openKeyring(testSecrets.encryptionKeys).decrypt(secret, owner));
  assert.ok(!JSON.stringify(rows).includes(refreshToken) && !JSON.stringify(rows).includes(code));
  assert.ok(await lives(refreshToken));
  return refreshToken;
}

test('a stranger who opens the frame’s link and allows gives nothing away until who asked confirms', async () => {
  const framed = await inFrame();
  const { told, code } = await allowElsewhere(framed);
  assert.deepEqual(
    [told.companyName, told.links, typeof told.personName],
    [account, false, 'string'],
    'the tab says who asks, and for what',
  );
  assert.deepEqual(await connectionsOf(framed), [], 'nothing is saved');
  const [one] = await waiting(framed);
  assert.deepEqual([one?.email, one?.links], [stranger, false]);
  const wrong = code === '000000' ? '000001' : '000000';
  const path = `/integrations/google/pending/${one?.id}`;
  const refused = await framed.call('POST', `${path}/confirm`, { code: wrong });
  assert.deepEqual([refused.status, refused.body.code], [422, 'google-wrong-code']);
  assert.deepEqual(await connectionsOf(framed), []);
  const done = await framed.call('POST', `${path}/confirm`, { code });
  assert.deepEqual([done.status, done.body.title], [200, stranger], JSON.stringify(done.body));
  assert.equal((await connectionsOf(framed)).length, 1);
  assert.deepEqual(await waiting(framed), []);
  assert.equal((await framed.call('POST', `${path}/confirm`, { code })).status, 404, 'once');
});

test('every table at once: the frame asks for it in the tab’s words, and saves it no sooner', async () => {
  const framed = await inFrame();
  const before = (await connectionsOf(framed)).length;
  const { told, scope } = await allowElsewhere(framed, { links: true });
  assert.deepEqual([told.links, scope], [true, `${driveFile} ${spreadsheets} openid email`]);
  const [one] = await waiting(framed);
  assert.equal(one?.links, true);
  assert.equal((await connectionsOf(framed)).length, before);
});

test('guessing the code, declining, or letting it lie takes the access back at Google', async () => {
  const framed = await inFrame();
  for (const { id } of await waiting(framed))
    await framed.call('DELETE', `/integrations/google/pending/${id}`);
  for (const { id } of await connectionsOf(framed)) await framed.call('DELETE', `/integrations/${id}`);
  const only = async () => (await waiting(framed))[0]?.id ?? '';

  const { code } = await allowElsewhere(framed);
  const guessed = await tokenWaiting(framed.companyId);
  const id = await only();
  const wrong = code === '000000' ? '000001' : '000000';
  const tries = [];
  for (let i = 0; i < 5; i++)
    tries.push(await framed.call('POST', `/integrations/google/pending/${id}/confirm`, { code: wrong }));
  assert.deepEqual(
    tries.map(({ status }) => status),
    [422, 422, 422, 422, 404],
  );
  const late = await framed.call('POST', `/integrations/google/pending/${id}/confirm`, { code });
  assert.equal(late.status, 404);
  await until(async () => !(await lives(guessed)));

  await allowElsewhere(framed);
  const declined = await tokenWaiting(framed.companyId);
  assert.equal((await framed.call('DELETE', `/integrations/google/pending/${await only()}`)).status, 204);
  await until(async () => !(await lives(declined)));

  await allowElsewhere(framed);
  const forgotten = await tokenWaiting(framed.companyId);
  await sql`update pgboss.job set start_after = now() where name = 'google-pending'`.execute(
    app.db.database.platform,
  );
  // Nobody said anything for ten minutes.
  await until(async () => !(await lives(forgotten)));
  assert.deepEqual([await waiting(framed), await connectionsOf(framed)], [[], []]);
});

test('in the same browser, but another session: it waits for who began, and for nobody else', async () => {
  const member = await app.company('ours');
  const admin = await member.colleague('admin');
  const begun = await beginConsent(admin);
  const nonce = begun.cookie.slice(admin.cookie.length + 2);
  const back = await decide(begun, { allow: true, email: stranger });
  const target = await comeBackTo(back, `${member.cookie}; ${nonce}`);
  assert.equal(target.searchParams.get('google'), 'confirm');
  const code = target.hash.slice(1);
  assert.deepEqual([await connectionsOf(member), await waiting(member)], [[], []]);
  const [one] = await waiting(admin);
  const path = `/integrations/google/pending/${one?.id}`;
  assert.equal((await member.call('POST', `${path}/confirm`, { code })).status, 404, 'another’s');
  assert.equal((await member.call('DELETE', path)).status, 404, 'another’s');
  assert.equal((await admin.call('POST', `${path}/confirm`, { code })).status, 200);
  assert.equal((await connectionsOf(member)).length, 1);
});

test('whoever loses the right at the very moment of confirming connects nothing', async () => {
  const framed = await inFrame();
  const { code } = await allowElsewhere(framed);
  const [one] = await waiting(framed);
  const before = await connectionsOf(framed);
  let answer: ReturnType<Framed['call']> | undefined;
  const role = await app.db.database.forCompany(framed.companyId, async (trx) => {
    const { role } = await trx.selectFrom('members').select('role').executeTakeFirstOrThrow();
    await trx.updateTable('members').set({ role: 'viewer' }).execute();
    answer = framed.call('POST', `/integrations/google/pending/${one?.id}/confirm`, { code });
    // It finds the change under way, and must wait for it.
    await sleep(500);
    return role;
  });
  const refused = await answer;
  assert.deepEqual([refused?.status, refused?.body.code], [410, 'google-consent-over']);
  await app.db.database.forCompany(framed.companyId, (trx) =>
    trx.updateTable('members').set({ role }).execute(),
  );
  assert.deepEqual(await connectionsOf(framed), before);
});

test('a company that is deleted takes back what still waits', async () => {
  const member = await app.company('ours');
  const begun = await beginConsent(member);
  const nonce = begun.cookie.slice(member.cookie.length + 2);
  const email = 'late@example.com';
  app.sandbox.google.createSpreadsheet({ title: 'Её', owner: email });
  await comeBackTo(await decide(begun, { allow: true, email }), nonce);
  const token = await tokenWaiting(member.companyId);
  const gone = await member.call('DELETE', '/companies/current');
  assert.equal(gone.status, 200, JSON.stringify(gone.body));
  await until(async () => !(await lives(token)));
});
