import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportSPKI,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import pg from 'pg';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../../test/support/database.ts';
import { openKeyring } from '../secrets/keyring.ts';
import { openTokens, type Tokens } from './tokens.ts';

const publicUrl = 'https://skladno.example';
const holder = { userId: 'anna', companyId: randomUUID() };
const keyring = openKeyring(testSecrets.encryptionKeys);
let db: TestDatabase;
let owner: pg.Client;
let tokens: Tokens;

before(async () => {
  db = await openTestDatabase();
  owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  tokens = open();
});
after(async () => {
  await owner?.end();
  await db?.close();
});

const open = () => openTokens({ database: db.database, keyring, publicUrl });
const issue = async (from = tokens) => (await from.issue({ ...holder, minutes: 10 })).token;

/** The platform's own signing key, as only somebody who broke in would have it. */
async function stolen() {
  await issue();
  const { rows } = await owner.query('select * from signing_keys order by created_at desc limit 1');
  const [{ id, public_key: publicKey, private_key: sealed }] = rows;
  const jwk = JSON.parse(keyring.decrypt(sealed, { companyId: 'platform', provider: 'jwt' }));
  return { id, publicKey, privateKey: await importJWK(jwk, 'ES256') };
}

interface Forged {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  iss?: string;
  aud?: string;
  iat?: number;
  exp?: number;
}

const now = () => Math.floor(Date.now() / 1000);

function unsigned({
  claims,
  iss = publicUrl,
  aud = `${publicUrl}/api`,
  iat = now(),
  exp = iat + 600,
}: Forged) {
  return { sub: holder.userId, company: holder.companyId, iss, aud, iat, exp, ...claims };
}

async function sign(forged: Forged, key?: Parameters<SignJWT['sign']>[0]): Promise<string> {
  const { id, privateKey } = await stolen();
  return new SignJWT(unsigned(forged))
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: id, ...forged.header })
    .sign(key ?? privateKey);
}

test('a token tells its person and company, by another process, too', async () => {
  const { token, expiresAt } = await tokens.issue({ ...holder, minutes: 10 });
  assert.deepEqual(await tokens.verify(token), holder);
  assert.deepEqual(await open().verify(token), holder);
  const left = expiresAt.getTime() - Date.now();
  assert.ok(left > 590_000 && left <= 600_000, String(left));
  assert.deepEqual(await tokens.verify(await sign({})), holder, 'the forger of these tests can forge');
});

test('a token lives an hour at most', async () => {
  for (const minutes of [61, 0, -1, Number.NaN])
    await assert.rejects(tokens.issue({ ...holder, minutes }), RangeError);
});

test('anybody can check a token by the published keys', async () => {
  const { keys } = await tokens.publicKeys();
  const { payload } = await jwtVerify(await issue(), createLocalJWKSet({ keys }));
  assert.equal(payload.sub, 'anna');
  for (const key of keys) assert.ok(!('d' in key), 'no private half is published');
});

test('private keys are kept sealed', async () => {
  const { rows } = await owner.query('select private_key, public_key::text from signing_keys');
  for (const row of rows) {
    assert.match(row.private_key, /^v1\.test\./);
    assert.doesNotMatch(row.public_key, /"d"/);
  }
});

test('what a thief of algorithms would send is refused', async () => {
  const { id, publicKey } = await stolen();
  const spki = await exportSPKI((await importJWK(publicKey, 'ES256')) as Parameters<typeof exportSPKI>[0]);
  const header = { alg: 'HS256', typ: 'at+jwt', kid: id };
  const withPublicKey = (secret: string) =>
    new SignJWT(unsigned({})).setProtectedHeader(header).sign(new TextEncoder().encode(secret));
  const [head = '', body = '', signature = ''] = (await issue()).split('.');
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: id })).toString('base64url');
  const stranger = await generateKeyPair('ES256');
  const attacks: Record<string, string> = {
    'no algorithm': new UnsecuredJWT(unsigned({})).encode(),
    'alg none over a real body': `${none}.${body}.`,
    'alg none with the real signature': `${none}.${body}.${signature}`,
    'HS256 with the public key as secret': await withPublicKey(spki),
    'HS256 with the public JWK as secret': await withPublicKey(JSON.stringify(publicKey)),
    'no signature': `${head}.${body}.`,
    'another body under the signature': `${head}.${Buffer.from(JSON.stringify(unsigned({ claims: { sub: 'oleg' } }))).toString('base64url')}.${signature}`,
    'a stranger’s key under our kid': await sign({}, stranger.privateKey),
    'an unknown kid': await sign({ header: { kid: createHash('sha256').update('x').digest('base64url') } }),
    'no kid': await sign({ header: { kid: undefined } }),
    'a kid that is SQL': await sign({ header: { kid: "' or true --" } }),
    'a kid with a zero byte': await sign({ header: { kid: '\0' } }),
    'an address to fetch keys from': await sign(
      { header: { kid: undefined, jku: 'https://evil.example/jwks.json' } },
      stranger.privateKey,
    ),
    'a key brought along': await sign({ header: { kid: undefined, jwk: publicKey } }, stranger.privateKey),
    'no token at all': 'sk_something',
    'an empty text': '',
  };
  for (const [name, token] of Object.entries(attacks))
    assert.equal(await tokens.verify(token), undefined, name);
});

test('a well-signed token is refused when what it says is wrong', async () => {
  const wrong: Record<string, Forged> = {
    'another audience': { aud: 'https://other.example/api' },
    'another issuer': { iss: 'https://other.example' },
    expired: { iat: now() - 700, exp: now() - 10 },
    'not yet': { iat: now() + 60, exp: now() + 600 },
    'no end': { claims: { exp: undefined } },
    'older than an hour, though it says it lives longer': { iat: now() - 3700, exp: now() + 3600 },
    'no person': { claims: { sub: undefined } },
    'no company': { claims: { company: undefined } },
    'a company that is no id': { claims: { company: '*' } },
    'another kind of JWT': { header: { typ: 'JWT' } },
  };
  for (const [name, forged] of Object.entries(wrong))
    assert.equal(await tokens.verify(await sign(forged)), undefined, name);
  const barely = await sign({ iat: now() - 600, exp: now() - 2 });
  assert.deepEqual(await tokens.verify(barely), holder, 'clocks may differ by a few seconds');
});

test('a key signs for 30 days; its tokens stay good until they end', async () => {
  const old = await issue();
  const { kid } = decodeProtectedHeader(old);
  const age = (interval: string) =>
    owner.query(`update signing_keys set created_at = now() - interval '${interval}' where id = $1`, [kid]);

  await age('29 days 23 hours');
  assert.equal(decodeProtectedHeader(await issue(open())).kid, kid);
  await age('30 days 10 minutes');
  const fresh = await issue(open());
  assert.notEqual(decodeProtectedHeader(fresh).kid, kid);
  assert.deepEqual(await tokens.verify(old), holder);
  assert.deepEqual(await tokens.verify(fresh), holder);
  assert.equal((await tokens.publicKeys()).keys.length, 2);

  await age('31 days 1 minute');
  assert.equal(await tokens.verify(old), undefined);
  assert.equal((await tokens.publicKeys()).keys.length, 1);
  // The next new key takes away what no token can name any more.
  await owner.query(`update signing_keys set created_at = now() - interval '30 days 1 hour' where id <> $1`, [
    kid,
  ]);
  await issue(open());
  const { rows } = await owner.query('select id from signing_keys where id = $1', [kid]);
  assert.deepEqual(rows, []);
});

test('a token says no more than it must', async () => {
  const claims = decodeJwt(await issue());
  assert.deepEqual(Object.keys(claims).sort(), ['aud', 'company', 'exp', 'iat', 'iss', 'sub']);
});
