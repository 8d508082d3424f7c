import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, mock, test } from 'node:test';
import pg from 'pg';
import { openTestApp, type TestApp, vendorCredentials } from './support/app.ts';
import { deactivation, vendorCall } from './support/vendor.ts';

/** Coming in from MoySklad: who is let in as what, and for how long. */

const account = 'romashka';
const size = { kind: 'app' as const, orders: 20, products: 2, counterparties: 5 };
let app: TestApp;
let owner: pg.Client;

before(async () => {
  app = await openTestApp({
    accounts: [
      { name: account, token: 'romashka-token', ...size },
      { name: 'lavanda', token: 'lavanda-token', ...size },
      { name: 'mimosa', token: 'mimosa-token', ...size },
    ],
  });
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  await owner.query("select set_config('app.platform', 'on', false)");
});
after(async () => {
  await owner?.end();
  await app?.close();
});
beforeEach(() => app.sandbox.moysklad.vendor.activate(app.vendorApp, account, 'Install'));

interface Said {
  status: number;
  body: Record<string, string> & { user?: { id: string; email: string }; companies?: { role: string }[] };
}

async function call(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Said> {
  const answer = await fetch(`${app.url}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Said['body'] };
}

const key = (employee = 0, of = account) =>
  app.sandbox.moysklad.vendor.openContext(app.vendorApp, of, employee);
const enter = (contextKey: string, appId = vendorCredentials.appId) =>
  call('POST', '/moysklad/sso', { contextKey, appId });
const bearer = ({ body }: Said) => ({ authorization: `Bearer ${body.token}` });

/** Comes in and says who one is. */
async function whoIs(employee: number, of = account) {
  const entered = await enter(key(employee, of));
  assert.equal(entered.status, 200, JSON.stringify(entered.body));
  const { body } = await call('GET', '/moysklad/me', undefined, bearer(entered));
  return { entered, user: body.user!, role: body.companies?.[0]?.role, companies: body.companies?.length };
}

test('the first administrator owns the company, others may look; the same person comes again', async () => {
  const other = await whoIs(1);
  assert.deepEqual([other.role, other.companies], ['viewer', 1]);
  const admin = await whoIs(0);
  assert.equal(admin.role, 'owner');
  assert.equal(admin.entered.body.companyId, other.entered.body.companyId);
  assert.match(admin.user.email, /^[\w-]+@moysklad\.invalid$/, 'never the email that nobody verified');
  const again = await whoIs(0);
  assert.deepEqual([again.user.id, again.role], [admin.user.id, 'owner']);
});

test('an account that we have not heard of is let in all the same', async () => {
  const entered = await whoIs(0, 'lavanda');
  assert.equal(entered.role, 'owner');
  assert.notEqual(entered.entered.body.companyId, (await whoIs(0)).entered.body.companyId);
});

test('an employee of a company that is full is told whom to ask, and so are its people; its first owner comes in', async () => {
  const { entered } = await whoIs(1, 'mimosa');
  const { companyId } = entered.body;
  await owner.query("update company_plans set plan = 'full' where company_id = $1", [companyId]);
  await owner.query("insert into plan_limits values ('full', 'members', 1, 1)");
  const refused = await enter(key(2, 'mimosa'));
  assert.deepEqual([refused.status, refused.body.code], [409, 'company-no-room']);
  const { rows } = await owner.query(
    "select level from limits_reached where company_id = $1 and metric = 'members'",
    [companyId],
  );
  assert.deepEqual(rows, [{ level: 'hard' }]);
  assert.equal((await whoIs(0, 'mimosa')).role, 'owner');
});

test('a key opens the frame once, also for two who come in the same instant', async () => {
  const once = key();
  const answers = await Promise.all([enter(once), enter(once), enter(once)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 403, 403]);
  const again = await enter(once);
  assert.deepEqual([again.status, again.body.code], [403, 'context-refused']);
});

test('a key that is too old, none, or another application’s is refused', async () => {
  const old = key();
  app.sandbox.moysklad.vendor.expireContexts();
  for (const refused of [await enter(old), await enter('no-such-key'), await enter(key(), randomUUID())])
    assert.deepEqual([refused.status, refused.body.code], [403, 'context-refused']);
  const other = { ...app.vendorApp, appId: randomUUID(), appUid: 'another.vendor' };
  app.sandbox.moysklad.vendor.register(other);
  const foreign = await enter(app.sandbox.moysklad.vendor.openContext(other, account));
  assert.deepEqual([foreign.status, foreign.body.code], [403, 'context-refused']);
});

test('while MoySklad does not answer nothing is used up', async () => {
  const later = key();
  app.sandbox.moysklad.faults.add({
    method: 'POST',
    path: '/context/',
    fault: { kind: 'status', status: 503 },
    times: 1,
  });
  assert.equal((await enter(later)).status, 503);
  assert.equal((await enter(later)).status, 200);
});

test('the token is for one company and for what is done in it', async () => {
  const { entered } = await whoIs(0);
  const headers = bearer(entered);
  assert.equal((await call('GET', '/export-configs', undefined, headers)).status, 200);
  const foreign = { ...headers, 'x-company-id': randomUUID() };
  assert.equal((await call('GET', '/export-configs', undefined, foreign)).status, 403);
  const people = await call('GET', '/me', undefined, headers);
  assert.deepEqual([people.status, people.body.code], [403, 'people-only']);
  assert.equal((await call('GET', '/moysklad/me')).status, 401);
});

test('the token is renewed, for eight hours and no longer', async () => {
  const { entered } = await whoIs(0);
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  try {
    let last = entered;
    for (let minutes = 0; minutes < 8 * 60 - 12; minutes += 12) {
      mock.timers.tick(12 * 60_000);
      last = await call('POST', '/moysklad/refresh', undefined, bearer(last));
      assert.equal(last.status, 200, `${minutes} minutes: ${last.body.code}`);
    }
    const rest = Date.parse(last.body.expiresAt!) - Date.now();
    assert.ok(rest <= 12 * 60_000, 'the last one ends with the eight hours');
    mock.timers.tick(15 * 60_000);
    assert.equal((await call('POST', '/moysklad/refresh', undefined, bearer(last))).status, 401);
  } finally {
    mock.timers.reset();
  }
});

test('a company whose application was removed is not entered', async () => {
  const [accountId] = [app.sandbox.moysklad.vendor.accountId(account)];
  await vendorCall(app, 'DELETE', accountId, deactivation('Uninstall'));
  const refused = await enter(key());
  assert.deepEqual([refused.status, refused.body.code], [409, 'moysklad-uninstalled']);
});

test('only MoySklad’s page may frame the application, and only at its own address', async () => {
  const ancestors = async (path: string) => {
    const { headers, status } = await fetch(app.url + path);
    assert.equal(status, 200, path);
    const [, found] = /frame-ancestors ([^;]+)/.exec(headers.get('content-security-policy') ?? '') ?? [];
    return [found, headers.get('x-frame-options')];
  };
  const allowed = app.sandbox.moysklad.url.replace('127.0.0.1', 'localhost');
  for (const path of ['/moysklad/app', '/moysklad/widget'])
    assert.deepEqual(await ancestors(`${path}?contextKey=k`), [allowed, null], path);
  for (const path of [
    '/',
    '/exports',
    '/sign-in',
    '/moysklad',
    '/moysklad/app/x',
    '/moysklad/widget/x',
    '/moysklad/enter',
    '/api/docs',
  ])
    assert.deepEqual(await ancestors(path), ["'none'", 'SAMEORIGIN'], path);
});

test('whoever came only from MoySklad gives an address: the email goes there alone, and from then on it is theirs', async () => {
  const { entered, user } = await whoIs(0);
  assert.match(user.email, /\.invalid$/);
  const give = (email: string) => call('POST', '/my-address', { email }, bearer(entered));
  const emails = async () => {
    const { rows } = await owner.query<{ recipient: string }>(
      "select distinct recipient from outbox_messages where channel = 'email' order by recipient",
    );
    return rows.map(({ recipient }) => recipient);
  };
  const before = await emails();
  assert.equal((await give('Olga@Shop.example')).status, 202);
  assert.deepEqual(await emails(), [...before, 'olga@shop.example'].sort());
  const me = async () => (await call('GET', '/moysklad/me', undefined, bearer(entered))).body.user!.email;
  assert.equal(await me(), user.email, 'nothing is changed before it is confirmed');
  const sent = (await fetch(`${app.url}/api/v1/outbox`)).json() as Promise<{
    items: { to: string; text: string }[];
  }>;
  const token = /verify-email#([\w.-]+)/.exec(
    (await sent).items.find(({ to }) => to === 'Olga@Shop.example')!.text,
  )![1];
  const follow = () =>
    fetch(`${app.url}/api/auth/verify-email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
  assert.equal((await follow()).status, 200);
  assert.equal(await me(), 'olga@shop.example');
  const { rows } = await owner.query('select email_verified as proved from auth."user" where id = $1', [
    user.id,
  ]);
  assert.deepEqual(rows, [{ proved: true }], 'the next change is agreed to by this address');
  assert.equal((await give('another@shop.example')).body.code, 'address-known');
  // Of somebody else: the same answer, and no email.
  const other = await whoIs(1);
  assert.equal(
    (await call('POST', '/my-address', { email: 'olga@shop.example' }, bearer(other.entered))).status,
    202,
  );
  assert.deepEqual(await emails(), [...before, 'olga@shop.example'].sort());
  assert.ok(
    before.every((recipient) => !recipient.endsWith('.invalid')),
    'nothing is ever sent to .invalid',
  );
});
