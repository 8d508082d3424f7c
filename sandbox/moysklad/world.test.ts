import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busyMs } from '../../test/support/busy.ts';
import { compareText } from './collection.ts';
import { ENTITIES } from './entities.ts';
import { listRows } from './list.ts';
import type { JsonObject } from './render.ts';
import { World, type WorldSize } from './world.ts';

const apiUrl = 'http://127.0.0.1:1/api/remap/1.2';
const small = { orders: 800, products: 60, counterparties: 90 };
const open = (seed: number, size: WorldSize = small): World => new World({ apiUrl, seed, size });
const everything = (world: World): JsonObject[] =>
  ['customerorder', 'product', 'counterparty', 'contract', 'employee', 'store'].flatMap((type) => [
    ...world.list(type),
  ]);

test('the same seed makes the same world, another seed another', () => {
  assert.deepEqual(everything(open(7)), everything(open(7)));
  assert.notDeepEqual(everything(open(7)), everything(open(8)));
});

test('documents of other types change nothing of what was there before', () => {
  const more = open(7, { ...small, documents: 5 });
  assert.deepEqual(everything(more), everything(open(7)));
  assert.deepEqual([...more.list('demand')], [...open(7, { ...small, documents: 5 }).list('demand')]);
  assert.equal(more.size('demand'), 5);
});

test('documents can be made without lines, and of a company that has next to nothing', () => {
  const bare = open(1, { orders: 20, products: 10, counterparties: 5, documents: 3, lines: 0 });
  for (const type of ['customerorder', 'demand', 'move']) {
    for (const id of bare.ids(type)) assert.deepEqual(bare.lineIds(type, id), [], type);
  }
  const single = open(1, { orders: 20, products: 10, counterparties: 5, lines: 1 });
  for (const id of single.ids('customerorder')) assert.equal(single.lineIds('customerorder', id).length, 1);
  const empty = open(1, { orders: 0, products: 0, counterparties: 0, documents: 2, bigDocuments: 1 });
  assert.equal(empty.size('retaildemand'), 2);
});

test('generated orders hold what breaks careless readers', () => {
  const orders = [...open(1).list('customerorder')];
  assert.equal(orders.length, small.orders);
  const some = (what: string, test: (row: JsonObject) => boolean) => assert.ok(orders.some(test), what);
  const ties = Map.groupBy(orders, (row) => row.updated);
  assert.ok(
    Math.max(...Array.from(ties.values(), (rows) => rows.length)) >= 30,
    'a bulk change shares one updated',
  );
  some('fractional kopecks', (row) => !Number.isInteger(row.sum));
  some('leading zeros', (row) => String(row.name).startsWith('000'));
  some('a foreign currency', (row) => (row.rate as JsonObject).value !== undefined);
  some('an organization as agent', (row) => JSON.stringify(row.agent).includes('entity/organization/'));
  for (const sign of ['=', '+', '-', '@', '"'])
    some(`text that begins with ${sign}`, (row) => String(row.description).startsWith(sign));
  for (const name of [
    'project',
    'contract',
    'store',
    'salesChannel',
    'state',
    'description',
    'deliveryPlannedMoment',
    'shipmentAddress',
  ]) {
    some(`with ${name}`, (row) => row[name] !== undefined);
    some(`without ${name}`, (row) => !(name in row));
  }
  assert.ok(!JSON.stringify(orders).includes('null'), 'unset fields are absent');
  const types = new Set(
    orders.flatMap((row) => ((row.attributes ?? []) as JsonObject[]).map((item) => item.type)),
  );
  assert.equal(types.size, 15, 'an additional field of every type');
  const moments = orders.map((row) => String(row.updated));
  assert.ok(moments.every((moment) => moment >= '2024-01-01' && moment < '2026-07-01'));
  assert.ok(
    orders.every(
      (row) => String(row.moment).endsWith(':00.000') && String(row.updated) >= String(row.created),
    ),
  );
});

test('changes keep the order by updated, and every moment is later than the one before', () => {
  const world = open(3);
  const collection = world.store.collection('entity/customerorder');
  collection.inUpdatedOrder();
  const ids = world.ids('customerorder');
  const [first, second, third, fourth] = ids as [string, string, string, string];
  world.touch('customerorder', ids.slice(100, 200));
  world.update('customerorder', first, { payedSum: 12.5, description: null });
  world.update('customerorder', second, { payedSum: 13 });
  world.trash('customerorder', third);
  world.remove('customerorder', fourth);
  const made = world.create('customerorder');
  world.restore('customerorder', third);

  const order = collection.inUpdatedOrder();
  const sorted = [...collection.live()].sort(
    (a, b) =>
      compareText(String(a.fields.updated), String(b.fields.updated)) || compareText(a.ref.id, b.ref.id),
  );
  assert.deepEqual(
    order.map((row) => row.ref.id),
    sorted.map((row) => row.ref.id),
  );
  assert.deepEqual(
    order.slice(-4).map((row) => row.ref.id),
    [first, second, made, third],
  );
  const touched = order.slice(-104, -4);
  assert.deepEqual(touched.map((row) => row.ref.id).sort(), ids.slice(100, 200).sort());
  assert.equal(new Set(touched.map((row) => row.fields.updated)).size, 1, 'a bulk change has one moment');
  const moments = order.slice(-5).map((row) => String(row.fields.updated));
  assert.equal(new Set(moments).size, 5);
  assert.equal(world.get('customerorder', first)?.payedSum, 12.5);
  assert.equal('description' in (world.get('customerorder', first) ?? {}), false);
  assert.equal(world.get('customerorder', fourth), undefined);
  assert.throws(() => world.update('customerorder', fourth, {}), /1021/);
  assert.equal(world.size('customerorder'), small.orders);
});

test('an empty account can be opened and written to', () => {
  const world = open(1, { orders: 0, products: 0, counterparties: 0 });
  assert.deepEqual([...world.list('customerorder')], []);
  world.create('counterparty', { name: 'Первый' });
  world.create('customerorder');
  assert.equal(world.size('customerorder'), 1);
  const orders = open(1, { orders: 20, products: 0, counterparties: 0 });
  assert.equal([...orders.list('customerorder')].length, 20);
});

test('a hundred thousand orders: pages by updated are found at once', () => {
  const started = busyMs();
  const world = open(1, { orders: 100_000, products: 500, counterparties: 2000 });
  assert.ok(busyMs() - started < 30_000, 'generated in seconds');
  const [entity, collection] = [
    ENTITIES.get('customerorder'),
    world.store.collection('entity/customerorder'),
  ];
  assert.ok(entity);
  const seen = new Set<string>();
  const took: number[] = [];
  for (let offset = 0; offset < 100_000; offset += 1000) {
    const query = new URLSearchParams({
      order: 'updated,asc;id,asc',
      filter: 'updated>=2024-01-01 00:00',
      offset: `${offset}`,
    });
    const from = busyMs();
    const { rows, size } = listRows(world.store, entity, collection, query);
    took.push(busyMs() - from);
    assert.equal(size, 100_000);
    for (const row of rows) seen.add(row.ref.id);
  }
  assert.equal(seen.size, 100_000);
  const median = took.sort((a, b) => a - b)[50] ?? 0;
  assert.ok(median < 10, `the median page took ${median} ms`);
});
