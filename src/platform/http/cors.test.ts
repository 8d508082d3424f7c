import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openLog } from '../telemetry/log.ts';
import type { Authoriser } from './door.ts';
import { type Http, openHttp } from './http.ts';

const friend = 'https://reports.example';
const authoriser: Authoriser = {
  async subject({ headers }) {
    if (headers.authorization)
      return { kind: 'key', keyId: 'k', companyId: 'c', scopes: ['exports.read', 'exports.edit'] };
    return headers.cookie ? { kind: 'person', userId: 'anna' } : undefined;
  },
  acting: async (subject) =>
    subject.kind === 'key' ? { companyId: 'c', scopes: subject.scopes } : { companyId: 'c', role: 'owner' },
  isPlatformAdmin: async () => false,
};
let http: Http;

before(async () => {
  const config = { port: 0, publicUrl: 'https://skladno.example', corsOrigins: [friend] };
  http = await openHttp({ config, log: openLog('silent'), authoriser, ready: {} });
  http.app.get('/api/v1/things', { config: { access: 'exports.read' } }, async () => ({ items: [] }));
  http.app.post('/api/v1/things', { config: { access: 'exports.edit' } }, async () => ({ made: true }));
  await http.app.ready();
});
after(() => http.close());

const preflight = (origin: string, url = '/api/v1/things') =>
  http.app.inject({
    method: 'OPTIONS',
    url,
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });

test('a page of a listed origin may ask and read, with a key and never with cookies', async () => {
  const asked = await preflight(friend);
  assert.equal(asked.statusCode, 204);
  assert.equal(asked.headers['access-control-allow-origin'], friend);
  assert.match(String(asked.headers['access-control-allow-headers']), /Authorization/);
  assert.match(String(asked.headers['access-control-allow-methods']), /POST/);
  assert.equal(asked.headers['access-control-allow-credentials'], undefined);
  const headers = { origin: friend, 'sec-fetch-site': 'cross-site', authorization: 'Bearer sk' };
  const made = await http.app.inject({ method: 'POST', url: '/api/v1/things', headers });
  assert.equal(made.statusCode, 200);
  assert.equal(made.headers['access-control-allow-origin'], friend);
  assert.match(String(made.headers['access-control-expose-headers']), /RateLimit/);
  assert.match(String(made.headers.vary), /Origin/);
});

test('with a cookie such a page changes nothing', async () => {
  const headers = { origin: friend, 'sec-fetch-site': 'cross-site', cookie: 'session=1' };
  const { statusCode, ...answer } = await http.app.inject({ method: 'POST', url: '/api/v1/things', headers });
  assert.deepEqual([statusCode, answer.json().code], [403, 'cross-site']);
});

test('nobody else is let in, however alike the origin looks, and nothing but the API is open', async () => {
  const others = [
    'https://evil.example',
    `${friend}.evil.example`,
    'http://reports.example',
    `${friend}:8443`,
    'null',
    `${friend}/`,
  ];
  for (const origin of others) {
    const asked = await preflight(origin);
    assert.equal(asked.headers['access-control-allow-origin'], undefined, origin);
    assert.equal(asked.statusCode, 404, origin);
    const read = await http.app.inject({
      url: '/api/v1/things',
      headers: { origin, authorization: 'Bearer sk' },
    });
    assert.equal(read.headers['access-control-allow-origin'], undefined, origin);
  }
  for (const url of ['/api/auth/sign-in/email', '/api/docs/json', '/health/live', '/'])
    assert.equal((await preflight(friend, url)).headers['access-control-allow-origin'], undefined, url);
});
