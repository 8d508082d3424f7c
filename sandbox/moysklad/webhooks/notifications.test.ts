import assert from 'node:assert/strict';
import { request } from 'node:http';
import { afterEach, beforeEach, test } from 'node:test';
import type { JsonObject } from '../render.ts';
import { openSubscriber } from './testing.ts';

let its: Awaited<ReturnType<typeof openSubscriber>>;
let { sandbox, world, receiver, subscribe, send, settled } = {} as typeof its;
beforeEach(async () => {
  its = await openSubscriber();
  ({ sandbox, world, receiver, subscribe, send, settled } = its);
  assert.equal(its.documentedMs, 1500);
});
afterEach(() => its.close());
const fates = () => world.notifications.log.map(({ fate, tries }) => [fate, tries]);

test('a change through the API is told as the official example has it', async () => {
  subscribe('product', 'UPDATE', { diffType: 'FIELDS', url: `${receiver.url}/hook?key=a%20b#part` });
  subscribe('product', 'UPDATE', { url: `${receiver.url}/plain` });
  subscribe('product', 'CREATE');
  subscribe('counterparty', 'UPDATE');
  const [id] = world.ids('product');
  await send('PUT', `entity/product/${id}`, { name: 'Другое', description: 'имя', sum: 1 });
  await settled();
  assert.deepEqual(receiver.calls.map(({ path }) => path).sort(), ['/hook', '/plain']);
  const told = receiver.calls.find(({ path }) => path === '/hook');
  assert.deepEqual(told?.body, {
    auditContext: {
      meta: { type: 'audit', href: told?.body.auditContext.meta.href },
      moment: told?.body.auditContext.moment,
      uid: 'admin@demo',
    },
    events: [
      {
        meta: { type: 'product', href: `${sandbox.apiUrl}/entity/product/${id}` },
        updatedFields: ['name', 'description'],
        action: 'UPDATE',
        accountId: world.store.accountId,
      },
    ],
  });
  assert.match(told.body.auditContext.meta.href, /\/audit\/[0-9a-f-]{36}$/);
  assert.match(told.body.auditContext.moment, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  assert.match(told.requestId, /^[0-9a-f-]{36}$/);
  assert.equal(told.method, 'POST');
  assert.equal(told.headers['user-agent'], 'MoySklad webhook touch agent 2.0 (/https://www.moysklad.ru)');
  assert.equal(told.headers['content-type'], 'application/json');
  const plain = receiver.calls.find(({ path }) => path === '/plain');
  assert.equal(plain?.body.events[0].updatedFields, undefined, 'without diffType=FIELDS there are none');
});

test('a bulk write is one call with several events for each webhook; making, deleting and the trash are told, too', async () => {
  for (const action of ['CREATE', 'UPDATE', 'DELETE']) subscribe('counterparty', action);
  subscribe('customerorder', 'DELETE');
  const ids = world.ids('counterparty');
  const named = (id: unknown) => ({ meta: { href: `${sandbox.apiUrl}/entity/counterparty/${id}` } });
  const body = [{ name: 'Раз' }, { name: 'Два' }, { name: '' }, { ...named(ids[0]), name: 'Три' }];
  const results = (await send('POST', 'entity/counterparty', body)).json as JsonObject[];
  await settled();
  const events = () =>
    receiver.calls
      .map(({ body: { events } }) =>
        events.map(({ action, meta }: JsonObject) => `${action} ${(meta as JsonObject).href}`),
      )
      .sort();
  const href = (id: unknown) => `${sandbox.apiUrl}/entity/counterparty/${id}`;
  assert.deepEqual(events(), [
    [`CREATE ${href(results[0]?.id)}`, `CREATE ${href(results[1]?.id)}`],
    [`UPDATE ${href(ids[0])}`],
  ]);
  receiver.calls.length = 0;
  const [order] = world.ids('customerorder');
  await send('DELETE', `entity/counterparty/${ids[1]}`);
  await send('POST', `entity/customerorder/${order}/trash`);
  await settled();
  assert.deepEqual(events(), [
    [`DELETE ${href(ids[1])}`],
    [`DELETE ${sandbox.apiUrl}/entity/customerorder/${order}`],
  ]);
});

test('what was refused is not told, and a read is not', async () => {
  subscribe('product', 'UPDATE');
  const [id] = world.ids('product');
  await send('PUT', `entity/product/${id}`, { name: '' });
  await send('GET', `entity/product/${id}`);
  await settled();
  assert.equal(receiver.calls.length, 0);
});

test('a press on the pages is told once: 37 orders at a time, an order with its lines', async () => {
  subscribe('customerorder', 'UPDATE', { diffType: 'FIELDS' });
  const press = (path: string, form: Record<string, string>) =>
    fetch(sandbox.url + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  await press('/orders?account=demo', {});
  await settled();
  const [many] = receiver.calls.splice(0);
  assert.equal(many?.body.events.length, 30);
  assert.deepEqual(many?.body.events[0].updatedFields, ['description']);
  const [id = ''] = world.ids('customerorder');
  const [line = ''] = world.lineIds('customerorder', id);
  const { name, state } = world.get('customerorder', id) as Record<string, JsonObject>;
  const chosen =
    String((state?.meta as JsonObject | undefined)?.href ?? '')
      .split('/')
      .at(-1) ?? '';
  await press(`/orders/${id}?account=demo`, {
    name: String(name),
    state: chosen,
    description: 'другое',
    [`quantity ${line}`]: '77',
  });
  await settled();
  assert.equal(receiver.calls.length, 1);
  assert.deepEqual(receiver.calls[0]?.body.events.length, 1);
  assert.deepEqual(receiver.calls[0]?.body.events[0].updatedFields, ['description', 'positions']);
  assert.equal(receiver.calls[0]?.body.auditContext.uid, 'admin@demo');
});

test('more events than a write may have objects come in several calls', async () => {
  subscribe('customerorder', 'UPDATE');
  const ids = Array.from({ length: 1001 }, () => world.create('customerorder'));
  world.touch('customerorder', ids);
  await settled();
  assert.deepEqual(
    receiver.calls.map(({ body }) => body.events.length),
    [1000, 1],
  );
});

test('an answer that is not 200 or 204 is asked for three times more with one id, then nothing comes', async () => {
  subscribe('product', 'UPDATE');
  const [id = ''] = world.ids('product');
  const answers = [500, 302, 204, 404, 201, 503, 429];
  receiver.answer = () => answers.shift();
  world.rename('product', id, 'Раз');
  world.rename('product', id, 'Два');
  world.rename('product', id, 'Три');
  receiver.answer = () => answers.shift() ?? 200;
  await settled();
  assert.deepEqual(fates(), [
    ['delivered', [500, 302, 204]],
    ['dropped', [404, 201, 503, 429]],
    ['delivered', [200]],
  ]);
  const requestIds = receiver.calls.map(({ requestId }) => requestId);
  assert.equal(new Set(requestIds).size, 3);
  assert.deepEqual(
    [3, 4, 1],
    [...new Set(requestIds)].map((one) => requestIds.filter((other) => other === one).length),
  );
  assert.equal(
    receiver.calls.some(({ path }) => path === '/elsewhere'),
    false,
    'redirects are not followed',
  );
});

test('silence counts as a failure after its time, and a receiver that is gone at once', async () => {
  world.notifications.timeoutMs = 50;
  subscribe('product', 'UPDATE');
  receiver.answer = () => undefined;
  const [id = ''] = world.ids('product');
  world.rename('product', id, 'Раз');
  await settled();
  assert.deepEqual(fates(), [['dropped', [0, 0, 0, 0]]]);
  await receiver.close();
  world.rename('product', id, 'Два');
  await settled();
  assert.deepEqual(fates()[1], ['dropped', [0, 0, 0, 0]]);
});

test('nothing is sent to who is switched off, deleted, suspended or on the free tariff', async () => {
  const hook = subscribe('product', 'UPDATE');
  const [id = ''] = world.ids('product');
  const change = async () => {
    world.rename('product', id, String(receiver.calls.length));
    await settled();
    return receiver.calls.splice(0).length;
  };
  assert.equal(await change(), 1);
  await send('PUT', `entity/webhook/${hook.id}`, { enabled: false });
  assert.equal(await change(), 0);
  await send('PUT', `entity/webhook/${hook.id}`, { enabled: true });
  world.webhooks.freeTariff = true;
  assert.equal(await change(), 0);
  world.webhooks.freeTariff = false;
  assert.equal(await change(), 1);
  await send('DELETE', `entity/webhook/${hook.id}`);
  assert.equal(await change(), 0);
  world.webhooks.create('app', 'webhook', { url: receiver.url, entityType: 'product', action: 'UPDATE' });
  world.webhooks.suspend(true);
  assert.equal(await change(), 0);
  world.webhooks.suspend(false);
  assert.equal(await change(), 1);
});

/** Sends headers of one name one by one, which fetch does not. */
function put(path: string, prefixes: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: 'Bearer app',
      'accept-encoding': 'gzip',
      'content-type': 'application/json',
      'X-Lognex-WebHook-DisableByPrefix': prefixes,
    };
    const outgoing = request(`${sandbox.apiUrl}/${path}`, { method: 'PUT', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify({ name: `Имя ${prefixes.length}` }));
  });
}

test('a call is not told to the addresses whose prefix it names; a prefix without a whole domain is refused', async () => {
  for (const place of ['a', 'b', 'c'])
    subscribe('product', 'UPDATE', { url: `${receiver.url}/${place}/hook` });
  const path = `entity/product/${world.ids('product')[0]}`;
  const heard = async () => {
    await settled();
    return receiver.calls.splice(0).map((one) => one.path);
  };
  assert.equal(await put(path, [`${receiver.url}/a`, `${receiver.url}/b/hook`]), 200);
  assert.deepEqual(await heard(), ['/c/hook']);
  assert.equal(await put(path, [receiver.url]), 200);
  assert.deepEqual(await heard(), []);
  for (const wrong of ['https://', 'https://some_url', '127.0.0.1', `${receiver.url}/a, ${receiver.url}/b`]) {
    assert.equal(await put(path, [wrong]), 400, wrong);
    assert.deepEqual(await heard(), []);
  }
  assert.equal(await put(path, ['https://some_url.com/some_path']), 200);
  assert.deepEqual((await heard()).sort(), ['/a/hook', '/b/hook', '/c/hook']);
});
