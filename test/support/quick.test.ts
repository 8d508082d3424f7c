import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** What `npm test` loads before every file makes tests quicker, and hides nothing that they find. */

const quick = fileURLToPath(new URL('quick.ts', import.meta.url));
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-quick-'));
});
after(() => rm(folder, { recursive: true }));

/** @returns the exit code of a run of this one file, and all that was printed. */
async function run(text: string, more: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  const path = join(folder, 'written.test.mjs');
  await writeFile(path, `import { describe, test } from 'node:test';\n${text}`);
  const { NODE_TEST_CONTEXT: _ours, ...env } = process.env;
  const args = ['--import', quick, '--test', '--test-reporter', 'spec', path];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: { ...env, ...more } }, (failed, stdout, stderr) =>
      resolve({ code: Number(failed?.code ?? 0), said: stdout + stderr }),
    );
  });
}

test('an error after a wait, one that nobody catches and one inside a group each fail the run', async () => {
  const late = await run("test('late', async () => { await null; throw new Error('seen late'); });");
  assert.equal(late.code, 1);
  assert.match(late.said, /✖ late[\s\S]*seen late/);
  const uncaught = await run(
    "test('quiet', async () => { await null; void Promise.reject(new Error('nobody caught')); await new Promise(setImmediate); });",
  );
  assert.equal(uncaught.code, 1);
  assert.match(uncaught.said, /nobody caught/);
  const group = await run(
    "describe('group', () => { test('good', () => {}); test('bad', async () => { await null; throw new Error('inside'); }); });",
  );
  assert.equal(group.code, 1);
  assert.match(group.said, /▶ group\n {2}✔ good[^\n]*\n {2}✖ bad/);
});

test('nothing is followed from promise to promise', async () => {
  const { code, said } = await run(`import { executionAsyncId } from 'node:async_hooks';
test('awaits', async (t) => { await null; t.diagnostic('id ' + executionAsyncId()); });`);
  assert.equal(code, 0);
  assert.match(said, /id 0\b/);
});

test('a password’s hash is cheap', async () => {
  const { code, said } = await run(`import { scrypt } from 'node:crypto';
const cheap = new Promise((resolve) => scrypt('word', 'salt', 64, { N: 16, r: 16 }, (_, key) => resolve(key.toString('hex'))));
test('hash', async (t) => {
  const dear = await new Promise((resolve) => scrypt('word', 'salt', 64, { N: 16384, r: 16, maxmem: 1e8 }, (_, key) => resolve(key.toString('hex'))));
  t.assert.equal(dear, await cheap);
});`);
  assert.equal(code, 0, said);
});

test('RSA keys that the run has found are taken before new ones are made, each once', async () => {
  const given = ['one', 'other'].map(() =>
    generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  );
  const { code, said } = await run(
    `import { generateKeyPairSync, sign, verify } from 'node:crypto';
test('keys', (t) => {
  const pairs = [1, 2, 3].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
  for (const [i, { privateKey }] of pairs.entries())
    for (const [j, { publicKey }] of pairs.entries())
      t.assert.equal(verify('sha256', Buffer.from('word'), publicKey, sign('sha256', Buffer.from('word'), privateKey)), i === j);
  const pems = pairs.map(({ privateKey }) => privateKey.export({ type: 'pkcs8', format: 'pem' }));
  t.assert.deepEqual(pems.slice(0, 2).sort(), JSON.parse(process.env.TEST_RSA_KEYS).sort());
  t.assert.equal(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.asymmetricKeyType, 'ec');
});`,
    { TEST_RSA_KEYS: JSON.stringify(given) },
  );
  assert.equal(code, 0, said);
});
