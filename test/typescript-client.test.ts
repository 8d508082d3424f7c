import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { createSkladnoClient, verifyWebhook, WebhookVerificationError } from '../clients/typescript/index.ts';
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

test('a program knows a webhook by its signature, and nothing else for one', async () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const body = JSON.stringify({
    type: 'webhook.test',
    timestamp: '2026-11-30T09:00:00.000Z',
    data: { name: 'Ж' },
  });
  const signedAt = (at: Date) => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': `v1a,AAAA v1,{{ v1,AAAA ${new Webhook(secret).sign('msg_1', at, body)}`,
  });
  const now = signedAt(new Date());
  assert.deepEqual(await verifyWebhook(body, now, secret), JSON.parse(body));
  assert.deepEqual(await verifyWebhook(body, new Headers(now), secret), JSON.parse(body));
  const [, signature = ''] = now['webhook-signature'].split(' v1,AAAA ');
  for (const [what, refused] of Object.entries({
    'another body': () => verifyWebhook(body.replace('Ж', 'Щ'), now, secret),
    'another id': () => verifyWebhook(body, { ...now, 'webhook-id': 'msg_2' }, secret),
    'another secret': () => verifyWebhook(body, now, `whsec_${Buffer.alloc(32, 8).toString('base64')}`),
    'an hour ago': () => verifyWebhook(body, signedAt(new Date(Date.now() - 3_600_000)), secret),
    'in an hour': () => verifyWebhook(body, signedAt(new Date(Date.now() + 3_600_000)), secret),
    'no time': () => verifyWebhook(body, { ...now, 'webhook-timestamp': 'now' }, secret),
    'no header': () => verifyWebhook(body, { ...now, 'webhook-signature': undefined }, secret),
    'another version': () =>
      verifyWebhook(body, { ...now, 'webhook-signature': signature.replace('v1,', 'v2,') }, secret),
  }))
    await assert.rejects(refused(), WebhookVerificationError, what);
});
