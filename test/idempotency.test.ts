import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import type { Member } from './support/app.ts';
import { openTwoCompanies, type TwoCompanies } from './support/two-companies.ts';

/** The same POST sent twice does its work once. */
let companies: TwoCompanies;
let owner: pg.Client;
let ours: Member;
let theirs: Member;

before(async () => {
  companies = await openTwoCompanies();
  ({ owner, ours, theirs } = companies);
});
after(() => companies.close());

const input = { name: 'Отчёты', scopes: ['exports.read'] };
const post = (member: Member, key: string, body: object = input, path = '/api-keys') =>
  member.call('POST', path, body, { 'idempotency-key': key });
const keysOf = async (member: Member) =>
  ((await member.call('GET', '/api-keys?limit=100')).body.items as unknown[]).length;

test('a repetition is given the first answer and does nothing', async () => {
  const key = randomUUID();
  const had = await keysOf(ours);
  const first = await post(ours, key);
  const again = await post(ours, key);
  assert.equal(first.status, 201);
  assert.deepEqual(again, first, 'status, type and body, the key shown once included');
  assert.equal(await keysOf(ours), had + 1);
  const { rows } = await owner.query('select answer, request_hash from idempotency_keys where key = $1', [
    key,
  ]);
  assert.match(rows[0].answer, /^v1\.test\./, 'the answer is kept sealed');
});

test('a hundred at once: one works, the others are told to wait or are given its answer', async () => {
  const key = randomUUID();
  const had = await keysOf(ours);
  const answers = await Promise.all(Array.from({ length: 100 }, () => post(ours, key)));
  const made = answers.filter(({ status }) => status === 201);
  const waiting = answers.filter(({ body }) => body.code === 'idempotency-still-running');
  assert.equal(made.length + waiting.length, 100, JSON.stringify(answers.map(({ status }) => status)));
  assert.equal(new Set(made.map(({ body }) => body.id)).size, 1);
  assert.equal(await keysOf(ours), had + 1);
  assert.deepEqual((await post(ours, key)).body, made[0]?.body);
});

test('another body, or another address, under the same key is refused', async () => {
  const key = randomUUID();
  assert.equal((await post(ours, key)).status, 201);
  for (const answer of [
    await post(ours, key, { ...input, name: 'Другое' }),
    await post(ours, key, {}, '/exporters/customerorder/count'),
  ])
    assert.deepEqual([answer.status, answer.body.code], [422, 'idempotency-key-reused']);
});

test('keys of others are others', async () => {
  const key = randomUUID();
  const colleague = await ours.colleague('admin');
  const ids = new Set<unknown>();
  for (const member of [ours, theirs, colleague]) ids.add((await post(member, key)).body.id);
  assert.equal(ids.size, 3);
});

test('what was refused for good is refused again; what failed may be tried again', async () => {
  const spreadsheetId = ours.spreadsheet();
  const config = {
    name: 'Заказы',
    exporter: 'customerorder',
    sheetTitle: 'Заказы',
    mode: 'upsert',
    spreadsheetId,
  };
  const key = randomUUID();
  const unknown = await post(ours, key, { ...config, exporter: 'nothing' }, '/export-configs');
  const again = await post(ours, key, { ...config, exporter: 'nothing' }, '/export-configs');
  assert.equal(unknown.status, 404);
  assert.deepEqual(again.body, unknown.body, 'its request id included');

  const down = randomUUID();
  await owner.query('alter table api_keys rename to away');
  const broken = await post(ours, down);
  await owner.query('alter table away rename to api_keys');
  assert.equal(broken.status, 500);
  assert.equal((await post(ours, down)).status, 201);
});

test('keys that are no keys are refused; none at all is no trouble', async () => {
  for (const key of ['', 'x'.repeat(129), 'with space']) {
    const { status, body } = await post(ours, key);
    assert.deepEqual([status, body.code], [400, 'bad-idempotency-key'], key);
  }
  assert.equal((await post(ours, 'x'.repeat(128))).status, 201);
  const ids = [await ours.call('POST', '/api-keys', input), await ours.call('POST', '/api-keys', input)];
  assert.notEqual(ids[0]?.body.id, ids[1]?.body.id);
});

test('a day later the key is free; one whose process died, after five minutes', async () => {
  const key = randomUUID();
  const age = (interval: string, also = '') =>
    owner.query(
      `update idempotency_keys set created_at = now() - interval '${interval}' ${also} where key = $1`,
      [key],
    );
  const first = await post(ours, key);
  await age('23 hours 59 minutes');
  assert.equal((await post(ours, key)).body.id, first.body.id);
  await age('24 hours 1 minute');
  const second = await post(ours, key);
  assert.notEqual(second.body.id, first.body.id);

  await age('4 minutes', ', status = null, answer = null');
  assert.equal((await post(ours, key)).body.code, 'idempotency-still-running');
  await age('6 minutes');
  assert.equal((await post(ours, key)).status, 201);
});
