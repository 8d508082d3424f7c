import assert from 'node:assert/strict';
import test from 'node:test';
import * as column from '../catalogue/columns/columns.ts';
import { defineDocument } from '../catalogue/exporter.ts';
import type { Link, Names } from '../protocol/index.ts';
import { makeRows, openTransform, type Transform } from './transform.ts';

const idOf = (i: number) => `00000000-0000-0000-0000-${String(i).padStart(12, '0')}`;
const link = (type: string, i: number) => ({
  meta: { href: `https://x/entity/${type}/${idOf(i)}`, type },
});

const exporter = defineDocument({
  key: 'customerorder',
  section: 'sales',
  title: { ru: 'Заказы', en: 'Orders' },
  description: { ru: '', en: '' },
  columns: [
    column.reference('agent', 'Контрагент', 'Counterparty'),
    column.computed('place', 'text', 'Место', 'Place', (row, lookup) => {
      const project = column.linkIn(row.project);
      const store = column.linkIn(row.store);
      return project && lookup.name(project) === 'Опт' && store ? lookup.name(store) : null;
    }),
  ],
});

/** Names that are learnt when asked for, except those of hidden objects. */
function namesOf(known: Record<string, string>): Names & { asked: string[][] } {
  const learnt = new Map<string, string | null>();
  const asked: string[][] = [];
  return {
    asked,
    hidden: new Set(),
    of: ({ type, id, name }) => name ?? learnt.get(`${type} ${Number(id.slice(-12))}`),
    async learn(links: Iterable<Link>) {
      const keys = [...new Set([...links].map(({ type, id }) => `${type} ${Number(id.slice(-12))}`))];
      asked.push(keys);
      for (const key of keys) learnt.set(key, known[key] ?? null);
    },
  };
}

const transformOf = (names: Names): Transform =>
  openTransform({ exporter, columns: exporter.columns, states: new Map(), names, keeps: null });

test('only objects with unknown names wait for them, and the order of all stays', async () => {
  const names = namesOf({ 'counterparty 1': 'Ромашка', 'counterparty 2': 'Василёк' });
  const orders = [1, 2, 1, 3].map((agent, i) => ({ id: idOf(i), agent: link('counterparty', agent) }));
  const first = await makeRows(orders.slice(0, 1), transformOf(names), 4);
  assert.equal(first[0]?.rows[0]?.cells[0], 'Ромашка');
  const taken: string[] = [];
  const read = function* () {
    for (const order of orders) {
      taken.push(order.id);
      yield order;
    }
  };
  const made = await makeRows(read(), transformOf(names), 4);
  assert.deepEqual(
    made.map(({ rows }) => rows[0]?.cells[0]),
    ['Ромашка', 'Василёк', 'Ромашка', null],
  );
  assert.deepEqual(
    taken,
    orders.map(({ id }) => id),
    'each is taken once',
  );
  assert.deepEqual(names.asked, [['counterparty 1'], ['counterparty 2', 'counterparty 3']]);
});

test('a cell may ask for another name once it knows the first', async () => {
  const names = namesOf({ 'project 1': 'Опт', 'store 2': 'Главный' });
  const order = { id: idOf(1), project: link('project', 1), store: link('store', 2) };
  const [made] = await makeRows([order], transformOf(names), 1);
  assert.deepEqual(made?.rows[0]?.cells, [null, 'Главный', idOf(1)]);
  assert.deepEqual(names.asked, [['project 1'], ['store 2']]);
});

test('a filter that reads names decides when it knows them', async () => {
  const names = namesOf({ 'counterparty 1': 'Ромашка', 'counterparty 2': 'Василёк' });
  const orders = [1, 2].map((i) => ({ id: idOf(i), agent: link('counterparty', i) }));
  const [agent] = exporter.columns;
  const keeps: Transform['keeps'] = (row, lookup) => agent?.read(row, lookup) === 'Василёк';
  const made = await makeRows(orders, { ...transformOf(names), keeps }, 2);
  assert.deepEqual(
    made.map(({ id, rows }) => [id, rows.map(({ key }) => key)]),
    [
      [idOf(1), []],
      [idOf(2), [idOf(2)]],
    ],
  );
});
