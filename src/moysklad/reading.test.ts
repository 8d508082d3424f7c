import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import {
  type MoyskladSandbox,
  openMoysklad as openSandbox,
  type World,
} from '../../sandbox/moysklad/index.ts';
import { MemoryBudgets, openLimits } from '../platform/limits/limits.ts';
import type { Reading, Source, SourceRow } from '../protocol/index.ts';
import { openMoysklad } from './index.ts';
import type { ReadOptions } from './reading.ts';

let sandbox: MoyskladSandbox;
let moysklad: Source;
let world: World;

before(async () => {
  sandbox = await openSandbox({
    port: 0,
    limits: false,
    accounts: [{ name: 'a', token: 'app', kind: 'app', orders: 2500, products: 150, counterparties: 60 }],
  });
  world = sandbox.account('app');
  const limits = openLimits(new MemoryBudgets());
  moysklad = openMoysklad({ apiUrl: sandbox.apiUrl, token: 'app', limits, retryPauseMs: 1 });
});
after(async () => {
  await moysklad?.close();
  await sandbox?.close();
});
beforeEach(() => {
  sandbox.faults.clear();
  sandbox.calls.length = 0;
});

const orders: Reading = {
  path: '/entity/customerorder',
  conditions: [],
  params: {},
  headers: {},
  order: 'updated',
  answer: 'rows',
  async: false,
  weight: 1,
  lines: null,
  opensLines: true,
  expand: [],
};
const large: ReadOptions = { from: null, strategy: { pages: 'large', parallel: 5 } };

async function readAll(reading: Reading, options: ReadOptions = large) {
  const rows: SourceRow[] = [];
  const pages = [];
  for await (const page of moysklad.read(reading, options)) {
    rows.push(...page.rows);
    pages.push(page);
  }
  return { rows, pages };
}

const idsOf = (rows: SourceRow[]) => rows.map(({ id }) => String(id)).sort();
const nameIn = (row: SourceRow, field: string) => (row[field] as { name?: string } | undefined)?.name;

test('all orders come in pages of 1000, also when calls fail on the way', async () => {
  sandbox.faults.add({ fault: { kind: 'status', status: 502, html: true }, after: 1, times: 1 });
  sandbox.faults.add({ fault: { kind: 'truncate' }, after: 1, times: 1 });
  const { rows, pages } = await readAll(orders);
  assert.deepEqual(idsOf(rows), world.ids('customerorder').sort());
  assert.equal(sandbox.calls.length, 3 + 2);
  assert.ok(pages.every(({ cursor, total }) => cursor && total === 2500));
  const { cursor } = pages.at(-1) ?? {};
  const [changed = ''] = world.ids('customerorder');
  world.update('customerorder', changed, { description: 'изменён' });
  const { rows: later } = await readAll(orders, { ...large, from: cursor ?? null });
  assert.deepEqual(idsOf(later), [changed]);
});

test('pages of 100 bring opened links, and lines with theirs', async () => {
  const options: ReadOptions = { from: null, strategy: { pages: 'opened', parallel: 3 } };
  const reading = { ...orders, lines: 'positions', expand: ['agent', 'positions.assortment'] };
  const { rows } = await readAll(reading, options);
  assert.deepEqual(idsOf(rows), world.ids('customerorder').sort());
  assert.equal(sandbox.calls.length, Math.ceil((2500 - 1) / 99));
  for (const row of rows) {
    assert.ok(nameIn(row, 'agent'));
    const lines = row.positions as { meta: { size: number }; rows: SourceRow[] };
    assert.equal(lines.rows.length, lines.meta.size);
    for (const line of lines.rows) assert.ok(nameIn(line, 'assortment'));
  }
});

test('lines that did not come along are fetched', async () => {
  const reading = { ...orders, lines: 'positions', conditions: ['sum>0'] };
  const { rows } = await readAll(reading, { ...large, limit: 7 });
  assert.equal(rows.length, 7);
  for (const row of rows) {
    const lines = row.positions as { meta: { size: number }; rows: SourceRow[] };
    assert.ok(lines.rows.length > 0);
    assert.equal(lines.rows.length, lines.meta.size);
  }
  assert.equal(sandbox.calls.length, 1 + 7);
});

test('a list by id and one without order come whole; a preview is one call', async () => {
  for (const order of ['id', 'none'] as const) {
    const { rows, pages } = await readAll({ ...orders, path: '/entity/counterparty', order });
    assert.deepEqual(idsOf(rows), world.ids('counterparty').sort());
    assert.ok(pages.every(({ cursor }) => cursor === null));
  }
  sandbox.calls.length = 0;
  const { rows } = await readAll(orders, { ...large, limit: 20 });
  assert.equal(rows.length, 20);
  assert.equal(sandbox.calls.length, 1);
});

test('plain arrays and single objects are read in one call', async () => {
  const types = await readAll({ ...orders, path: '/context/companysettings/pricetype', answer: 'array' });
  assert.ok(types.rows.length > 0 && types.rows.every(({ name }) => typeof name === 'string'));
  const settings: Reading = { ...orders, path: '/context/companysettings', answer: 'object' };
  const whole = await readAll(settings);
  assert.equal(whole.rows.length, 1);
  const inside = await readAll({ ...settings, rowsField: 'priceTypes' });
  assert.deepEqual(idsOf(inside.rows), idsOf(types.rows));
  assert.equal(sandbox.calls.length, 3);
});

test('rows are counted in one call, where MoySklad tells their number', async () => {
  const { total, sample } = await moysklad.count(orders);
  assert.equal(total, 2500);
  assert.ok(sample.length > 0 && sample.every(({ agent }) => agent !== undefined));
  const { pages } = await readAll(orders);
  const [last = ''] = [pages.at(-1)?.cursor?.updated];
  const changed = (await moysklad.count(orders, last)).total ?? 0;
  assert.ok(changed >= 1 && changed < 2500);
  assert.deepEqual(await moysklad.count({ ...orders, answer: 'array' }), { total: null, sample: [] });
});

test('documents in the trash are told by their ids', async () => {
  const [one = '', two = ''] = world.ids('customerorder');
  world.trash('customerorder', one);
  const since = String(world.get('customerorder', one)?.deleted);
  world.trash('customerorder', two);
  assert.deepEqual((await moysklad.trashed('/entity/customerorder', since)).sort(), [one, two].sort());
});
