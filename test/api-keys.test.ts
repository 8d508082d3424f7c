import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import { makeKey } from '../src/companies/api-key.ts';
import type { Member, TestApp } from './support/app.ts';
import { openTwoCompanies, type TwoCompanies } from './support/two-companies.ts';

/** Keys of programs: what they open, what they do not, and what is told of them. */
let companies: TwoCompanies;
let app: TestApp;
let owner: pg.Client;
let ours: Member;
let theirs: Member;

before(async () => {
  companies = await openTwoCompanies();
  ({ app, owner, ours, theirs } = companies);
});
after(() => companies.close());

const reading = { name: 'Отчёты', scopes: ['exports.read'] };

async function keyOf(member: Member, input: object = reading): Promise<{ id: string; key: string }> {
  const { status, body } = await member.call('POST', '/api-keys', input);
  assert.equal(status, 201, JSON.stringify(body));
  return body as { id: string; key: string };
}

/** A call with a key and without any cookie; answers the status and the problem's code. */
async function ask(key: string, method: string, path: string, body?: object, headers = {}) {
  const answer = await ours.call(method, path, body, {
    cookie: '',
    authorization: `Bearer ${key}`,
    ...headers,
  });
  return { status: answer.status, code: answer.body.code, body: answer.body };
}
const codeOf = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).code;

test('a key opens what it was made for, in its own company, and nothing else', async () => {
  await ours.config({ spreadsheetId: ours.spreadsheet() });
  await theirs.config({ spreadsheetId: theirs.spreadsheet() });
  const { key } = await keyOf(ours);
  const seen = await ask(key, 'GET', '/export-configs');
  assert.deepEqual([seen.status, (seen.body.items as unknown[]).length], [200, 1]);
  const same = await ask(key, 'GET', '/export-configs', undefined, { 'x-company-id': ours.companyId });
  assert.equal(same.status, 200);
  const refused: [string, Promise<unknown>][] = [
    ['not-a-member', codeOf(key, 'GET', '/export-configs', undefined, { 'x-company-id': theirs.companyId })],
    ['not-a-member', codeOf(key, 'GET', '/export-configs', undefined, { 'x-company-id': randomUUID() })],
    ['out-of-scope', codeOf(key, 'POST', '/export-tasks', { configId: randomUUID() })],
    ['out-of-scope', codeOf(key, 'GET', '/integrations')],
    ['out-of-scope', codeOf(key, 'POST', '/api-keys', reading)],
    ['people-only', codeOf(key, 'GET', '/me')],
  ];
  for (const [code, got] of refused) assert.equal(await got, code);
});

test('a key works where no browser is: no origin is asked for, no cookie counts', async () => {
  const { key } = await keyOf(ours, { name: 'Правка', scopes: ['exports.read', 'exports.edit'] });
  const foreign = { origin: 'https://reports.example', 'sec-fetch-site': 'cross-site' };
  const { status, code } = await ask(key, 'POST', '/exporters/nothing/count', {}, foreign);
  assert.deepEqual([status, code], [404, 'unknown-exporter']);
  const beside = await ours.call('GET', '/integrations', undefined, { authorization: `Bearer ${key}` });
  assert.equal(beside.body.code, 'out-of-scope', 'the owner’s cookie beside it gives nothing');
});

test('revoked, expired, mistyped and unknown keys are told apart', async () => {
  const revoked = await keyOf(ours);
  assert.equal((await ours.call('DELETE', `/api-keys/${revoked.id}`)).status, 204);
  assert.equal((await ours.call('DELETE', `/api-keys/${revoked.id}`)).status, 204, 'twice is once');
  const expired = await keyOf(ours, { ...reading, expiresAt: new Date(Date.now() + 60_000).toISOString() });
  assert.equal((await ask(expired.key, 'GET', '/export-configs')).status, 200);
  await owner.query("update api_keys set expires_at = now() - interval '1 second' where id = $1", [
    expired.id,
  ]);
  const cases: [string, string][] = [
    [revoked.key, 'api-key-revoked'],
    [expired.key, 'api-key-expired'],
    [`${revoked.key}x`, 'api-key-mistyped'],
    [makeKey().key, 'api-key-unknown'],
    ['not.a.token', 'bad-token'],
  ];
  for (const [key, code] of cases) {
    const got = await ask(key, 'GET', '/export-configs');
    assert.deepEqual([got.status, got.code], [401, code]);
  }
});

test('a key is shown once and kept as a hash', async () => {
  const { id, key } = await keyOf(ours);
  const listed = await ours.call('GET', '/api-keys');
  const mine = (listed.body.items as Record<string, unknown>[]).find((each) => each.id === id);
  assert.deepEqual(
    { ...mine, createdAt: undefined, createdBy: undefined },
    {
      id,
      ...reading,
      prefix: key.slice(0, 9),
      status: 'active',
      createdAt: undefined,
      createdBy: undefined,
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
    },
  );
  assert.ok(!JSON.stringify(listed.body).includes(key));
  const rows = await owner.query(
    'select api_keys::text as text from api_keys union all select audit_log::text from audit_log',
  );
  assert.ok(rows.rowCount && rows.rows.every(({ text }) => !text.includes(key.slice(9))));
});

test('the last use is noted, once a minute', async () => {
  const { id, key } = await keyOf(ours);
  const lastUse = async () =>
    (await owner.query('select last_used_at as at from api_keys where id = $1', [id])).rows[0]
      .at as Date | null;
  assert.equal(await lastUse(), null);
  await ask(key, 'GET', '/export-configs');
  const first = await lastUse();
  assert.ok(first);
  await ask(key, 'GET', '/export-configs');
  assert.deepEqual(await lastUse(), first);
  await owner.query("update api_keys set last_used_at = now() - interval '61 seconds' where id = $1", [id]);
  await ask(key, 'GET', '/export-configs');
  assert.ok((await lastUse())! >= first);
});

test('what cannot become a key is refused', async () => {
  const wrong: [object, string][] = [
    [{ ...reading, scopes: [] }, 'scopes'],
    [{ ...reading, scopes: ['members.manage'] }, 'scopes.0'],
    [{ ...reading, scopes: ['everything'] }, 'scopes.0'],
    [{ ...reading, name: ' ' }, 'name'],
    [{ ...reading, expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ ...reading, expiresAt: 'завтра' }, 'expiresAt'],
    [{ ...reading, hash: 'mine' }, 'hash'],
  ];
  for (const [input, field] of wrong) {
    const { status, body } = await ours.call('POST', '/api-keys', input);
    assert.equal(status, 400, JSON.stringify(body));
    assert.deepEqual(
      (body.errors as { field: string }[]).map((error) => error.field),
      [field],
    );
  }
});

test('another company can neither see nor revoke a key', async () => {
  const { id, key } = await keyOf(ours);
  const { body } = await theirs.call('GET', '/api-keys');
  assert.deepEqual(body.items, []);
  const { status, body: problem } = await theirs.call('DELETE', `/api-keys/${id}`);
  assert.deepEqual([status, problem.code], [404, 'unknown-api-key']);
  assert.equal((await ask(key, 'GET', '/export-configs')).status, 200);
});

test('a blocked company’s key opens nothing but the company itself', async () => {
  const { key } = await keyOf(theirs);
  const block = (at: string | null, reason: string | null) =>
    owner.query('update companies set blocked_at = $2, blocked_reason = $3 where id = $1', [
      theirs.companyId,
      at,
      reason,
    ]);
  await block('2026-01-01', 'не оплачено');
  assert.equal(await codeOf(key, 'GET', '/export-configs'), 'company-blocked');
  await block(null, null);
  assert.equal((await ask(key, 'GET', '/export-configs')).status, 200);
});

test('at the database: who holds one key sees that key alone, and changes nothing', async () => {
  const made = await keyOf(ours);
  await keyOf(ours);
  const { rows } = await owner.query('select hash from api_keys where id = $1', [made.id]);
  await app.db.database.forKeyHolder(rows[0].hash, async (trx) => {
    assert.equal((await trx.selectFrom('api_keys').select('id').execute()).length, 1);
    assert.equal((await trx.selectFrom('companies').select('id').execute()).length, 1);
    assert.deepEqual(await trx.selectFrom('members').select('user_id').execute(), []);
    const changed = await trx
      .updateTable('api_keys')
      .set({ scopes: ['exports.edit'] })
      .executeTakeFirst();
    assert.equal(changed.numUpdatedRows, 0n);
  });
});

test('keys come by pages; a cursor of somebody’s own making is refused', async () => {
  const all = (await ours.call('GET', '/api-keys?limit=100')).body.items as { id: string }[];
  const seen: string[] = [];
  for (let cursor: unknown = ''; cursor !== null; ) {
    const { body } = await ours.call('GET', `/api-keys?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
    seen.push(...(body.items as { id: string }[]).map(({ id }) => id));
    cursor = body.nextCursor;
  }
  assert.deepEqual(
    seen,
    all.map(({ id }) => id),
  );
  for (const cursor of ['x', randomUUID(), Buffer.from('["2020",1]').toString('base64url')]) {
    const { status, body } = await ours.call('GET', `/api-keys?cursor=${cursor}`);
    assert.equal(status, 400);
    assert.deepEqual(
      (body.errors as { field: string }[]).map((error) => error.field),
      ['cursor'],
    );
  }
});
