import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { MoyskladSandbox, World } from '../index.ts';
import type { JsonObject } from '../render.ts';
import { type Answer, call, listOf, openForTest, refusalOf } from '../testing.ts';

const size = { orders: 3, products: 2, counterparties: 2 };
let sandbox: MoyskladSandbox;
let world: World;
before(async () => {
  ({ sandbox } = await openForTest({
    accounts: [
      { name: 'demo', token: 'app', kind: 'app', ...size },
      { name: 'demo', token: 'user', kind: 'user', ...size },
    ],
  }));
  world = sandbox.account('app');
});
after(() => sandbox.close());

const send = (method: string, path: string, body?: unknown, token = 'user') =>
  call(`${sandbox.apiUrl}/entity/${path}`, token, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const object = (answer: Answer): JsonObject => {
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  return answer.json as JsonObject;
};
const meta = (kind: string, id: unknown) => ({
  meta: { href: `${sandbox.apiUrl}/entity/${kind}/${id}`, type: kind },
});
const clear = () => {
  for (const { kind, id } of world.webhooks.list()) world.webhooks.remove('user', kind, id);
};

test('a webhook is made, read, changed and deleted, and printed as in the official example', async () => {
  clear();
  const body = { url: 'http://www.example.com', action: 'UPDATE', entityType: 'cashin' };
  const made = object(await send('POST', 'webhook', body));
  assert.deepEqual(made, {
    meta: {
      href: `${sandbox.apiUrl}/entity/webhook/${made.id}`,
      metadataHref: `${sandbox.apiUrl}/entity/webhook/metadata`,
      type: 'webhook',
      mediaType: 'application/json',
    },
    id: made.id,
    accountId: world.store.accountId,
    entityType: 'cashin',
    url: 'http://www.example.com',
    method: 'POST',
    enabled: true,
    action: 'UPDATE',
    diffType: 'NONE',
  });
  assert.deepEqual(object(await send('GET', `webhook/${made.id}`)), made);
  const off = object(await send('PUT', `webhook/${made.id}`, { enabled: false, diffType: 'FIELDS' }));
  assert.deepEqual(off, { ...made, enabled: false, diffType: 'FIELDS' });
  const other = object(await send('PUT', `webhook/${made.id}`, { action: 'DELETE' }));
  assert.equal('diffType' in other, false, 'only UPDATE has it');

  const byApp = object(await send('POST', 'webhook', { ...body, url: 'http://app.example' }, 'app'));
  assert.ok(byApp.authorApplication, 'an application is named');
  const list = listOf(await send('GET', 'webhook?limit=1&offset=1'));
  assert.deepEqual([list.meta.size, list.rows], [2, [byApp]]);
  assert.equal((await send('DELETE', `webhook/${made.id}`)).status, 200);
  assert.deepEqual(refusalOf(await send('GET', `webhook/${made.id}`)), [404, 1021]);
});

test('a webhook of stock is printed as in the official example, and is no ordinary one', async () => {
  clear();
  const body = { url: 'https://www.example.com', stockType: 'stock', reportType: 'all' };
  const made = object(await send('POST', 'webhookstock', body));
  assert.deepEqual(made, {
    meta: {
      href: `${sandbox.apiUrl}/entity/webhookstock/${made.id}`,
      metadataHref: `${sandbox.apiUrl}/entity/webhookstock/metadata`,
      type: 'webhookstock',
      mediaType: 'application/json',
    },
    id: made.id,
    accountId: world.store.accountId,
    stockType: 'stock',
    reportType: 'all',
    url: 'https://www.example.com',
    enabled: true,
  });
  assert.deepEqual(refusalOf(await send('GET', `webhook/${made.id}`)), [404, 1021]);
  assert.equal(listOf(await send('GET', 'webhook')).meta.size, 0);
  assert.equal(listOf(await send('GET', 'webhookstock')).meta.size, 1);
  assert.deepEqual(refusalOf(await send('POST', 'webhookstock', body)), [400, 30003]);
});

test('each documented refusal, and what was refused changes nothing', async () => {
  clear();
  const good = { url: 'https://example.com/a', action: 'UPDATE', entityType: 'product' };
  const stock = { url: 'https://example.com/a', stockType: 'stock', reportType: 'bystore' };
  const long = `https://example.com/${'a'.repeat(235)}`;
  const cases: [kind: string, body: object, refusal: [number, number]][] = [
    ['webhook', { ...good, entityType: 'webhook' }, [400, 30000]],
    ['webhook', { ...good, entityType: 'discount' }, [400, 30000]],
    ['webhook', { ...good, entityType: 'demandposition' }, [400, 30000]],
    ['webhook', { ...good, method: 'GET' }, [400, 30001]],
    ['webhook', { ...good, action: 'READ' }, [400, 30002]],
    ['webhook', { ...good, action: 'PROCESSED' }, [400, 30008]],
    ['webhook', { ...good, entityType: 'async', action: 'DELETE' }, [400, 30008]],
    ['webhook', { ...good, action: 'CREATE', diffType: 'FIELDS' }, [400, 30009]],
    ['webhook', { ...good, diffType: 'ALL' }, [400, 3005]],
    ['webhook', { ...good, url: 'ftp://example.com' }, [400, 30005]],
    ['webhook', { ...good, url: 'example.com' }, [400, 30005]],
    ['webhook', { ...good, url: `${long}a` }, [400, 30010]],
    ['webhook', { ...good, url: undefined }, [412, 3000]],
    ['webhook', { ...good, enabled: 'yes' }, [400, 2001]],
    ['webhookstock', { ...stock, stockType: 'reserve' }, [400, 3005]],
    ['webhookstock', { ...stock, reportType: 'some' }, [400, 3005]],
    ['webhookstock', { ...stock, reportType: undefined }, [412, 3000]],
  ];
  for (const [kind, body, refusal] of cases)
    assert.deepEqual(refusalOf(await send('POST', kind, body)), refusal, JSON.stringify(body));
  assert.deepEqual(world.webhooks.list(), []);
  assert.equal(long.length, 255);
  const made = object(await send('POST', 'webhook', { ...good, url: long }));
  assert.deepEqual(
    refusalOf(await send('PUT', `webhook/${made.id}`, { enabled: false, url: '' })),
    [412, 3000],
  );
  assert.deepEqual(object(await send('GET', `webhook/${made.id}`)), made);
});

test('a person has five of one kind, an application one; the same one twice is refused first', async () => {
  clear();
  const body = (n: number) => ({ url: `https://example.com/${n}`, action: 'CREATE', entityType: 'demand' });
  for (const n of [1, 2, 3, 4, 5]) object(await send('POST', 'webhook', body(n)));
  assert.deepEqual(refusalOf(await send('POST', 'webhook', body(5))), [400, 30003]);
  assert.deepEqual(refusalOf(await send('POST', 'webhook', body(6))), [400, 30007]);
  const byApp = object(await send('POST', 'webhook', body(7), 'app'));
  const more = await send('POST', 'webhook', body(8), 'app');
  assert.deepEqual(refusalOf(more), [400, 30007]);
  assert.match(JSON.stringify(more.json), /больше '1' веб-хуков/);
  const other = object(await send('POST', 'webhook', { ...body(7), action: 'DELETE' }, 'app'));
  assert.deepEqual(
    refusalOf(await send('PUT', `webhook/${other.id}`, { action: 'CREATE' }, 'app')),
    [400, 30003],
  );
  assert.deepEqual(
    refusalOf(await send('PUT', `webhook/${byApp.id}`, { url: body(1).url }, 'app')),
    [400, 30003],
  );
});

test('several are made, changed and deleted at once; one bad one does not stop the others', async () => {
  clear();
  const one = object(
    await send('POST', 'webhook', { url: 'https://a.example', action: 'CREATE', entityType: 'supply' }),
  );
  const body = [
    { url: 'https://b.example', action: 'CREATE', entityType: 'supply' },
    { url: 'https://b.example', action: 'WRONG', entityType: 'supply' },
    { ...meta('webhook', one.id), action: 'DELETE' },
  ];
  const results = (await send('POST', 'webhook', body)).json as JsonObject[];
  assert.deepEqual(
    results.map(({ url, action }) => [url, action]),
    [
      ['https://b.example', 'CREATE'],
      [undefined, undefined],
      ['https://a.example', 'DELETE'],
    ],
  );
  assert.match(JSON.stringify(results[1]), /"code":30002/);
  const gone = await send('POST', 'webhook/delete', [meta('webhook', one.id), meta('webhook', 'none'), {}]);
  const [done, unknown, wrong] = gone.json as JsonObject[];
  assert.deepEqual(done, { info: `Сущность 'webhook' с UUID: ${one.id} успешно удалена` });
  assert.match(JSON.stringify(unknown), /"code":1021/);
  assert.match(JSON.stringify(wrong), /"code":2001/);
  assert.equal(world.webhooks.list().length, 1);
});

test('who may: an administrator, an application by its rights, nobody on the free tariff', async () => {
  clear();
  const body = { url: 'https://a.example', action: 'CREATE', entityType: 'supply' };
  const byUser = object(await send('POST', 'webhook', body));
  world.webhooks.rights.user = 'none';
  assert.deepEqual(refusalOf(await send('GET', 'webhook')), [403, 30004]);
  world.webhooks.rights.user = 'all';
  world.webhooks.rights.app = 'own';
  assert.equal(
    listOf(await send('GET', 'webhook', undefined, 'app')).meta.size,
    1,
    'looks at those of others',
  );
  assert.deepEqual(
    refusalOf(await send('PUT', `webhook/${byUser.id}`, { enabled: false }, 'app')),
    [403, 1017],
  );
  assert.deepEqual(refusalOf(await send('DELETE', `webhook/${byUser.id}`, undefined, 'app')), [403, 1018]);
  world.webhooks.rights.app = 'all';
  assert.equal(object(await send('PUT', `webhook/${byUser.id}`, { enabled: false }, 'app')).enabled, false);

  world.webhooks.freeTariff = true;
  assert.deepEqual(refusalOf(await send('POST', 'webhook', { ...body, action: 'DELETE' })), [403, 30006]);
  assert.deepEqual(refusalOf(await send('PUT', `webhook/${byUser.id}`, { enabled: true })), [403, 30006]);
  assert.equal((await send('DELETE', `webhook/${byUser.id}`)).status, 200);
  world.webhooks.freeTariff = false;
});

/** A developer's server that answers every call of the marketplace with 200. */
async function openVendor() {
  const server = createServer((incoming, answer) => {
    incoming.resume();
    answer.setHeader('content-type', 'application/json').end('{"status": "Activated"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

test('an installed application has the right its descriptor asks for; its webhooks rest while it is suspended and go with it', async (t) => {
  clear();
  const vendor = await openVendor();
  t.after(vendor.close);
  const app = (permissions: object) => ({
    appId: 'a',
    appUid: 'app.vendor',
    secret: 'secret',
    endpointBase: vendor.url,
    sourceUrl: vendor.url,
    access: { scope: ['custom'], permissions },
  });
  const { vendor: desk } = sandbox;
  await desk.activate(app({ customerOrder: { view: 'ALL' } }), 'demo', 'Install');
  assert.deepEqual(world.webhooks.rights.app, 'none');
  const own = app({ useOwnWebhooks: true });
  await desk.activate(own, 'demo', 'Install');
  assert.deepEqual(world.webhooks.rights.app, 'own');

  const body = { url: 'https://a.example', entityType: 'supply' };
  const on = world.webhooks.create('app', 'webhook', { ...body, action: 'CREATE' });
  const off = world.webhooks.create('app', 'webhook', { ...body, action: 'UPDATE', enabled: false });
  const others = world.webhooks.create('user', 'webhook', { ...body, action: 'DELETE' });
  const enabled = () => [on, off, others].map((hook) => hook.enabled);
  await desk.deactivate(own, 'demo', 'Suspend');
  assert.deepEqual(enabled(), [false, false, true]);
  await desk.activate(own, 'demo', 'Resume');
  assert.deepEqual(enabled(), [true, false, true]);
  await desk.deactivate(own, 'demo', 'Uninstall');
  assert.deepEqual(world.webhooks.list(), [others]);
  await desk.activate(own, 'demo', 'Install');
});
