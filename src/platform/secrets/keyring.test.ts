import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generateEncryptionKeys, KeyringError, openKeyring } from './keyring.ts';

const owner = { companyId: '5f3c5d2e-0000-4000-8000-000000000000', provider: 'moysklad' };
const one = generateEncryptionKeys();

test('any text comes back as it was, never the same envelope twice', () => {
  const keyring = openKeyring(one);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (plain) => {
      const envelope = keyring.encrypt(plain, owner);
      assert.match(envelope, /^v1\.k1\.[\w-]{16}\.[\w-]*\.[\w-]{22}$/);
      assert.notEqual(envelope, keyring.encrypt(plain, owner));
      assert.equal(keyring.decrypt(envelope, owner), plain);
    }),
  );
});

test('an envelope opens for its company and provider only', () => {
  const keyring = openKeyring(one);
  const envelope = keyring.encrypt('secret', owner);
  assert.throws(() => keyring.decrypt(envelope, { ...owner, provider: 'google' }), KeyringError);
  assert.throws(() => keyring.decrypt(envelope, { ...owner, companyId: 'another' }), KeyringError);
});

test('a changed letter anywhere is noticed', () => {
  const keyring = openKeyring(one);
  const envelope = keyring.encrypt('secret', owner);
  for (let at = 'v1.k1.'.length; at < envelope.length; at += 1) {
    if (envelope[at] === '.') continue;
    const bytes = envelope.slice(0, at) + (envelope[at] === 'A' ? 'Q' : 'A') + envelope.slice(at + 1);
    assert.throws(() => keyring.decrypt(bytes, owner), KeyringError, String(at));
  }
});

test('an older key still opens what it sealed; a missing or another key says so', () => {
  const envelope = openKeyring(one).encrypt('secret', owner);
  const newer = generateEncryptionKeys().replace('k1', 'k2');
  assert.equal(openKeyring(`${newer},${one}`).decrypt(envelope, owner), 'secret');
  assert.match(openKeyring(`${newer},${one}`).encrypt('x', owner), /^v1\.k2\./);
  assert.throws(
    () => openKeyring(newer).decrypt(envelope, owner),
    /"k1", which is not among ENCRYPTION_KEYS/,
  );
  assert.throws(
    () => openKeyring(generateEncryptionKeys()).decrypt(envelope, owner),
    /does not open this secret/,
  );
});
