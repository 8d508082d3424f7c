import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { readConfig } from './config.ts';
import { keys } from './config-keys.ts';
import { ConfigError } from './platform/config-error.ts';

test('an empty environment points at the real services', () => {
  const config = readConfig({});
  assert.equal(config.moysklad.apiUrl, 'https://api.moysklad.ru/api/remap/1.2');
  assert.equal(config.google.sheetsApiUrl, 'https://sheets.googleapis.com');
  assert.equal(config.google.driveApiUrl, 'https://www.googleapis.com');
  assert.equal(config.publicUrl, 'http://localhost:3000');
  assert.equal(config.databaseUrl, undefined);
});

test('addresses are taken with or without a slash and an API version', () => {
  for (const given of ['http://h:1', 'http://h:1/', 'http://h:1/v4', 'http://h:1/v4/']) {
    assert.equal(readConfig({ GOOGLE_SHEETS_API_URL: given }).google.sheetsApiUrl, 'http://h:1', given);
  }
  for (const given of ['http://h:1', 'http://h:1/drive/v3/', 'http://h:1/drive']) {
    assert.equal(readConfig({ GOOGLE_DRIVE_API_URL: given }).google.driveApiUrl, 'http://h:1', given);
  }
  assert.equal(
    readConfig({ MOYSKLAD_API_URL: 'http://h:1/api/remap/1.2/' }).moysklad.apiUrl,
    'http://h:1/api/remap/1.2',
  );
});

test('all faults are told at once, each with its key and an example', () => {
  assert.throws(
    () =>
      readConfig({ PORT: 'abc', PUBLIC_URL: 'skladno', ENCRYPTION_KEYS: 'a:c2hvcnQ=', LOG_LEVEL: 'loud' }),
    (error) => {
      assert(error instanceof ConfigError);
      assert.match(error.message, /4 fault/);
      for (const name of ['PORT', 'PUBLIC_URL', 'ENCRYPTION_KEYS', 'LOG_LEVEL'] as const) {
        assert(error.message.includes(`${name}: must be ${keys[name].expected}`), name);
        assert(error.message.includes(`${name}=${keys[name].example}`), name);
      }
      return true;
    },
  );
});

test('a bad value is not repeated in the message: it may be a secret', () => {
  assert.throws(
    () => readConfig({ AUTH_SECRET: 'hunter2' }),
    (error) => error instanceof ConfigError && !error.message.includes('hunter2'),
  );
});

test('the marketplace knows us by one set of credentials or by several', () => {
  const ours = { MOYSKLAD_APP_ID: randomUUID(), MOYSKLAD_APP_UID: 'a.b', MOYSKLAD_APP_SECRET: 's' };
  const draft = randomUUID();
  const { moysklad } = readConfig({ ...ours, MOYSKLAD_MORE_APPS: `${draft}:draft.b:with:colons` });
  assert.deepEqual(moysklad.apps, [
    { appId: ours.MOYSKLAD_APP_ID, appUid: 'a.b', secret: 's' },
    { appId: draft, appUid: 'draft.b', secret: 'with:colons' },
  ]);
  assert.deepEqual(readConfig({}).moysklad.apps, []);
  assert.throws(() => readConfig({ MOYSKLAD_APP_ID: draft }), /2 fault.*UID: belongs to MOYSKLAD_APP_ID/s);
  for (const bad of [{ MOYSKLAD_MORE_APPS: `${draft}:b` }, { MOYSKLAD_TARIFFS: 'basic' }])
    assert.throws(() => readConfig(bad), /must be .*id/);
});

test('whose pages may frame the application', () => {
  const origins = (value?: string) => readConfig({ MOYSKLAD_FRAME_ORIGINS: value }).moysklad.frameOrigins;
  assert.deepEqual(origins(), ['https://online.moysklad.ru']);
  assert.deepEqual(origins('http://h:1/, https://b'), ['http://h:1', 'https://b']);
  assert.throws(() => origins("https://b; script-src 'unsafe-inline'"), /MOYSKLAD_FRAME_ORIGINS/);
  assert.throws(() => origins('*'), /MOYSKLAD_FRAME_ORIGINS/);
});

test('production asks for its secrets and its database', () => {
  assert.throws(
    () => readConfig({ NODE_ENV: 'production' }),
    /AUTH_SECRET: is required.*ENCRYPTION_KEYS.*DATABASE_URL/s,
  );
  const config = readConfig({
    NODE_ENV: 'production',
    AUTH_SECRET: 'x'.repeat(32),
    ENCRYPTION_KEYS: `new:${randomBytes(32).toString('base64')}, old:${randomBytes(32).toString('base64')}`,
    DATABASE_URL: 'postgres://u:p@h/d',
  });
  assert.equal(config.production, true);
});

test('every key has a meaning and an example that is valid or explains itself', () => {
  for (const [name, about] of Object.entries(keys)) {
    assert(about.meaning.length > 10, name);
    assert(about.schema.safeParse(about.example).success, `${name}=${about.example}`);
  }
});

test('an example of the documentation is no secret', () => {
  for (const name of ['AUTH_SECRET', 'ENCRYPTION_KEYS'] as const)
    assert.throws(() => readConfig({ [name]: keys[name].example }), new RegExp(`${name}: is the example`));
});

test('where it listens, and whose word about the caller counts', () => {
  const { host, metricsHost, trustProxy } = readConfig({});
  assert.deepEqual([host, metricsHost, trustProxy], ['127.0.0.1', '127.0.0.1', ['loopback']]);
  const proxies = (value: string) => readConfig({ TRUST_PROXY: value }).trustProxy;
  assert.deepEqual(proxies('loopback, 10.0.0.0/8,fd00::/8'), ['loopback', '10.0.0.0/8', 'fd00::/8']);
  assert.equal(proxies('none'), false);
  for (const bad of ['true', '*', '10.0.0.0/33', '1.2.3', 'proxy.local', '10.0.0.0/8/8'])
    assert.throws(() => proxies(bad), /TRUST_PROXY/, bad);
  for (const bad of ['http://x', 'a b', '::1]', '*'])
    assert.throws(() => readConfig({ HOST: bad }), /HOST/, bad);
});
