import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { JsonObject } from '../render.ts';
import { listOf, openForTest } from '../testing.ts';
import { openVendor } from '../vendor/testing.ts';
import { openReceiver } from './testing.ts';

/** The folder of MoySklad's official documents; `examples/` holds the bodies of its example answers. */
const docs = process.env.SKLADNO_MOYSKLAD_DOCS;
const withoutDocs = docs ? false : 'the official MoySklad documents are not at hand (SKLADNO_MOYSKLAD_DOCS)';
const example = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(join(docs as string, 'examples', file), 'utf8'));

/** Names and JSON types of all that is in a value; of an array, of its first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
}

test('subscriptions and notifications have the shape of the official examples', {
  skip: withoutDocs,
}, async (t) => {
  const size = { orders: 3, products: 3, counterparties: 3, documents: 2 };
  const { sandbox, api } = await openForTest({
    accounts: [{ name: 'demo', token: 'app-token', kind: 'app', ...size }],
  });
  t.after(() => sandbox.close());
  const receiver = await openReceiver();
  t.after(() => receiver.close());
  const world = sandbox.account('app-token');
  world.notifications.timeoutMs = 60_000;
  world.asyncTasks.takesMs = 1;
  const bodies = new Map<string, unknown>();
  const all = new Promise<void>((resolve) => {
    receiver.answer = ({ path, body }) => {
      if (bodies.set(path, body).size === 3) resolve();
      return 204;
    };
  });
  const hook = (place: string, what: object) => ({ url: `${receiver.url}/${place}`, ...what });
  const update = { entityType: 'product', action: 'UPDATE', diffType: 'FIELDS' };
  world.webhooks.create('app', 'webhook', hook('events', update));
  world.webhooks.create(
    'app',
    'webhook',
    hook('async_processed', { entityType: 'async', action: 'PROCESSED' }),
  );
  world.webhooks.create('app', 'webhookstock', hook('stock', { stockType: 'stock', reportType: 'all' }));
  world.update('product', world.ids('product')[0] ?? '', { name: 'а', description: 'б' });
  world.trash('demand', world.ids('demand')[0] ?? '');
  world.notifications.tellStock();
  await api('/entity/counterparty?async=true');
  await all;
  for (const [path, body] of bodies) {
    const file = `webhook/delivered_${path.slice(1)}.json`;
    assert.deepEqual(shapeOf(body), shapeOf(await example(file)), file);
  }

  // Of the first rows: one of CREATE by an application.
  world.webhooks.uninstall();
  world.webhooks.create('app', 'webhook', hook('list', { entityType: 'demand', action: 'CREATE' }));
  world.webhooks.create('app', 'webhookstock', hook('list', { stockType: 'stock', reportType: 'all' }));
  for (const kind of ['webhook', 'webhookstock']) {
    const [row] = listOf(await api(`/entity/${kind}`)).rows;
    const [official] = ((await example(`${kind}.json`)) as { rows: JsonObject[] }).rows;
    assert.deepEqual(shapeOf(row), shapeOf(official), kind);
  }
});

test('the calls for scenarios and buttons have the shape of the official examples', {
  skip: withoutDocs,
}, async (t) => {
  const size = { orders: 3, products: 2, counterparties: 2 };
  const { sandbox } = await openForTest({ accounts: [{ name: 'demo', token: 'app', kind: 'app', ...size }] });
  t.after(() => sandbox.close());
  const vendor = await openVendor();
  t.after(() => vendor.close());
  const { vendor: desk } = sandbox;
  desk.register(vendor.app);
  await desk.activate(vendor.app, 'demo', 'Install');
  const at = { actionName: 'send_telegram_message', actionType: 'ADD', objectType: 'customerorder' } as const;
  await desk.scenarios.run(vendor.app, 'demo', at, 'x');
  const button = { name: 'button1', title: 'Кнопка', locations: [] };
  await desk.buttons.push(vendor.app, 'demo', button, 'document.customerorder.edit', { objectId: 'x' });
  const selected = [{ id: 'x', type: 'counterparty' }];
  await desk.buttons.push(vendor.app, 'demo', button, 'entity.counterparty.list', { selected });
  const files = ['scenario_request', 'button_edit_request', 'button_list_request'];
  for (const [place, file] of files.entries())
    assert.deepEqual(shapeOf(vendor.calls[place]?.body), shapeOf(await example(`vendor/${file}.json`)), file);
  const claims = await example('vendor/jwt_payload_from_moysklad.json');
  assert.deepEqual(shapeOf(vendor.calls[0]?.claims), shapeOf(claims));
});

test('the official answers to a button are understood', { skip: withoutDocs }, async (t) => {
  const size = { orders: 3, products: 2, counterparties: 2 };
  const { sandbox } = await openForTest({ accounts: [{ name: 'demo', token: 'app', kind: 'app', ...size }] });
  t.after(() => sandbox.close());
  const vendor = await openVendor();
  t.after(() => vendor.close());
  sandbox.vendor.register(vendor.app);
  await sandbox.vendor.activate(vendor.app, 'demo', 'Install');
  const button = { name: 'button1', title: 'Кнопка', locations: [] };
  const outcomes: [file: string, status: number, kind: string][] = [
    ['shownotification', 200, 'text'],
    ['navigateto', 200, 'link'],
    ['showpopup', 200, 'popup'],
    ['async_shownotification', 200, 'text'],
    ['async_navigateto', 200, 'link'],
    ['async_showpopup', 200, 'popup'],
    ['error_400', 400, 'error'],
  ];
  for (const [file, status, kind] of outcomes) {
    const body = await example(`vendor/button_response_${file}.json`);
    vendor.answer = () => ({ status, body });
    const { outcome } = await sandbox.vendor.buttons.push(vendor.app, 'demo', button, 'x', { objectId: 'x' });
    assert.equal(outcome.kind, kind, file);
    if (outcome.kind === 'error') assert.notEqual(outcome.text, undefined);
  }
});
