import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseKeyFile } from './keyFile.ts';

const key = {
  type: 'service_account',
  project_id: 'shop',
  private_key: '-----BEGIN PRIVATE KEY-----\nnot a real one\n-----END PRIVATE KEY-----\n',
  client_email: 'tables@shop.iam.gserviceaccount.com',
};

test('a key file is taken whole', () => {
  assert.deepEqual(parseKeyFile(JSON.stringify(key)), key);
});

test('something else is told apart from a broken copy', () => {
  assert.equal(parseKeyFile(JSON.stringify(key).slice(0, -1)), 'not-json');
  assert.equal(parseKeyFile('{"installed":{"client_id":"1"}}'), 'not-key');
  const { private_key: _, ...without } = key;
  assert.equal(parseKeyFile(JSON.stringify(without)), 'not-key');
  // What copying did to the key itself is for the server to mend, or to say.
  const escaped = { ...key, private_key: key.private_key.replaceAll('\n', '\\n') };
  assert.deepEqual(parseKeyFile(JSON.stringify(escaped)), escaped);
});
