import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type MoyskladSandbox, openMoysklad as openSandbox } from '../../sandbox/moysklad/index.ts';
import { MemoryBudgets, openLimits } from '../platform/limits/limits.ts';
import type { Source } from '../protocol/index.ts';
import { openMoysklad } from './index.ts';

let sandbox: MoyskladSandbox;
let moysklad: Source;

before(async () => {
  sandbox = await openSandbox({
    port: 0,
    limits: false,
    accounts: [{ name: 'a', token: 'app', kind: 'app', orders: 20, products: 10, counterparties: 120 }],
  });
  const limits = openLimits(new MemoryBudgets());
  moysklad = openMoysklad({ apiUrl: sandbox.apiUrl, token: 'app', limits });
});
after(async () => {
  await moysklad?.close();
  await sandbox?.close();
});
beforeEach(() => {
  sandbox.calls.length = 0;
});

test('fields and states of documents come in one call, the colour as a web page writes it', async () => {
  const { attributes, states, priceTypes } = await moysklad.metadata('customerorder', {
    fields: true,
    prices: false,
  });
  assert.equal(sandbox.calls.length, 1);
  assert.ok(attributes.length > 0 && states.length > 0);
  assert.ok(states.every(({ color }) => /^#[0-9a-f]{6}$/.test(color ?? '')));
  assert.deepEqual(priceTypes, []);
});

test('a colour is the last three bytes of a number that may be negative', async () => {
  const body = {
    states: [
      { id: '1', name: 'Новый', color: 10667543 },
      { id: '2', name: 'Готов', color: -16777216 + 255 },
    ],
  };
  sandbox.faults.add({ fault: { kind: 'status', status: 200, body }, times: 1 });
  const { states } = await moysklad.metadata('task', { fields: true, prices: false });
  assert.deepEqual(
    states.map(({ color }) => color),
    ['#a2c617', '#0000ff'],
  );
});

test('goods take one call for their fields and one for price types; without fields nothing is asked', async () => {
  const { attributes, priceTypes } = await moysklad.metadata('product', { fields: true, prices: true });
  assert.ok(attributes.length > 0 && priceTypes.length > 0);
  assert.equal(sandbox.calls.length, 2);
  await moysklad.metadata('uom', { fields: false, prices: false });
  assert.equal(sandbox.calls.length, 2);
});

test('custom dictionaries are listed, have fields of their own and are named where a field chooses from them', async () => {
  const dictionaries = await moysklad.dictionaries();
  assert.ok(dictionaries.length > 0);
  const ids = dictionaries.map(({ id }) => id);
  const found = [];
  for (const type of ['customerorder', 'product', 'counterparty']) {
    const { attributes } = await moysklad.metadata(type, { fields: true, prices: false });
    for (const { type, dictionary } of attributes) {
      assert.equal(dictionary !== null, type === 'customentity');
      if (dictionary) found.push(dictionary);
    }
  }
  assert.ok(found.length > 0 && found.every((id) => ids.includes(id)));
  const own = await moysklad.metadata(`customentity/${ids[0]}`, { fields: true, prices: false });
  assert.ok(Array.isArray(own.attributes));
});

test('a filter chooses from stores, states and elements of a custom dictionary, each with its link', async () => {
  const stores = await moysklad.options('store', '');
  assert.ok(stores.length > 0);
  for (const { type, id, name, href } of stores) {
    assert.equal(type, 'store');
    assert.ok(name);
    assert.equal(href, `${sandbox.apiUrl}/entity/store/${id}`);
  }
  const { states } = await moysklad.metadata('customerorder', { fields: true, prices: false });
  const [wanted] = states;
  const chosen = await moysklad.options('customerorder/metadata/states', wanted?.name.toUpperCase() ?? '');
  assert.equal(chosen[0]?.id, wanted?.id);
  assert.match(chosen[0]?.href ?? '', /\/entity\/customerorder\/metadata\/states\/[0-9a-f-]{36}$/);

  const [dictionary] = await moysklad.dictionaries();
  const elements = await moysklad.options(`customentity/${dictionary?.id}`, '');
  assert.ok(elements.length > 0);
  await moysklad.names.learn(
    elements.map(({ type, id }) => ({ type, id, path: `customentity/${dictionary?.id}` })),
    1,
  );
  for (const { type, id, name } of elements) assert.equal(moysklad.names.of({ type, id }), name);
});

test('a search finds by name, at most 50 and none archived', async () => {
  const world = sandbox.account('app');
  const all = await moysklad.options('counterparty', '');
  assert.equal(all.length, 50);
  const [first] = all;
  const found = await moysklad.options('counterparty', first?.name ?? '');
  assert.ok(found.some(({ id }) => id === first?.id));
  world.update('counterparty', first?.id ?? '', { archived: true });
  const later = await moysklad.options('counterparty', first?.name ?? '');
  assert.ok(!later.some(({ id }) => id === first?.id));
});
