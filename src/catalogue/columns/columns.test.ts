import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defineDocument, defineLines } from '../exporter.ts';
import * as column from './columns.ts';
import { openLinks } from './links.ts';

/** What columns do with the many shapes in which MoySklad prints one thing. */

const id = '5a1f0c52-9d3e-4b6a-8c11-0a2b3c4d5e6f';
const href = (path: string) => `https://api.moysklad.ru/api/remap/1.2/entity/${path}/${id}`;
const link = (type: string, path = type) => ({ meta: { href: href(path), type } });
const nothing: column.Lookup = { link: column.linkIn, name: ({ name = null }) => name, states: new Map() };
const lookup: column.Lookup = {
  link: column.linkIn,
  name: ({ type, name }) => name ?? `${type} по номеру`,
  states: new Map([[id, { id, name: 'Новый', color: '#ff9900' }]]),
};

test('a reference shows the name in the answer, else the one that is looked up', () => {
  const store = column.reference('store', 'Склад', 'Store');
  assert.equal(store.read({ store: { ...link('store'), name: 'Основной' } }, lookup), 'Основной');
  assert.equal(store.read({ store: link('store') }, lookup), 'store по номеру');
  assert.equal(store.read({ store: link('store').meta }, lookup), 'store по номеру');
  assert.equal(store.read({ store: link('store') }, nothing), null);
  assert.equal(store.read({ store: 'Основной' }, nothing), 'Основной');
  assert.equal(store.read({}, lookup), null);
});

test('a link says where its object is read when its type does not', () => {
  assert.deepEqual(column.linkIn(link('customentity', `customentity/${id}`)), {
    type: 'customentity',
    id,
    path: `customentity/${id}`,
  });
  assert.deepEqual(column.linkIn({ meta: { href: `${href('product')}?expand=supplier`, type: 'product' } }), {
    type: 'product',
    id,
  });
});

test('links are remembered by their whole address, and never with a name', () => {
  const linkOf = openLinks();
  const hex = (i: number) => i.toString(16).padStart(8, '0');
  const address = (i: number) => href('counterparty').replace(id, `${hex(i)}${id.slice(8)}`);
  // Many more than are remembered: later ones take the places of earlier ones.
  for (const i of [1, ...Array.from({ length: 40_000 }, (_, at) => at), 1]) {
    assert.deepEqual(linkOf({ meta: { href: address(i), type: 'counterparty' } }), {
      type: 'counterparty',
      id: `${hex(i)}${id.slice(8)}`,
    });
  }
  const named = { ...link('store'), name: 'Основной' };
  assert.deepEqual(linkOf(link('store')), { type: 'store', id });
  assert.equal(linkOf(named)?.name, 'Основной');
  assert.deepEqual(linkOf(link('store')), { type: 'store', id });
  const custom = link('customentity', `customentity/${id}`);
  assert.equal(linkOf(custom)?.path, `customentity/${id}`, 'another address with the same end');
  assert.equal(linkOf({ meta: { ...link('store').meta, type: 'retailstore' } })?.type, 'retailstore');
  for (const none of [
    undefined,
    null,
    'text',
    {},
    { meta: { href: 'https://x/entity/store', type: 'store' } },
  ])
    assert.equal(linkOf(none), null);
});

test('an additional field that refers to something shows its name, however it is printed', () => {
  const field = { id, name: 'Курьер', type: 'employee' };
  const read = (value: unknown) =>
    column.attributeColumn(field).read({ attributes: [{ id, name: 'Курьер', value }] }, lookup);
  assert.equal(read({ ...link('employee'), name: 'Быстров' }), 'Быстров');
  assert.equal(read('Быстров'), 'Быстров');
  assert.equal(read(link('employee')), 'employee по номеру');
  assert.equal(column.attributeColumn(field).read({}, lookup), null);
});

test('a bank account shows its number', () => {
  const account = column.bankAccount('agentAccount', 'Счёт', 'Account');
  const unopened = link('account', `counterparty/${id}/accounts`);
  assert.equal(account.read({ agentAccount: { ...unopened, accountNumber: '40702' } }, nothing), '40702');
  assert.equal(account.read({ agentAccount: unopened }, lookup), 'account по номеру');
});

test('a state is known from the metadata, or by the name in the answer', () => {
  const [name, colour] = column.state();
  const state = { meta: { href: href('demand/metadata/states'), type: 'state' } };
  assert.equal(name?.read({ state }, lookup), 'Новый');
  assert.equal(colour?.read({ state }, lookup), '#ff9900');
  assert.equal(name?.read({ state: { ...state, name: 'Собран' } }, nothing), 'Собран');
});

test('a list is counted whether it is printed or linked', () => {
  const demands = column.count('demands', 'Отгрузок', 'Shipments');
  assert.equal(demands.read({ demands: [{}, {}] }, nothing), 2);
  assert.equal(demands.read({ demands: { meta: { size: 7 } } }, nothing), 7);
  assert.equal(demands.read({}, nothing), null);
});

test('a share becomes percent exactly', () => {
  assert.equal(column.share('margin', 'Рентабельность', 'Margin').read({ margin: 0.07 }, nothing), 7);
});

test('a document by its lines: a row per line, one for a document without; links are opened as the collection’s', () => {
  const title = { ru: 'Наборы', en: 'Sets' };
  const document = defineDocument({ key: 'set', section: 'goods', title, description: title, columns: [] });
  const lines = defineLines(document, {
    key: 'setposition',
    title,
    description: title,
    collection: 'parts',
    columns: [column.reference('line.country', 'Страна', 'Country')],
  });
  const rows = lines.rows({ id: 'a', parts: { rows: [{ id: 'b' }, { id: 'c' }] } });
  assert.deepEqual(rows.map(lines.keyOf), ['b', 'c']);
  assert.deepEqual(lines.rows({ id: 'a', parts: { rows: [] } }).map(lines.keyOf), ['a']);
  const [country] = lines.columns;
  assert.deepEqual(country?.expand, ['parts.country']);
  assert.equal(country?.group, 'line');
});
