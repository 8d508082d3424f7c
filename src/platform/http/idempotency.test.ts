import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../../test/support/database.ts';
import { openKeyring } from '../secrets/keyring.ts';
import { openLog } from '../telemetry/log.ts';
import type { Authoriser } from './door.ts';
import { type Http, openHttp } from './http.ts';
import { answerOnce } from './idempotency.ts';

/** Repetitions outside companies; those inside one are tried on the whole application, test/idempotency.test.ts. */
const authoriser: Authoriser = {
  subject: async ({ headers }) =>
    headers['x-person'] ? { kind: 'person', userId: String(headers['x-person']) } : undefined,
  acting: async () => ({ companyId: 'c' }),
  isPlatformAdmin: async () => false,
};
const log = openLog('silent');
let db: TestDatabase;
let http: Http;
let worked = 0;

before(async () => {
  db = await openTestDatabase();
  for (const id of ['anna', 'oleg'])
    await db.database.platform.insertInto('auth.user').values({ id, name: id, email: id }).execute();
  http = await openHttp({
    config: { port: 0, publicUrl: 'https://skladno.example' },
    log,
    authoriser,
    ready: {},
  });
  answerOnce(http.app, { database: db.database, keyring: openKeyring(testSecrets.encryptionKeys), log });
  const work = async () => {
    worked += 1;
    return { worked };
  };
  http.app.post('/api/v1/mine', { config: { access: 'person' } }, work);
  http.app.put('/api/v1/mine', { config: { access: 'person' } }, work);
  http.app.post('/api/v1/open', { config: { access: 'anyone' } }, work);
});
after(async () => {
  await http?.close();
  await db?.close();
});

async function ask(method: 'POST' | 'PUT', url: string, person: string, key = 'k'): Promise<number> {
  const headers = { 'x-person': person, 'idempotency-key': key };
  const answer = await http.app.inject({ method, url, headers });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json().worked;
}

test('what a person does outside companies is done once, too', async () => {
  const first = await ask('POST', '/api/v1/mine', 'anna');
  assert.equal(await ask('POST', '/api/v1/mine', 'anna'), first);
  assert.notEqual(await ask('POST', '/api/v1/mine', 'oleg'), first);
  assert.notEqual(await ask('POST', '/api/v1/mine', 'anna', 'another'), first);
});

test('a person’s answers are behind their own wall', async () => {
  await ask('POST', '/api/v1/mine', 'anna');
  const seenBy = (userId: string) =>
    db.database.forUser(userId, (trx) =>
      sql`select key from person_idempotency_keys`.execute(trx).then(({ rows }) => rows),
    );
  assert.ok((await seenBy('anna')).length > 0);
  assert.deepEqual(await seenBy('nobody'), []);
});

test('other methods, and who is nobody, have no use for the key', async () => {
  assert.notEqual(await ask('PUT', '/api/v1/mine', 'anna'), await ask('PUT', '/api/v1/mine', 'anna'));
  assert.notEqual(await ask('POST', '/api/v1/open', ''), await ask('POST', '/api/v1/open', ''));
});
