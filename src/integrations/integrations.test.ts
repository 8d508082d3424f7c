import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { Role } from '../../db/tables/companies.ts';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../test/support/database.ts';
import type { Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { DomainEvent } from '../platform/events/events.ts';
import { type Http, openHttp } from '../platform/http/http.ts';
import { Problem } from '../platform/problems.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { generateEncryptionKeys, openKeyring } from '../platform/secrets/keyring.ts';
import { openLog } from '../platform/telemetry/log.ts';
import {
  connectMoyskladApp,
  disconnectMoyskladApp,
  integrationsRoom,
  secretOf,
  whichIntegration,
} from './index.ts';

const keyring = openKeyring(testSecrets.encryptionKeys);
const companies = [randomUUID(), randomUUID()] as const;
const refused = {
  code: 'token-refused',
  status: 422,
  title: { ru: 'н', en: 'n' },
  detail: { ru: 'н', en: 'n' },
};
const key = { type: 'service_account', client_email: 'a@p.iam.gserviceaccount.com', private_key: '-----K' };
let db: TestDatabase;
let http: Http;
/** What works through any integration. */
let used: { id: string; name: string; exporter: string }[] = [];
/** What the provider says when an account is tried. */
let answer: Problem | null = null;

/** What other rooms were told. */
const told: DomainEvent[] = [];
const emit: Emit = async (_trx, event) => {
  told.push(event);
};

/** Without an OAuth client nothing waits to be confirmed. */
const unused = {} as Queue;

before(async () => {
  db = await openTestDatabase();
  for (const id of companies) {
    await db.database.forCompany(id, (trx) =>
      trx.insertInto('companies').values({ id, name: 'Ромашка' }).execute(),
    );
  }
  http = await openHttp({
    config: { port: 0, publicUrl: 'http://localhost' },
    log: openLog('silent'),
    authoriser: {
      subject: async () => ({ kind: 'person', userId: 'u' }),
      isPlatformAdmin: async () => false,
      acting: async (_subject, wanted = companies[0]) => {
        const [companyId = '', role] = wanted.split(' ');
        return { companyId, role: (role ?? 'admin') as Role };
      },
    },
    ready: {},
  });
  const room = integrationsRoom({
    emit,
    database: db.database,
    keyring,
    log: openLog('silent'),
    client: null,
    queue: unused,
    publicUrl: 'http://localhost',
    checks: {
      // A token reads `account/owner`.
      moysklad: async (token) => {
        if (token === 'bad') throw new Problem(refused, {}, { field: 'token' });
        const [accountId = '', owner = ''] = token.split('/');
        const rights = ['customerOrder'];
        return {
          account: `${owner}@${accountId}`,
          details: { owner: `Ромашка (${owner})`, accountId, admin: false, rights, requestWeight: 4 },
        };
      },
      google: async ({ client_email: email }) => ({ account: email, details: { owner: email, email } }),
      opened: async () => {
        if (answer) throw answer;
        return { requestWeight: 2 };
      },
      refusals: [],
      refuses: ({ kind }) => kind === refused,
    },
    usedBy: async () => used,
    trialToken: 'try-me',
    needs: [
      { key: 'customerorder', title: { ru: 'Заказы', en: 'Orders' }, permissions: ['customerOrder'] },
      { key: 'demand', title: { ru: 'Отгрузки', en: 'Shipments' }, permissions: ['demand'] },
      { key: 'store', title: { ru: 'Склады', en: 'Stores' }, permissions: ['warehouse'] },
    ],
  });
  room.routes(http, async () => undefined);
});
after(async () => {
  await http?.close();
  await db?.close();
});
beforeEach(async () => {
  used = [];
  answer = null;
  for (const id of companies)
    await db.database.forCompany(id, (trx) => trx.deleteFrom('integrations').execute());
});

async function call(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path = '',
  body?: object,
  company: string = companies[0],
) {
  const url = `/api/v1/integrations${path}`;
  const answered = await http.app.inject({
    method,
    url,
    headers: { 'x-company-id': company },
    ...(body && { body }),
  });
  return {
    status: answered.statusCode,
    text: answered.body,
    json: answered.body ? answered.json() : undefined,
  };
}

const moysklad = (token: string) => ({ provider: 'moysklad', token });
const access = () => ({ database: db.database, keyring });
const inCompany = <T>(fn: (trx: Trx) => Promise<T>) => db.database.forCompany(companies[0], fn);
const events = async () =>
  (await inCompany((trx) => trx.selectFrom('audit_log').select('event').orderBy('id').execute())).map(
    ({ event }) => event,
  );

test('a demonstration tells the token to try with', async () => {
  assert.deepEqual((await call('GET', '/moysklad')).json, { trialToken: 'try-me' });
});

test('an account is connected, listed without its secret, opened by the engine', async () => {
  const made = await call('POST', '', moysklad('acc/a-secret-token'));
  assert.equal(made.status, 201);
  assert.deepEqual([made.json.kind, made.json.status, made.json.details.requestWeight], ['token', 'ok', 4]);
  const google = await call('POST', '', { provider: 'google', key });
  const list = await call('GET');
  assert.deepEqual(
    list.json.items.map((each: { title: string }) => each.title),
    ['Ромашка (a-secret-token)', key.client_email],
  );
  assert(!list.text.includes('-----K') && !list.text.includes('acc/'));
  const stored = await inCompany((trx) => trx.selectFrom('integrations').select('secret').execute());
  for (const { secret } of stored) assert.match(String(secret), /^v1\.test\.[\w.-]+$/);
  const opened = await secretOf(access(), companies[0], made.json.id, 'moysklad');
  assert.deepEqual([opened.kind, opened.secret], ['token', 'acc/a-secret-token']);
  assert.deepEqual((await secretOf(access(), companies[0], google.json.id, 'google')).secret, key);
});

test('a refused or half secret saves nothing', async () => {
  const bad = await call('POST', '', moysklad('bad'));
  assert.deepEqual([bad.status, bad.json.code, bad.json.errors[0].field], [422, 'token-refused', 'token']);
  const half = await call('POST', '', { provider: 'google', key: { ...key, private_key: undefined } });
  assert.deepEqual([half.status, half.json.errors[0].field], [400, 'key.private_key']);
  assert(!half.text.includes('gserviceaccount'), 'what was sent is not sent back');
  assert.equal((await call('POST', '', { provider: 'excel' })).json.errors[0].field, 'provider');
  assert.deepEqual((await call('GET')).json, { items: [], nextCursor: null });
});

test('several of a kind: the same account is the same integration, one must be chosen', async () => {
  const first = await call('POST', '', moysklad('acc/one'));
  const again = await call('POST', '', moysklad('acc/one'));
  const second = await call('POST', '', moysklad('other/two'));
  assert.equal(again.json.id, first.json.id);
  assert.notEqual(second.json.id, first.json.id);
  const which = (wanted?: string) => inCompany((trx) => whichIntegration(trx, 'moysklad', wanted));
  await assert.rejects(which(), /choose-integration/);
  assert.equal(await which(second.json.id), second.json.id);
  await assert.rejects(which(randomUUID()), /unknown-integration/);
  await call('DELETE', `/${first.json.id}`);
  assert.equal(await which(), second.json.id);
});

test('connected again it keeps its id and name, and never becomes another account', async () => {
  const { json } = await call('POST', '', moysklad('acc/one'));
  const path = `/${json.id}`;
  const renamed = await call('PATCH', path, { title: 'Основной склад' });
  assert.equal(renamed.json.title, 'Основной склад');
  const again = await call('PUT', `${path}/secret`, moysklad('acc/two'));
  assert.deepEqual(
    [again.status, again.json.id, again.json.title, again.json.details.owner],
    [200, json.id, 'Основной склад', 'Ромашка (two)'],
  );
  assert.equal((await secretOf(access(), companies[0], json.id, 'moysklad')).secret, 'acc/two');
  const other = await call('PUT', `${path}/secret`, moysklad('other/two'));
  assert.deepEqual([other.status, other.json.code], [409, 'another-account']);
  await call('POST', '', moysklad('acc/three'));
  const taken = await call('PUT', `${path}/secret`, moysklad('acc/three'));
  assert.deepEqual([taken.status, taken.json.code], [409, 'integration-duplicate']);
  assert.equal((await call('PUT', `${path}/secret`, { provider: 'google', key })).status, 404);
});

test('what the token may not view is named, the company’s own exports first', async () => {
  used = [{ id: randomUUID(), name: 'Склады', exporter: 'store' }];
  const { json } = await call('POST', '', moysklad('acc/one'));
  assert.deepEqual(
    json.missing.map(({ title, wanted }: { title: { ru: string }; wanted: boolean }) => [title.ru, wanted]),
    [
      ['Склады', true],
      ['Отгрузки', false],
    ],
  );
  assert.deepEqual((await call('GET', `/${json.id}`)).json.usedBy, [{ id: used[0]?.id, name: 'Склады' }]);
});

test('an integration that exports use is disconnected when that is agreed to: it stays without its secret, and is connected again', async () => {
  const { json } = await call('POST', '', moysklad('acc/one'));
  used = [{ id: randomUUID(), name: 'Склады', exporter: 'store' }];
  assert.equal((await call('DELETE', `/${json.id}`)).json.code, 'integration-in-use');
  assert.equal((await call('GET', `/${json.id}`)).json.status, 'ok');
  assert.equal((await call('DELETE', `/${json.id}?pause=true`)).status, 204);
  assert.equal((await call('GET', `/${json.id}`)).json.status, 'reconnect');
  const secrets = await db.database.forCompany(companies[0], (trx) =>
    trx.selectFrom('integrations').select('secret').execute(),
  );
  assert.deepEqual(secrets, [{ secret: null }]);
  const again = await call('POST', '', moysklad('acc/one'));
  assert.deepEqual([again.json.id, again.json.status], [json.id, 'ok']);
  used = [];
  assert.equal((await call('DELETE', `/${json.id}?pause=true`)).status, 204);
  assert.equal((await call('GET', `/${json.id}`)).status, 404);
});

test('a check keeps what it found: a refusal that is repeated minutes later stops the integration, a success mends it', async () => {
  const { json } = await call('POST', '', moysklad('acc/one'));
  const check = async () => (await call('POST', `/${json.id}/check`)).json;
  answer = new Problem({ ...refused, code: 'busy' });
  const busy = await check();
  assert.deepEqual([busy.status, busy.lastError.code], ['ok', 'busy']);
  answer = new Problem(refused);
  const age = (minutes: number) =>
    db.database.forCompany(companies[0], (trx) =>
      sql`update integrations set refused_at = refused_at - make_interval(mins => ${minutes})`.execute(trx),
    );
  // Once, twice in the same minute, again after long, and after a success in between: none of it is believed.
  for (const minutes of [0, 1, 16]) {
    const doubted = await check();
    assert.deepEqual([doubted.status, doubted.lastError.code], ['ok', 'integration-doubted']);
    await age(minutes);
  }
  answer = null;
  await check();
  await age(3);
  answer = new Problem(refused);
  assert.equal((await check()).status, 'ok');
  await age(3);
  const gone = await check();
  assert.deepEqual([gone.status, gone.lastError.code], ['reconnect', 'token-refused']);
  await assert.rejects(secretOf(access(), companies[0], json.id, 'moysklad'), /integration-reconnect/);
  answer = null;
  const fine = await check();
  assert.deepEqual([fine.status, fine.lastError, fine.details.requestWeight], ['ok', null, 2]);
  assert.ok(fine.lastSuccessAt);
});

test('other rooms are told once that an account is connected, again, or lost, whoever finds it out', async () => {
  const { json } = await call('POST', '', moysklad('acc/one'));
  await call('PUT', `/${json.id}/secret`, moysklad('acc/two'));
  assert.equal((await call('POST', '', moysklad('bad'))).status, 422);
  answer = new Problem(refused);
  for (let check = 0; check < 3; check += 1) {
    await call('POST', `/${json.id}/check`);
    await inCompany((trx) =>
      sql`update integrations set refused_at = refused_at - make_interval(mins => 3)`.execute(trx),
    );
  }
  answer = null;
  for (const status of ['ok', 'ok'])
    assert.equal((await call('POST', `/${json.id}/check`)).json.status, status, 'it works again');
  const about = told.filter((event) => 'integrationId' in event && event.integrationId === json.id);
  assert.deepEqual(
    about.map(({ kind, companyId }) => [kind, companyId]),
    ['connected', 'connected', 'lost', 'connected'].map((what) => [`integration.${what}`, companies[0]]),
  );
});

test('another company sees, opens, renames, checks and deletes nothing of it', async () => {
  const { json } = await call('POST', '', moysklad('acc/one'));
  const theirs = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) =>
    call(method, path, body, companies[1]);
  assert.deepEqual((await theirs('GET', '')).json.items, []);
  for (const [method, path, body] of [
    ['GET', ''],
    ['PATCH', '', { title: 'Чужое' }],
    ['PUT', '/secret', moysklad('acc/one')],
    ['POST', '/check'],
    ['DELETE', ''],
  ] as const)
    assert.equal((await theirs(method, `/${json.id}${path}`, body)).status, 404, `${method} ${path}`);
  await assert.rejects(secretOf(access(), companies[1], json.id, 'moysklad'), /unknown-integration/);
});

test('an account in use stays, an unused one goes; a viewer may look only', async () => {
  const { json } = await call('POST', '', moysklad('acc/one'));
  used = [{ id: randomUUID(), name: 'Заказы', exporter: 'customerorder' }];
  const refusal = await call('DELETE', `/${json.id}`);
  assert.equal(refusal.status, 409);
  assert.match(refusal.json.detail, /«Заказы»/);
  used = [];
  const viewer = `${companies[0]} viewer`;
  assert.equal((await call('GET', `/${json.id}`, undefined, viewer)).status, 200);
  assert.equal((await call('DELETE', `/${json.id}`, undefined, viewer)).status, 403);
  assert.equal((await call('DELETE', `/${json.id}`)).status, 204);
  assert.equal((await call('DELETE', `/${json.id}`)).status, 404);
});

test('without the key that sealed it a secret is not opened, and not lost', async () => {
  const { json } = await call('POST', '', moysklad('acc/one'));
  const other = openKeyring(generateEncryptionKeys());
  await assert.rejects(
    secretOf({ database: db.database, keyring: other }, companies[0], json.id, 'moysklad'),
    /secret-unreadable/,
  );
  assert.equal((await secretOf(access(), companies[0], json.id, 'moysklad')).secret, 'acc/one');
});

test('MoySklad’s marketplace connects, replaces and takes back; the settings stay', async () => {
  const app = { companyId: companies[0], accountId: randomUUID(), accountName: 'romashka', token: 'first' };
  const connectApp = (token: string) =>
    inCompany((trx) => connectMoyskladApp({ keyring, emit }, trx, { ...app, token, requestId: 'r' }));
  const first = await connectApp('first');
  const second = await connectApp('second');
  assert.deepEqual([second.id, second.kind, second.title], [first.id, 'marketplace', 'romashka']);
  assert.equal((await secretOf(access(), companies[0], first.id, 'moysklad')).secret, 'second');
  for (let repeat = 0; repeat < 2; repeat += 1) await inCompany((trx) => disconnectMoyskladApp(trx, app));
  await assert.rejects(secretOf(access(), companies[0], first.id, 'moysklad'), /integration-reconnect/);
  const stored = await inCompany((trx) =>
    trx.selectFrom('integrations').select(['secret', 'status']).executeTakeFirstOrThrow(),
  );
  assert.deepEqual(stored, { secret: null, status: 'reconnect' });
  const third = await connectApp('third');
  assert.deepEqual([third.id, third.status], [first.id, 'ok']);
  assert.deepEqual((await events()).slice(-4), [
    'integration.connected',
    'integration.reconnected',
    'integration.revoked',
    'integration.reconnected',
  ]);
});
