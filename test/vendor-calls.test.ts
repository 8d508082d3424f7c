import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { openTestApp, type TestApp, vendorCredentials } from './support/app.ts';
import { officialDocs } from './support/official-examples.ts';
import { activation, deactivation, newAccount, vendorCall, vendorToken } from './support/vendor.ts';

/** MoySklad installs, pays, suspends and removes the application: who is believed, what happens, what is answered. */

let app: TestApp;
let owner: pg.Client;

before(async () => {
  app = await openTestApp({ accounts: [] });
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
});
after(async () => {
  await owner?.end();
  await app?.close();
});

const put = (account: string, body: object, options = {}) => vendorCall(app, 'PUT', account, body, options);
const remove = (account: string, body: object, options = {}) =>
  vendorCall(app, 'DELETE', account, body, options);

/** What the database holds of an account, by the owner's eyes. */
async function stateOf(account: string) {
  const { rows } = await owner.query(
    `select i.company_id as "companyId", i.status, i.plan, i.trial, i.tariff_name as tariff, c.name,
       c.erase_at as "eraseAt",
       (select count(*)::int from integrations where company_id = i.company_id and secret is not null) as tokens
     from installations i join companies c on c.id = i.company_id where account_id = $1`,
    [account],
  );
  return rows;
}

async function eventsOf(companyId: string): Promise<string[]> {
  const { rows } = await owner.query(
    "select event, actor_kind from audit_log where company_id = $1 and event like 'marketplace.%' order by id",
    [companyId],
  );
  return rows.map(({ event, actor_kind }) => `${actor_kind} ${event}`);
}

test('an account installs: a company, its token, what is still missing', async () => {
  const account = newAccount();
  const answer = await put(account, activation('Install', 'the-token'));
  assert.deepEqual([answer.status, answer.text], [200, '{"status":"SettingsRequired"}']);
  assert.match(answer.contentType, /^application\/json/);
  const [state] = await stateOf(account);
  const { companyId, ...rest } = state;
  assert.deepEqual(rest, {
    status: 'SettingsRequired',
    plan: null,
    trial: true,
    tariff: 'Basic',
    name: 'romashka',
    eraseAt: null,
    tokens: 1,
  });
  assert.deepEqual(await eventsOf(companyId), ['moysklad marketplace.installed']);
  const { rows } = await owner.query('select access::text from installations where account_id = $1', [
    account,
  ]);
  assert.match(rows[0].access, /customerOrder/);
  const everything = await owner.query(
    `select (select string_agg(to_jsonb(a)::text, '') from audit_log a) || (select string_agg(to_jsonb(i)::text, '')
       from installations i) || (select string_agg(to_jsonb(v)::text, '') from vendor_jtis v) as text`,
  );
  assert.ok(!everything.rows[0].text.includes('the-token'), 'the token is kept sealed only');
});

test('status can be asked for; an account that has not installed has none', async () => {
  const account = newAccount();
  const none = await vendorCall(app, 'GET', account);
  assert.deepEqual([none.status, none.code], [404, 'not-installed']);
  await put(account, activation('Install', 't'));
  const some = await vendorCall(app, 'GET', account);
  assert.deepEqual([some.status, some.text], [200, '{"status":"SettingsRequired"}']);
});

test('suspend, resume, uninstall, install again: the token goes at once, the data wait', async () => {
  const account = newAccount();
  await put(account, activation('Install', 'one'));
  const [{ companyId }] = await stateOf(account);

  const suspended = await remove(account, deactivation('Suspend'));
  assert.deepEqual([suspended.status, suspended.text], [200, '']);
  let [state] = await stateOf(account);
  assert.deepEqual([state.status, state.tokens, state.eraseAt], ['Suspended', 0, null]);
  assert.equal((await remove(account, deactivation('Suspend'))).status, 204, 'suspended already');

  const paid = await put(account, activation('Autoprolongation'));
  assert.deepEqual([paid.status, (await stateOf(account))[0].status], [200, 'Suspended']);

  const resumed = await put(account, activation('Resume', 'two'));
  assert.deepEqual([resumed.status, resumed.text], [200, '{"status":"SettingsRequired"}']);
  [state] = await stateOf(account);
  assert.deepEqual([state.status, state.tokens, state.companyId], ['SettingsRequired', 1, companyId]);

  assert.equal((await remove(account, deactivation('Uninstall'))).status, 200);
  [state] = await stateOf(account);
  const days = (state.eraseAt.getTime() - Date.now()) / 86_400_000;
  assert.deepEqual([state.status, state.tokens, Math.round(days)], ['Uninstalled', 0, 30]);
  assert.equal((await remove(account, deactivation('Suspend'))).status, 204, 'nothing is left to suspend');

  assert.equal((await put(account, activation('Install', 'three'))).status, 200);
  [state] = await stateOf(account);
  assert.deepEqual(
    [state.status, state.tokens, state.eraseAt, state.companyId],
    ['SettingsRequired', 1, null, companyId],
    'the same company, not to be erased',
  );
  assert.deepEqual(await eventsOf(companyId), [
    'moysklad marketplace.installed',
    'moysklad marketplace.suspended',
    'moysklad marketplace.prolonged',
    'moysklad marketplace.resumed',
    'moysklad marketplace.uninstalled',
    'moysklad marketplace.installed',
  ]);
});

test('who was never installed is deactivated, too', async () => {
  assert.equal((await remove(newAccount(), deactivation('Uninstall'))).status, 204);
});

test('another tariff, other rights', async () => {
  const account = newAccount();
  await put(account, activation('Install', 't'));
  const tariff = { tariffId: randomUUID(), trial: false, tariffName: 'Pro' };
  await put(account, activation('TariffChanged', undefined, { subscription: tariff }));
  const [state] = await stateOf(account);
  assert.deepEqual([state.tariff, state.trial, state.tokens], ['Pro', false, 1]);
  const event = {
    appUid: vendorCredentials.appUid,
    accountName: 'romashka',
    cause: 'PermissionsChanged',
    access: [{ resource: 'r', scope: ['custom'], permissions: { supply: { view: 'ALL' } } }],
  };
  const answer = await put(account, event, { event: '/event' });
  assert.deepEqual([answer.status, answer.text], [200, '']);
  const { rows } = await owner.query('select access from installations where account_id = $1', [account]);
  assert.deepEqual(rows[0].access, event.access);
  const integrations = () =>
    owner
      .query(`select details from integrations where account = $1`, [account])
      .then(({ rows }) => rows.map(({ details: { admin, rights } }) => [admin, rights]));
  const [[admin, rights] = []] = await integrations();
  assert.deepEqual(
    [admin, rights.includes('supply'), rights.includes('customerOrder')],
    [false, true, false],
    'the connection can name what is missing',
  );
  await put(account, { ...event, access: [{ resource: 'r', scope: ['admin'] }] }, { event: '/event' });
  assert.deepEqual(await integrations(), [[true, null]]);
});

test('a tariff that we do not know leaves what was paid as it is', async () => {
  const account = newAccount();
  await put(account, activation('Install', 't'));
  const [{ companyId }] = await stateOf(account);
  await owner.query("update company_plans set paid = 'business' where company_id = $1", [companyId]);
  await owner.query("update installations set plan = 'business' where company_id = $1", [companyId]);
  const subscription = { tariffId: randomUUID(), trial: false, tariffName: 'Pro' };
  await put(account, activation('TariffChanged', undefined, { subscription }));
  const { rows } = await owner.query('select paid from company_plans where company_id = $1', [companyId]);
  const [state] = await stateOf(account);
  assert.deepEqual([rows[0].paid, state.plan, state.tariff], ['business', 'business', 'Pro']);
});

test('20 parallel repeats of one activation: one company, one token, one answer', async () => {
  const account = newAccount();
  const requestId = randomUUID();
  const body = activation('Install', 'only-one');
  const token = vendorToken();
  const answers = await Promise.all([
    // Half of them with the very same token, half with a fresh one: both are possible, none is documented.
    ...Array.from({ length: 10 }, () => put(account, body, { requestId, token })),
    ...Array.from({ length: 10 }, () => put(account, body, { requestId })),
  ]);
  for (const { status, text } of answers)
    assert.deepEqual([status, text], [200, '{"status":"SettingsRequired"}']);
  const states = await stateOf(account);
  assert.equal(states.length, 1);
  assert.equal(states[0].tokens, 1);
  assert.deepEqual(await eventsOf(states[0].companyId), ['moysklad marketplace.installed']);
});

test('20 activations of one account at once, each a call of its own', async () => {
  const account = newAccount();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => put(account, activation('Install', `t${index}`))),
  );
  assert.ok(answers.every(({ status }) => status === 200));
  const states = await stateOf(account);
  assert.deepEqual([states.length, states[0].tokens], [1, 1]);
});

test('a call that is sent again late is answered as before and undoes nothing', async () => {
  const account = newAccount();
  const late = { requestId: randomUUID() };
  const body = activation('Install', 't');
  const first = await put(account, body, late);
  await remove(account, deactivation('Uninstall'));
  const again = await put(account, body, late);
  assert.deepEqual([again.status, again.text], [first.status, first.text]);
  assert.equal((await stateOf(account))[0].status, 'Uninstalled');
});

test('a token counts once: for no other call, no other account', async () => {
  const account = newAccount();
  const token = vendorToken();
  assert.equal((await put(account, activation('Install', 't'), { token })).status, 200);
  const replays = [
    put(account, activation('Install', 'stolen'), { token }),
    put(newAccount(), activation('Install', 'stolen'), { token }),
    put(account, activation('Install', 'stolen'), { token, requestId: randomUUID() }),
    remove(account, deactivation('Uninstall'), { token }),
    vendorCall(app, 'GET', account, undefined, { token }),
  ];
  for (const { status, code } of await Promise.all(replays))
    assert.deepEqual([status, code], [401, 'vendor-unauthorized']);
  assert.equal((await stateOf(account))[0].status, 'SettingsRequired');
});

test('one token at two accounts in the same instant: one of them', async () => {
  const token = vendorToken();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => put(newAccount(), activation('Install', 't'), { token })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401, 401, 401, 401]);
});

test('what is not a token of MoySklad’s is refused, whatever it says of itself', async () => {
  const now = Math.floor(Date.now() / 1000);
  const none = (header: object) => {
    const [head, body] = vendorToken({}, { header }).split('.');
    return `${head}.${body}.`;
  };
  const bad: Record<string, string> = {
    'alg none': none({ alg: 'none', typ: 'JWT' }),
    'alg None': none({ alg: 'None', typ: 'JWT' }),
    'another algorithm': vendorToken({}, { header: { alg: 'HS512', typ: 'JWT' } }),
    'a public key’s algorithm': vendorToken({}, { header: { alg: 'RS256', typ: 'JWT' } }),
    'no signature': vendorToken().replace(/\.[^.]+$/, '.'),
    'wrong secret': vendorToken({}, { secret: 'another secret' }),
    'empty secret': vendorToken({}, { secret: '' }),
    expired: vendorToken({ iat: now - 600, exp: now - 300 }),
    'not yet made': vendorToken({ iat: now + 300, exp: now + 600 }),
    'not yet valid': vendorToken({ nbf: now + 300 }),
    'no exp': vendorToken({ exp: undefined }),
    'no iat': vendorToken({ iat: undefined }),
    'no jti': vendorToken({ jti: undefined }),
    'empty jti': vendorToken({ jti: '' }),
    'not a token': 'nonsense',
  };
  const account = newAccount();
  for (const [what, token] of Object.entries(bad)) {
    const answer = await put(account, activation('Install', 't'), { token });
    assert.deepEqual([answer.status, answer.code], [401, 'vendor-unauthorized'], what);
  }
  const other = await put(account, activation('Install', 't'), { appId: randomUUID() });
  assert.deepEqual([other.status, other.code], [401, 'vendor-unauthorized'], 'an application we do not have');
  assert.deepEqual(await stateOf(account), []);
});

test('clocks may differ a little, not more', async () => {
  const now = Math.floor(Date.now() / 1000);
  const status = async (claims: object) =>
    (await put(newAccount(), activation('Install', 't'), { token: vendorToken(claims) })).status;
  assert.equal(await status({ iat: now + 20, exp: now + 320 }), 200);
  assert.equal(await status({ iat: now - 310, exp: now - 10 }), 200);
  assert.equal(await status({ iat: now + 60, exp: now + 360 }), 401);
  assert.equal(await status({ iat: now - 400, exp: now - 60 }), 401);
});

test('a body for another application or of another shape is refused, and its token is still good', async () => {
  const account = newAccount();
  const token = vendorToken();
  const foreign = await put(account, activation('Install', 't', { appUid: 'other.vendor' }), { token });
  assert.deepEqual([foreign.status, foreign.code], [400, 'vendor-other-app']);
  for (const body of [{}, activation('Install', 't', { cause: 'Explode' }), { cause: 'Install' }])
    assert.equal((await put(account, body, { token })).status, 400);
  assert.equal((await put('not-a-uuid', activation('Install', 't'), { token })).status, 400);
  assert.equal((await put(account, activation('Install', 't'), { token })).status, 200);
});

test('a call that fails leaves nothing behind and may be repeated with the same token', async () => {
  const account = newAccount();
  const options = { token: vendorToken(), requestId: randomUUID() };
  // Somebody else holds the account for longer than MoySklad would wait.
  const held = new pg.Client(app.db.ownerUrl);
  await held.connect();
  await held.query('begin');
  await held.query("select pg_advisory_xact_lock(hashtextextended('moysklad ' || $1::text, 0))", [account]);
  const started = performance.now();
  const failed = await put(account, activation('Install', 't'), options);
  assert.ok(failed.status >= 500, `${failed.status}: MoySklad repeats after 5xx`);
  // It waits for five seconds, MoySklad for ten; without a limit it would wait as long as the account is held.
  assert.ok(performance.now() - started < 30_000);
  await held.query('rollback');
  await held.end();
  assert.deepEqual(await stateOf(account), []);
  assert.equal((await put(account, activation('Install', 't'), options)).status, 200);
});

test('the official bodies are understood', async (t) => {
  if (!officialDocs) return t.skip('the official MoySklad documents are not at hand (SKLADNO_MOYSKLAD_DOCS)');
  const folder = join(officialDocs, 'examples/vendor');
  const names = (await readdir(folder)).filter((name) =>
    /^(activation|deactivation|event)_.*_request\.json$/.test(name),
  );
  assert.equal(names.length, 9);
  const account = newAccount();
  await put(account, activation('Install', 'before'));
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    const body = JSON.parse(text) as { cause: string };
    const method = name.startsWith('deactivation') ? 'DELETE' : 'PUT';
    const event = name.startsWith('event') ? { event: '/event' } : {};
    const answer = await vendorCall(app, method, account, body, event);
    if (name.startsWith('activation')) {
      const shape = JSON.parse(await readFile(join(folder, 'activation_install_response.json'), 'utf8'));
      assert.deepEqual(
        [answer.status, Object.keys(JSON.parse(answer.text))],
        [200, Object.keys(shape)],
        name,
      );
    } else assert.ok(answer.status === 200 || answer.status === 204, `${name}: ${answer.status}`);
  }
});

test('texts and moments that cannot be kept are refused, in the body and in the token', async () => {
  const account = newAccount();
  for (const odd of ['\u0000', '\ud83d']) {
    const named = await put(account, { ...activation('Install', 't'), accountName: odd });
    assert.deepEqual([named.status, named.code], [400, 'bad-request']);
    assert.match(named.text, /"field":"accountName"/);
    const strange = await put(account, { ...activation('Install', 't'), extra: { [odd]: 1 } });
    assert.equal(strange.status, 400);
    const token = await put(account, activation('Install', 't'), { token: vendorToken({ jti: `j${odd}` }) });
    assert.equal(token.status, 401);
    assert.match(token.text, /jti/);
  }
  for (const exp of [1e18, 1e300, 8.64e12, 253_402_300_800])
    assert.equal(
      (await put(account, activation('Install', 't'), { token: vendorToken({ exp }) })).status,
      401,
    );
  assert.deepEqual(await stateOf(account), []);
});
