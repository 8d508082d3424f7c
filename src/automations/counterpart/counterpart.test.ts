import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type Counterpart, counterpartOf } from './counterpart.ts';
import type { Good, Known } from './known.ts';
import { type PairName, pairs } from './pairs.ts';
import { ruleSchema } from './rule.ts';
import { sourceDocumentSchema } from './source-document.ts';

const link = (type: string, id: string, path = type) => ({
  meta: { href: `https://b/entity/${path}/${id}`, type },
});
const at = (type: string, id: string) => ({
  meta: { href: `https://a/entity/${type}/${id}?expand=x`, type },
});
const ids = Object.fromEntries(
  ['organization', 'counterparty', 'store', 'targetStore', 'state', 'priceType'].map((name) => [
    name,
    randomUUID(),
  ]),
);

const good = (id: string, more: Partial<Good> = {}): Good => ({
  id,
  type: 'product',
  prices: new Map(),
  packs: [],
  serial: false,
  marked: false,
  components: [],
  ...more,
});
const known = (goods: Record<string, Good | number | null>, more: Partial<Known> = {}): Known => ({
  goods: new Map(
    Object.entries(goods).map(([id, found]) => [
      id,
      found === null ? null : typeof found === 'number' ? { several: found } : { good: found },
    ]),
  ),
  vatRates: new Set([0, 10, 20]),
  currency: { id: randomUUID(), main: true },
  ...more,
});
const rule = (pair: PairName, more: object = {}) =>
  ruleSchema.parse({
    pair,
    organization: ids.organization,
    counterparty: ids.counterparty,
    store: ids.store,
    targetStore: ids.targetStore,
    posted: true,
    ...more,
  });
const line = (id: string, more: object = {}) => ({
  quantity: 2,
  price: 10050,
  discount: 5,
  vat: 20,
  vatEnabled: true,
  assortment: at('product', id),
  ...more,
});
const document = (lines: object[], more: object = {}) =>
  sourceDocumentSchema.parse({
    meta: { href: 'https://a/entity/demand/1', uuidHref: 'https://online/app/#demand/edit?id=1' },
    id: '1',
    name: '00042',
    moment: '2026-12-01 09:30:00.000',
    sum: 19095,
    vatEnabled: true,
    vatIncluded: true,
    lines,
    ...more,
  });
const made = (
  lines: object[],
  goods: Record<string, Good | number | null>,
  { pair = 'demand-supply' as PairName, of = {}, has = {}, doc = {} } = {},
) => counterpartOf(document(lines, doc), rule(pair, of), known(goods, has), link);
const told = ({ troubles }: Counterpart) =>
  troubles.map(({ kind, line, stops }) => `${kind} ${line ?? '-'}${stops ? ' stops' : ''}`);

test('a demand becomes a supply: its goods, prices, VAT, and the mark of where it comes from', () => {
  const { type, fields, lines, stopped } = made([line('p1')], { p1: good('q1') });
  assert.equal(type, 'supply');
  assert.equal(stopped, false);
  assert.deepEqual(fields, {
    organization: link('organization', ids.organization ?? ''),
    agent: link('counterparty', ids.counterparty ?? ''),
    store: link('store', ids.store ?? ''),
    applicable: true,
    moment: '2026-12-01 09:30:00.000',
    incomingNumber: '00042',
    incomingDate: '2026-12-01 09:30:00.000',
    vatEnabled: true,
    vatIncluded: true,
  });
  assert.deepEqual(lines, [
    {
      from: 1,
      line: {
        assortment: link('product', 'q1'),
        quantity: 2,
        price: 10050,
        discount: 5,
        vat: 20,
        vatEnabled: true,
      },
    },
  ]);
});

test('two lines of one good stay two, a thousand lines a thousand, quantities and prices as they were', () => {
  const two = made([line('p1'), line('p1', { quantity: 0.125, price: 0 })], { p1: good('q1') });
  assert.deepEqual(
    two.lines.map(({ from, line }) => [from, line.quantity, line.price]),
    [
      [1, 2, 10050],
      [2, 0.125, 0],
    ],
  );
  assert.equal(
    made(
      Array.from({ length: 1200 }, () => line('p1')),
      { p1: good('q1') },
    ).lines.length,
    1200,
  );
});

test('a good that is not known, or fits several, is a question', () => {
  assert.deepEqual(told(made([line('p1'), line('p2')], { p1: null, p2: 3 })), [
    'good-missing 1 stops',
    'good-several 2 stops',
  ]);
  assert.deepEqual(told(made([line('p1')], { p1: null }, { of: { missing: 'skip' } })), [
    'good-missing 1',
    'nothing-left - stops',
  ]);
  const skipped = made([line('p1'), line('p2')], { p2: good('q2') }, { of: { missing: 'skip' } });
  assert.deepEqual([told(skipped), skipped.lines.length, skipped.stopped], [['good-missing 1'], 1, false]);
});

test('what the other company does not have stops it: a rate of VAT, a currency, a pack, serial numbers', () => {
  const eur = { rate: { currency: at('currency', 'eur'), value: 90 } };
  assert.deepEqual(told(made([line('p1', { vat: 22 })], { p1: good('q1') })), ['vat-unknown 1 stops']);
  assert.deepEqual(told(made([line('p1', { vat: 22, vatEnabled: false })], { p1: good('q1') })), []);
  assert.deepEqual(told(made([line('p1')], { p1: good('q1') }, { doc: eur, has: { currency: null } })), [
    'currency-unknown - stops',
  ]);
  const packed = line('p1', { pack: { id: 'a', quantity: 12 } });
  assert.deepEqual(told(made([packed], { p1: good('q1', { packs: [{ id: 'b', quantity: 6 }] }) })), [
    'pack-unknown 1 stops',
  ]);
  const same = made([packed], { p1: good('q1', { packs: [{ id: 'b', quantity: 12 }] }) });
  assert.deepEqual(same.lines[0]?.line.pack, { id: 'b' });
  assert.deepEqual(told(made([line('p1')], { p1: good('q1', { serial: true }) })), [
    'serials-missing 1 stops',
  ]);
});

test('another currency keeps the rate of the company that gets the document', () => {
  const { fields } = made(
    [line('p1')],
    { p1: good('q1') },
    {
      doc: { rate: { currency: at('currency', 'eur'), value: 90 } },
      has: { currency: { id: 'e', main: false } },
    },
  );
  assert.deepEqual(fields.rate, { currency: link('currency', 'e') });
});

test('prices by choice', () => {
  const priced = { p1: good('q1', { prices: new Map([[ids.priceType ?? '', 777]]) }) };
  const first = (prices: object, goods = priced as Record<string, Good>) => {
    const one = made([line('p1')], goods, { of: { prices } });
    return [one.lines[0]?.line.price, one.lines[0]?.line.discount, ...told(one)];
  };
  assert.deepEqual(first({ kind: 'percent', percent: -10 }), [9045, 5]);
  assert.deepEqual(first({ kind: 'none' }), [0, 0]);
  assert.deepEqual(first({ kind: 'priceType', id: ids.priceType }), [777, 0]);
  assert.deepEqual(first({ kind: 'priceType', id: ids.priceType }, { p1: good('q1') }), [
    0,
    0,
    'price-missing 1 stops',
  ]);
});

test('a bundle stands in its components where the target takes none, each with its share of the price', () => {
  const parts = [
    { good: good('c1'), quantity: 2, price: 300 },
    { good: good('c2'), quantity: 1, price: 400 },
  ];
  const bundle = { p1: good('q1', { type: 'bundle', components: parts }) };
  const split = made([line('p1', { price: 1000, quantity: 3 })], bundle);
  assert.deepEqual(
    split.lines.map(({ line }) => [line.assortment, line.quantity, line.price]),
    [
      [link('product', 'c1'), 6, 300],
      [link('product', 'c2'), 3, 400],
    ],
  );
  const sum = made([line('p1', { price: 999, quantity: 7 })], bundle).lines.reduce(
    (all, { line }) => all + line.quantity * line.price,
    0,
  );
  assert.ok(Math.abs(sum - 999 * 7) < 1, String(sum));
  const whole = made([line('p1')], bundle, { pair: 'supply-demand' });
  assert.deepEqual(
    whole.lines.map(({ line }) => line.assortment),
    [link('bundle', 'q1')],
  );
  assert.deepEqual(told(made([line('p1')], { p1: good('q1', { type: 'bundle' }) })), [
    'components-unknown 1 stops',
  ]);
});

test('serial numbers and marking codes go along where both sides can hold them', () => {
  const coded = line('p1', {
    things: ['S1', 'S2'],
    trackingCodes: [
      {
        id: 'x',
        cis: '010',
        type: 'consumerpack',
        trackingCodes: [{ id: 'y', cis: '011', type: 'trackingcode' }],
      },
    ],
  });
  const both = good('q1', { serial: true, marked: true });
  const kept = made([coded], { p1: both }).lines[0]?.line;
  assert.deepEqual(kept?.things, ['S1', 'S2']);
  assert.deepEqual(kept?.trackingCodes, [
    { cis: '010', type: 'consumerpack', trackingCodes: [{ cis: '011', type: 'trackingcode' }] },
  ]);
  const order = made([coded], { p1: both }, { pair: 'customerorder-purchaseorder' }).lines[0]?.line;
  assert.deepEqual([order?.things, order?.trackingCodes], [undefined, undefined]);
});

test('number and comment from a template, cut between characters', () => {
  const of = { number: 'М-{number}', comment: 'По отгрузке {number} от {date}: {link}', state: ids.state };
  const { fields } = made([line('p1')], { p1: good('q1') }, { of, doc: { name: '{link}' } });
  assert.equal(fields.name, 'М-{link}');
  assert.equal(fields.description, 'По отгрузке {link} от 01.12.2026: https://online/app/#demand/edit?id=1');
  assert.deepEqual(fields.state, link('state', ids.state ?? '', 'supply/metadata/states'));
  const long = made(
    [line('p1')],
    { p1: good('q1') },
    { of: { number: '{number}' }, doc: { name: `${'а'.repeat(254)}👩‍👩‍👧` } },
  );
  assert.equal(long.fields.name, 'а'.repeat(254));
});

test('a payment has its sum, a move its two stores', () => {
  const { fields, lines } = made([], {}, { pair: 'paymentout-paymentin', doc: { paymentPurpose: 'Счёт 5' } });
  assert.deepEqual(
    [fields.sum, fields.paymentPurpose, fields.incomingNumber, lines],
    [19095, 'Счёт 5', '00042', []],
  );
  const move = made([line('p1')], { p1: good('q1') }, { pair: 'move-move' });
  assert.deepEqual(
    [move.fields.sourceStore, move.fields.targetStore, move.fields.agent, move.fields.store],
    [link('store', ids.store ?? ''), link('store', ids.targetStore ?? ''), undefined, undefined],
  );
  assert.deepEqual(Object.keys(move.lines[0]?.line ?? {}), ['assortment', 'quantity', 'price']);
});

test('a rule names all that its pair needs', () => {
  const bare = { organization: ids.organization, posted: false };
  const lacks = (pair: PairName, more: object = {}) =>
    ruleSchema.safeParse({ pair, ...bare, ...more }).error?.issues.map(({ path }) => path.join('.'));
  assert.deepEqual(lacks('demand-supply'), ['counterparty', 'store']);
  assert.deepEqual(lacks('customerorder-purchaseorder'), ['counterparty']);
  assert.deepEqual(lacks('move-move'), ['store', 'targetStore']);
  assert.deepEqual(lacks('move-move', { store: ids.store, targetStore: ids.store }), ['targetStore']);
  assert.equal(Object.keys(pairs).length, 10);
});
