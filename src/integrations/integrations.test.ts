import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import type { Role } from '../../db/tables.ts';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../test/support/database.ts';
import { type Http, openHttp } from '../platform/http.ts';
import { generateEncryptionKeys, openKeyring } from '../platform/keyring.ts';
import { openLog } from '../platform/log.ts';
import { Problem } from '../platform/problems.ts';
import { integrationRoutes, secretOf } from './index.ts';

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
let used = false;

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
  integrationRoutes(http.app, {
    database: db.database,
    keyring,
    checks: {
      moysklad: async (token) => {
        if (token === 'bad') throw new Problem(refused, {}, { field: 'token' });
        return { title: `Ромашка (${token})` };
      },
      google: async ({ client_email }) => ({ title: client_email }),
    },
    inUse: async () => used,
  });
});
after(async () => {
  await http.close();
  await db.close();
});
beforeEach(async () => {
  used = false;
  for (const id of companies)
    await db.database.forCompany(id, (trx) => trx.deleteFrom('integrations').execute());
});

async function call(
  method: 'GET' | 'POST' | 'DELETE',
  path = '',
  body?: object,
  company: string = companies[0],
) {
  const url = `/api/v1/integrations${path}`;
  const answer = await http.app.inject({
    method,
    url,
    headers: { 'x-company-id': company },
    ...(body && { body }),
  });
  return { status: answer.statusCode, text: answer.body, json: answer.body ? answer.json() : undefined };
}

test('an account is connected, listed without its secret, opened by the engine', async () => {
  const made = await call('POST', '', { provider: 'moysklad', token: 'a-secret-token' });
  assert.equal(made.status, 201);
  assert.deepEqual(Object.keys(made.json).sort(), ['createdAt', 'id', 'provider', 'status', 'title']);
  await call('POST', '', { provider: 'google', key });
  const list = await call('GET');
  assert.deepEqual(
    list.json.items.map((each: { title: string }) => each.title),
    ['Ромашка (a-secret-token)', key.client_email],
  );
  assert(!list.text.includes('-----K'));
  const stored = await db.database.forCompany(companies[0], (trx) =>
    trx.selectFrom('integrations').select('secret').execute(),
  );
  for (const { secret } of stored) assert.match(secret, /^v1\.test\.[\w.-]+$/);
  const access = { database: db.database, keyring };
  assert.deepEqual(await secretOf(access, companies[0], 'moysklad'), {
    integrationId: made.json.id,
    secret: 'a-secret-token',
  });
  assert.deepEqual((await secretOf(access, companies[0], 'google')).secret, key);
});

test('a refused or half secret saves nothing', async () => {
  const answer = await call('POST', '', { provider: 'moysklad', token: 'bad' });
  assert.deepEqual(
    [answer.status, answer.json.code, answer.json.errors[0].field],
    [422, 'token-refused', 'token'],
  );
  const half = await call('POST', '', { provider: 'google', key: { ...key, private_key: undefined } });
  assert.deepEqual([half.status, half.json.errors[0].field], [400, 'key.private_key']);
  assert(!half.text.includes('gserviceaccount'), 'what was sent is not sent back');
  assert.equal((await call('POST', '', { provider: 'excel' })).json.errors[0].field, 'provider');
  assert.deepEqual((await call('GET')).json, { items: [], nextCursor: null });
});

test('connecting again replaces the account under the same id', async () => {
  const first = await call('POST', '', { provider: 'moysklad', token: 'one' });
  const second = await call('POST', '', { provider: 'moysklad', token: 'two' });
  assert.deepEqual([second.json.id, second.json.title], [first.json.id, 'Ромашка (two)']);
});

test('another company sees, opens and deletes nothing of it', async () => {
  const { json } = await call('POST', '', { provider: 'moysklad', token: 'one' });
  assert.deepEqual((await call('GET', '', undefined, companies[1])).json.items, []);
  assert.equal((await call('DELETE', `/${json.id}`, undefined, companies[1])).status, 404);
  await assert.rejects(
    secretOf({ database: db.database, keyring }, companies[1], 'moysklad'),
    /not-connected/,
  );
});

test('an account in use stays, an unused one goes; a viewer may look only', async () => {
  const { json } = await call('POST', '', { provider: 'moysklad', token: 'one' });
  used = true;
  assert.equal((await call('DELETE', `/${json.id}`)).status, 409);
  used = false;
  const viewer = `${companies[0]} viewer`;
  assert.equal((await call('GET', '', undefined, viewer)).status, 200);
  assert.equal((await call('DELETE', `/${json.id}`, undefined, viewer)).status, 403);
  assert.equal((await call('DELETE', `/${json.id}`)).status, 204);
  assert.equal((await call('DELETE', `/${json.id}`)).status, 404);
});

test('without the key that sealed it a secret is not opened, and not lost', async () => {
  await call('POST', '', { provider: 'moysklad', token: 'one' });
  const other = openKeyring(generateEncryptionKeys());
  await assert.rejects(
    secretOf({ database: db.database, keyring: other }, companies[0], 'moysklad'),
    /secret-unreadable/,
  );
  assert.equal((await secretOf({ database: db.database, keyring }, companies[0], 'moysklad')).secret, 'one');
});
