import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MoyskladSandbox, World } from './index.ts';
import type { JsonObject } from './render.ts';
import { type Answer, listOf, openForTest, refusalOf } from './testing.ts';

let sandbox: MoyskladSandbox;
let api: (path: string, init?: RequestInit) => Promise<Answer>;
let world: World;

before(async () => {
  ({ sandbox, api } = await openForTest());
  world = sandbox.account('app-token');
});
after(() => sandbox.close());

const object = (answer: Answer): JsonObject => {
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  return answer.json as JsonObject;
};
const send = (method: string, path: string, body: unknown) =>
  api(path, { method, body: JSON.stringify(body) });
const link = (type: string, id: unknown) => ({
  meta: { href: `${sandbox.apiUrl}/entity/${type}/${id}`, type },
});
const orderBody = () => ({
  organization: link('organization', world.ids('organization')[0]),
  agent: link('counterparty', world.ids('counterparty')[0]),
});
const MOMENT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{3}$/;

test('an order is made with lines, changed, emptied and deleted', async () => {
  const product = world.ids('product')[0];
  const positions = [
    { quantity: 2, price: 10050.5, assortment: link('product', product) },
    { quantity: 1, price: 100, discount: 10, assortment: link('product', product) },
  ];
  const body = {
    ...orderBody(),
    name: '=1+1',
    moment: '2026-03-01 10:20:30',
    positions,
    sum: 1,
    unknown: 'x',
  };
  const made = object(await send('POST', '/entity/customerorder?expand=agent', body));
  assert.equal(made.name, '=1+1');
  assert.equal(made.moment, '2026-03-01 10:20:00.000', 'minute precision');
  assert.equal(made.sum, 20191, 'the sum follows from the lines, whatever the body says');
  assert.equal(made.unknown, undefined);
  assert.match(String(made.updated), MOMENT);
  assert.equal(made.created, made.updated);
  assert.ok((made.agent as JsonObject).name, 'expand works on the answer of a write');
  assert.equal(listOf(await api(`/entity/customerorder/${made.id}/positions`)).meta.size, 2);

  const project = link('project', world.ids('project')[0]);
  const changed = object(
    await send('PUT', `/entity/customerorder/${made.id}`, { project, description: 'два' }),
  );
  assert.ok(changed.project);
  assert.ok(String(changed.updated) > String(made.updated));
  const emptied = object(await send('PUT', `/entity/customerorder/${made.id}`, { project: null }));
  assert.equal('project' in emptied, false, 'null empties a link');
  assert.equal(emptied.description, 'два', 'fields not sent stay');

  assert.equal((await api(`/entity/customerorder/${made.id}`, { method: 'DELETE' })).status, 200);
  assert.deepEqual(refusalOf(await api(`/entity/customerorder/${made.id}`)), [404, 1021]);
});

test('additional fields are set, kept and emptied', async () => {
  const definitions = listOf(await api('/entity/customerorder/metadata/attributes')).rows as JsonObject[];
  const meta = (type: string) => ({ meta: definitions.find((definition) => definition.type === type)?.meta });
  const store = link('store', world.ids('store')[0]);
  const attributes = [
    { ...meta('string'), value: '007' },
    { ...meta('time'), value: '2026-01-02 03:04:05' },
    { ...meta('store'), value: store },
    { ...meta('file'), file: { filename: 'a.pdf', content: '' } },
  ];
  const made = object(await send('POST', '/entity/customerorder', { ...orderBody(), attributes }));
  const values = (made.attributes as JsonObject[]).map(({ type, value }) => [
    type,
    (value as JsonObject).name ?? value,
  ]);
  const name = world.get('store', String(world.ids('store')[0]))?.name;
  assert.deepEqual(values, [
    ['string', '007'],
    ['time', '2026-01-02 03:04:00.000'],
    ['store', name],
    ['file', 'a.pdf'],
  ]);

  const path = `/entity/customerorder/${made.id}`;
  const change = [
    { ...meta('string'), value: null },
    { ...meta('file'), file: null },
  ];
  const left = object(await send('PUT', path, { attributes: change })).attributes as JsonObject[];
  assert.deepEqual(
    left.map(({ type }) => type),
    ['time', 'store'],
  );
  const foreign = {
    meta: { href: `${sandbox.apiUrl}/entity/product/metadata/attributes/${made.id}` },
    value: 1,
  };
  assert.deepEqual(refusalOf(await send('PUT', path, { attributes: [foreign] })), [400, 14000]);
});

test('a repeated syncId returns the object made before', async () => {
  const syncId = '734a9e26-45a2-4ead-849c-e144daeb854d';
  const before = world.size('counterparty');
  const first = object(await send('POST', '/entity/counterparty', { name: 'Раз', syncId }));
  const second = object(await send('POST', '/entity/counterparty', { name: 'Два', syncId }));
  assert.deepEqual(second, first);
  assert.equal(world.size('counterparty'), before + 1);
  assert.equal(first.syncId, syncId);
});

test('an array makes and changes several; one bad object does not stop the others', async () => {
  const [id] = world.ids('product');
  const body = [{ name: 'Новый' }, { article: 'без имени' }, { ...link('product', id), name: 'Другое имя' }];
  const results = (await send('POST', '/entity/product', body)).json as JsonObject[];
  assert.deepEqual(
    results.map((result) => result.name ?? 'error'),
    ['Новый', 'error', 'Другое имя'],
  );
  assert.match(JSON.stringify(results[1]), /"code":3000,"parameter":"name"/);
  assert.equal(world.get('product', String(id))?.name, 'Другое имя');
});

test('the trash hides documents from lists, not from isDeleted', async () => {
  const [id] = world.ids('customerorder') as [string];
  const [live, bin] = [
    world.size('customerorder'),
    listOf(await api('/entity/customerorder?filter=isDeleted=true')).meta.size,
  ];
  assert.ok(bin > 0, 'the generated world has something in the trash');
  assert.equal((await api(`/entity/customerorder/${id}/trash`, { method: 'POST' })).status, 200);
  const size = async (filter: string) =>
    listOf(await api(`/entity/customerorder?filter=${filter}`)).meta.size;
  assert.equal(await size(`id=${id}`), 0);
  assert.equal(await size(`isDeleted=true;id=${id}`), 1);
  assert.equal(await size('isDeleted=true'), bin + 1);
  assert.equal(await size('isDeleted=false'), live - 1);
  assert.equal(await size('isDeleted=true;isDeleted=false'), live + bin);
  const all = await api(
    '/entity/customerorder?order=updated;id&offset=600&filter=isDeleted=true;isDeleted=false',
  );
  const keys = listOf(all).rows.map((row) => `${row.updated} ${row.id}`);
  assert.deepEqual(
    keys,
    keys.toSorted((a, b) => (a < b ? -1 : 1)),
  );
  assert.ok(
    listOf(all).rows.some((row) => row.deleted),
    'live and trashed documents in one order',
  );
  const trashed = object(await api(`/entity/customerorder/${id}`));
  assert.match(String(trashed.deleted), MOMENT);
  const since = encodeURIComponent(`updated>=${trashed.updated};isDeleted=true;isDeleted=false`);
  assert.deepEqual(
    listOf(await api(`/entity/customerorder?filter=${since}`)).rows.map((row) => row.id),
    [id],
  );

  world.restore('customerorder', id);
  assert.equal(await size(`id=${id}`), 1);
  assert.deepEqual(
    refusalOf(await api(`/entity/product/${world.ids('product')[0]}/trash`, { method: 'POST' })),
    [400, 1066],
  );
});

test('refuses writes the documentation does not allow', async () => {
  const id = world.ids('customerorder')[0];
  const missing = link('counterparty', '00000000-0000-0000-0000-000000000000');
  const elsewhere = { meta: { href: 'https://api.moysklad.ru/api/remap/1.2/entity/counterparty/1' } };
  const many = Array.from({ length: 1001 }, () => ({}));
  const cases: [method: string, path: string, body: unknown, refusal: [number, number]][] = [
    ['POST', '/entity/customerorder', { agent: orderBody().agent }, [412, 3000]],
    ['POST', '/entity/product', { name: '' }, [412, 3000]],
    ['POST', '/entity/customerorder', { ...orderBody(), agent: missing }, [400, 2013]],
    ['POST', '/entity/customerorder', { ...orderBody(), agent: elsewhere }, [400, 1059]],
    ['POST', '/entity/product', many, [413, 2007]],
    ['POST', '/entity/product', 'text', [412, 1027]],
    ['POST', '/entity/currency', { name: 'x' }, [400, 1011]],
    ['PUT', `/entity/customerorder/${id}`, { agent: null }, [412, 3000]],
    ['PUT', `/entity/customerorder/${id}`, { syncId: '734a9e26-45a2-4ead-849c-e144daeb8540' }, [400, 1047]],
    ['DELETE', `/entity/group/${world.ids('group')[0]}`, undefined, [400, 1010]],
    ['PATCH', `/entity/customerorder/${id}`, {}, [405, 1039]],
  ];
  for (const [method, path, body, refusal] of cases) {
    assert.deepEqual(refusalOf(await send(method, path, body)), refusal, `${method} ${path}`);
  }
  const before = world.get('customerorder', String(id));
  await send('PUT', `/entity/customerorder/${id}`, { description: 'не сохранится', agent: null });
  assert.deepEqual(
    world.get('customerorder', String(id)),
    before,
    'a refused change leaves the object as it was',
  );
  const raw = (body: string, type: string) =>
    api('/entity/product', { method: 'POST', body, headers: { 'content-type': type } });
  assert.deepEqual(refusalOf(await raw('{', 'application/json')), [400, 2001]);
  assert.deepEqual(refusalOf(await raw('{}', 'text/plain')), [415, 1037]);
});
