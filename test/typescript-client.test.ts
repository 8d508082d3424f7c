import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createSkladnoClient } from '../clients/typescript/index.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
let app: TestApp;
let member: Member;

before(async () => {
  const account = { kind: 'app' as const, orders: 5, products: 2, counterparties: 2 };
  app = await openTestApp({ accounts: [{ name: 'ours', token: 'ours', ...account }] });
  member = await app.company('ours');
});
after(() => app.close());

async function keyOf(...scopes: string[]): Promise<string> {
  const { body } = await member.call('POST', '/api-keys', { name: 'Клиент', scopes });
  return String(body.key);
}

test('a program lists the company’s exports with its key', async () => {
  const config = await member.config({ spreadsheetId: member.spreadsheet() });
  const client = createSkladnoClient({ baseUrl: app.url, apiKey: await keyOf('exports.read') });
  const { data, error } = await client.GET('/api/v1/export-configs', { params: { query: { limit: 10 } } });
  assert.equal(error, undefined);
  assert.deepEqual(
    data?.items.map(({ id, name, exporter }) => ({ id, name, exporter })),
    [{ id: config.id, name: 'Заказы', exporter: 'customerorder' }],
  );
  const refused = await client.POST('/api/v1/export-tasks', { body: { configId: config.id } });
  assert.equal(refused.error?.code, 'out-of-scope');
});

test('a request sent again with its own key is done once; problems come in the language asked for', async () => {
  const config = await member.config({ spreadsheetId: member.spreadsheet(), sheetTitle: 'Ещё' });
  const apiKey = await keyOf('exports.read', 'exports.run');
  const client = createSkladnoClient({ baseUrl: app.url, apiKey, language: 'en' });
  const start = () =>
    client.POST('/api/v1/export-tasks', {
      body: { configId: config.id, dryRun: true },
      params: { header: { 'Idempotency-Key': 'the-first-run' } },
    });
  const [first, again] = [await start(), await start()];
  assert.ok(first.data);
  assert.equal(again.data?.id, first.data.id);
  assert.equal(again.response.headers.get('idempotency-replayed'), 'true');
  const another = await client.POST('/api/v1/export-tasks', { body: { configId: config.id } });
  assert.equal(another.response.status, 409);
  assert.match(another.error?.detail ?? '', /[a-z]/);
});

test('what is published is plain JavaScript with its types', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'skladno-client-'));
  t.after(() => rm(folder, { recursive: true }));
  const args = ['-p', join(root, 'clients/typescript'), '--outDir', folder];
  execFileSync(join(root, 'node_modules/.bin/tsc'), args);
  const javascript = await readFile(join(folder, 'index.js'), 'utf8');
  assert.match(javascript, /export function createSkladnoClient\(options\) \{/);
  assert.match(
    await readFile(join(folder, 'index.d.ts'), 'utf8'),
    /createSkladnoClient\(options: SkladnoClientOptions\): Client<paths>/,
  );
});
