import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { Problem } from '../problems.ts';
import { openLog } from '../telemetry/log.ts';
import type { Authoriser } from './door.ts';
import { type Http, openHttp } from './http.ts';
import { networkOf, openThrottle } from './rate-limit.ts';

const quotas = { key: 3, person: 5, address: 4, expensive: 2 };
const bad = {
  code: 'bad-token',
  status: 401,
  title: { ru: 'Нет', en: 'No' },
  detail: { ru: 'Нет', en: 'No' },
};
/** `x-key` or `x-person` say who asks. */
const authoriser: Authoriser = {
  async subject({ headers }) {
    if (headers['x-key'] === 'wrong') throw new Problem(bad);
    if (headers['x-key'])
      return { kind: 'key', keyId: String(headers['x-key']), companyId: 'c', scopes: ['exports.read'] };
    return headers['x-person'] ? { kind: 'person', userId: String(headers['x-person']) } : undefined;
  },
  acting: async (subject) =>
    subject.kind === 'key' ? { companyId: 'c', scopes: subject.scopes } : { companyId: 'c', role: 'owner' },
  isPlatformAdmin: async () => false,
};
const config = { port: 0, publicUrl: 'https://skladno.example' };
let db: TestDatabase;
const servers: Http[] = [];
const pools: pg.Pool[] = [];

/** A process of its own, but for the memory of this one. */
async function open(pool: pg.Pool): Promise<Http> {
  pools.push(pool);
  const http = await openHttp({
    config,
    log: openLog('silent'),
    authoriser,
    throttle: openThrottle(pool, quotas),
    ready: {},
  });
  http.app.get('/api/v1/cheap', { config: { access: 'exports.read' } }, async () => ({}));
  http.app.get('/api/v1/dear', { config: { access: 'exports.read', expensive: true } }, async () => ({}));
  http.app.get('/api/v1/open', { config: { access: 'anyone' } }, async () => ({}));
  servers.push(http);
  return http;
}

before(async () => {
  db = await openTestDatabase();
  for (let process = 0; process < 2; process += 1)
    await open(new pg.Pool({ connectionString: db.appUrl, max: 4 }));
});
after(async () => {
  for (const http of servers) await http.close();
  for (const pool of pools) await pool.end();
  await db?.close();
});

let turn = 0;
/** A call to either process in turn. */
async function ask(path: string, headers: Record<string, string>, remoteAddress = '203.0.113.1') {
  turn += 1;
  const url = `/api/v1${path}`;
  return servers[turn % 2]!.app.inject({ url, headers, remoteAddress });
}

test('a key’s requests are counted over all processes; the answers say what is left', async () => {
  const seen: [number, unknown][] = [];
  for (let request = 0; request < 4; request += 1) {
    const { statusCode, headers } = await ask('/cheap', { 'x-key': 'a' });
    assert.equal(headers['ratelimit-policy'], '"requests";q=3;w=60');
    const [, left, reset] = /^"requests";r=(\d+);t=(\d+)$/.exec(String(headers.ratelimit)) ?? [];
    assert.ok(Number(reset) > 50 && Number(reset) <= 60, String(headers.ratelimit));
    seen.push([statusCode, left]);
  }
  assert.deepEqual(seen, [
    [200, '2'],
    [200, '1'],
    [200, '0'],
    [429, '0'],
  ]);
  assert.equal((await ask('/cheap', { 'x-key': 'b' })).statusCode, 200, 'another key has its own count');
});

test('whoever is over is told how long to wait, in their language', async () => {
  for (let request = 0; request < 3; request += 1) await ask('/cheap', { 'x-key': 'c' });
  const answer = await ask('/cheap', { 'x-key': 'c', 'accept-language': 'en' });
  const wait = Number(answer.headers['retry-after']);
  assert.ok(wait > 50 && wait <= 60);
  const problem = answer.json();
  assert.equal(problem.code, 'too-many-requests');
  assert.ok(problem.detail.includes(`in ${wait} s`), problem.detail);
});

test('expensive routes have a count beside the common one', async () => {
  const person = { 'x-person': 'anna' };
  const first = await ask('/dear', person);
  assert.equal(first.headers['ratelimit-policy'], '"requests";q=5;w=60, "dear";q=2;w=60');
  assert.match(String(first.headers.ratelimit), /^"requests";r=4;t=\d+, "dear";r=1;t=\d+$/);
  assert.equal((await ask('/dear', person)).statusCode, 200);
  assert.equal((await ask('/dear', person)).statusCode, 429);
  assert.equal((await ask('/cheap', person)).statusCode, 200, 'cheap ones go on');
});

test('trying keys, knocking without one and open routes count by address', async () => {
  const codes: number[] = [];
  codes.push((await ask('/cheap', { 'x-key': 'wrong' }, '203.0.113.9')).statusCode);
  codes.push((await ask('/cheap', {}, '203.0.113.9')).statusCode);
  codes.push((await ask('/open', {}, '203.0.113.9')).statusCode);
  codes.push((await ask('/cheap', { 'x-key': 'wrong' }, '203.0.113.9')).statusCode);
  codes.push((await ask('/cheap', { 'x-key': 'wrong' }, '203.0.113.9')).statusCode);
  assert.deepEqual(codes, [401, 401, 200, 401, 429]);
  assert.equal((await ask('/open', {}, '203.0.113.10')).statusCode, 200);
  assert.equal((await ask('/cheap', { 'x-key': 'd' }, '203.0.113.9')).statusCode, 200, 'a good key there');
});

test('pages and health are never counted', async () => {
  for (let request = 0; request < 10; request += 1) {
    const { statusCode, headers } = await servers[0]!.app.inject({ url: '/health/live' });
    assert.deepEqual([statusCode, headers.ratelimit], [200, undefined]);
  }
});

test('at once as one after another: never more than the quota', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/cheap', { 'x-key': 'parallel' })));
  assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length, quotas.key);
});

test('without the database each process counts for itself and lets people in', async () => {
  const alone = await open(new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' }));
  const codes: number[] = [];
  for (let request = 0; request < 4; request += 1)
    codes.push((await alone.app.inject({ url: '/api/v1/cheap', headers: { 'x-key': 'e' } })).statusCode);
  assert.deepEqual(codes, [200, 200, 200, 429]);
});

test('one household of IPv6 is one address', () => {
  assert.equal(networkOf('203.0.113.7'), '203.0.113.7');
  assert.equal(networkOf('::ffff:203.0.113.7'), '203.0.113.7');
  assert.equal(networkOf('2001:db8:1:2:aaaa::1'), '2001:db8:1:2');
  assert.equal(networkOf('2001:0DB8:1:2:3:4:5:6'), '2001:db8:1:2');
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0');
  assert.equal(networkOf('::1'), '0:0:0:0');
});
