import async_hooks from 'node:async_hooks';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded by `npm test` before every file: takes out of a test's process what costs a fifth of the whole run's time and tells
 * nothing. A file that is run alone does without, and must see the same.
 */

// The runner follows every promise, to know which test an error outside all of them belongs to; that makes `await` twenty times
// as dear. Without it such an error fails the file instead of a test. It asks for its hook once, when it is loaded.
const { createHook } = async_hooks;
async_hooks.createHook = (callbacks) => createHook({ ...callbacks, trackPromises: false });
await import('node:test');
async_hooks.createHook = createHook;

// A password's hash costs a stranger who stole it 60 ms a guess, and our tests as much for each person that signs in.
const { scrypt } = crypto;
crypto.scrypt = ((password, salt, length, options, done) =>
  scrypt(password, salt, length, { ...options, N: 16 }, done)) as typeof scrypt;

// A service account's key takes a tenth of a second to find, in every file that has one; the run has found some, each other than the rest.
const { generateKeyPairSync, createPrivateKey, createPublicKey } = crypto;
const found = JSON.parse(process.env.TEST_RSA_KEYS ?? '[]') as string[];
crypto.generateKeyPairSync = ((type: 'rsa', options: object) => {
  const pem =
    type === 'rsa' && JSON.stringify(options) === '{"modulusLength":2048}' ? found.pop() : undefined;
  if (pem === undefined) return generateKeyPairSync(type, options as { modulusLength: number });
  const privateKey = createPrivateKey(pem);
  return { privateKey, publicKey: createPublicKey(privateKey) };
}) as typeof generateKeyPairSync;
syncBuiltinESMExports();
