import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../../platform/problems.ts';
import * as column from '../columns/columns.ts';
import { linkIn } from '../columns/links.ts';
import { defineDictionary, defineDocument, defineReport } from '../exporter.ts';
import type { Condition } from './conditions.ts';
import { translateFilter } from './filter.ts';
import * as field from './filter-fields.ts';

const about = { title: { ru: 'Заказы', en: 'Orders' }, description: { ru: 'Заказы', en: 'Orders' } };
const order = defineDocument({
  ...about,
  key: 'order',
  section: 'sales',
  columns: [
    column.text('name', '№', 'No.'),
    column.money('payedSum', 'Оплачено', 'Paid'),
    column.moment('moment', 'Время', 'Time'),
  ],
  filters: [
    field.period('moment', 'Дата', 'Date'),
    field.reference('store', 'Склад', 'Store', 'store'),
    field.money('sum', 'Сумма', 'Sum'),
    field.text('description', 'Комментарий', 'Comment'),
    field.yesNo('applicable', 'Проведено', 'Posted'),
    field.money('payedSum', 'Оплачено', 'Paid', { by: { as: 'row', name: 'payedSum' } }),
    field.period('paid', 'Оплачен', 'Paid on', { by: { as: 'row', name: 'moment' } }),
  ],
});
const profit = defineReport({
  ...about,
  key: 'profit',
  section: 'indicators',
  path: '/report/profit/byproduct',
  keyOf: (row) => String(row.id),
  columns: [],
  filters: [
    field.period('period', 'Период', 'Period', {
      by: { as: 'parameters', from: 'momentFrom', to: 'momentTo' },
      required: true,
    }),
  ],
});
const shop = defineDictionary({
  ...about,
  key: 'shop',
  section: 'settings',
  columns: [],
  filters: [field.yesNo('archived', 'Архивный', 'Archived')],
});

const now = new Date('2026-03-11T09:00:00Z');
const translate = (exporter: typeof order, conditions: Condition[], expression: string | null = null) =>
  translateFilter({
    exporter,
    fields: exporter.filters,
    columns: exporter.columns,
    conditions,
    expression,
    now,
  });

test('each operator in the source’s grammar', () => {
  const store = {
    type: 'store',
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Основной',
    href: 'https://x/entity/store/1',
  };
  const { conditions, keeps } = translate(order, [
    { field: 'moment', op: 'period', value: { previous: 'month' } },
    { field: 'store', op: 'anyOf', value: [store, { ...store, href: 'https://x/entity/store/2' }] },
    { field: 'sum', op: 'atLeast', value: 100.35 },
    { field: 'sum', op: 'atMost', value: 5000 },
    { field: 'description', op: 'contains', value: 'утро; день' },
    { field: 'applicable', op: 'is', value: true },
  ]);
  assert.deepEqual(conditions, [
    'moment>=2026-02-01 00:00:00',
    'moment<2026-03-01 00:00:00',
    'store=https://x/entity/store/1',
    'store=https://x/entity/store/2',
    'sum>=10035',
    'sum<=500000',
    'description~утро\\; день',
    'applicable=true',
  ]);
  assert.equal(keeps, null);
});

test('empty and filled, beginnings and ends, several texts not wanted', () => {
  const { conditions } = translate(order, [
    { field: 'store', op: 'empty' },
    { field: 'description', op: 'filled' },
    { field: 'description', op: 'startsWith', value: 'а' },
    { field: 'description', op: 'endsWith', value: 'я' },
    { field: 'description', op: 'noneOf', value: ['x', 'y'] },
  ]);
  assert.deepEqual(conditions, [
    'store=',
    'description!=',
    'description~=а',
    'description=~я',
    'description!=x',
    'description!=y',
  ]);
});

test('what the source cannot filter is chosen by the column’s own cell', () => {
  const filter = translate(order, [
    { field: 'payedSum', op: 'atMost', value: 10 },
    { field: 'paid', op: 'period', value: { from: '2026-03-01', to: '2026-03-10' } },
  ]);
  assert.deepEqual(filter.conditions, []);
  assert.deepEqual(
    filter.afterReading.map(({ key }) => key),
    ['payedSum', 'paid'],
  );
  const lookup = { link: linkIn, name: () => null, states: new Map() };
  const keeps = (payedSum: number | undefined, moment: string) =>
    filter.keeps?.({ payedSum, moment }, lookup);
  assert.equal(keeps(1000, '2026-03-10 23:59:00'), true);
  assert.equal(keeps(undefined, '2026-03-01 00:00:00'), true);
  assert.equal(keeps(1001, '2026-03-10 23:59:00'), false);
  assert.equal(keeps(0, '2026-03-11 00:00:00'), false);
});

test('long numbers and days that no sheet has, both texts, are chosen by what they are', () => {
  const lookup = { link: linkIn, name: () => null, states: new Map() };
  const keeps = (row: object, ...conditions: Condition[]) =>
    translate(order, conditions).keeps?.(row as Record<string, unknown>, lookup);
  const long = { payedSum: '9007199254740993', moment: '2026-03-10' };
  assert.equal(keeps(long, { field: 'payedSum', op: 'atLeast', value: 10 }), true);
  assert.equal(keeps(long, { field: 'payedSum', op: 'atMost', value: 10 }), false);
  const until = (to: string): Condition => ({ field: 'paid', op: 'period', value: { to } });
  const since = (from: string): Condition => ({ field: 'paid', op: 'period', value: { from } });
  const old = { moment: '0026-03-15 10:00:00.000' };
  assert.equal(keeps(old, until('2026-03-10')), true);
  assert.equal(keeps(old, since('2026-03-10')), false);
  assert.equal(keeps(old, since('0026-03-15')), true);
  assert.equal(keeps(old, until('0026-03-14')), false);
  assert.equal(keeps(long, since('0050-01-01')), true);
  assert.equal(keeps(long, until('0050-01-01')), false);
  assert.equal(keeps({ moment: 'не дата' }, since('0050-01-01')), false);
});

test('a report’s period becomes parameters, from a condition or from an expression', () => {
  const rolled = translate(profit, [{ field: 'period', op: 'period', value: { current: 'month' } }]);
  assert.deepEqual(rolled.params, { momentFrom: '2026-03-01 00:00:00', momentTo: '2026-03-31 23:59:59' });
  const written = translate(
    profit,
    [],
    'momentFrom=2026-01-01 00:00:00;momentTo=2026-01-31 23:59:00;product=https://x',
  );
  assert.deepEqual(written.params, { momentFrom: '2026-01-01 00:00:00', momentTo: '2026-01-31 23:59:00' });
  assert.deepEqual(written.conditions, ['product=https://x']);
});

test('an exporter’s own conditions give way to the user’s on the same field', () => {
  assert.deepEqual(translate(shop, []).conditions, ['archived=true', 'archived=false']);
  assert.deepEqual(translate(shop, [{ field: 'archived', op: 'is', value: false }]).conditions, [
    'archived=false',
  ]);
  assert.deepEqual(translate(shop, [], 'archived=true').conditions, ['archived=true']);
});

const refused: [string, Condition[], string | null, string, string][] = [
  [
    'an unknown field',
    [{ field: 'colour', op: 'empty' }],
    null,
    'unknown-filter-field',
    'conditions.0.field',
  ],
  [
    'an operator of another type',
    [{ field: 'sum', op: 'contains', value: '1' }],
    null,
    'bad-filter-operator',
    'conditions.0.op',
  ],
  ['the time of change', [], 'name=1;updated>2026-01-01', 'bad-filter', 'filter'],
];
for (const [what, conditions, expression, code, at] of refused) {
  test(`${what} is refused and named`, () => {
    assert.throws(
      () => translate(order, conditions, expression),
      (error) => error instanceof Problem && error.kind.code === code && error.field === at,
    );
  });
}

test('a report without its period says which condition is missing', () => {
  assert.throws(
    () => translate(profit, []),
    (error) =>
      error instanceof Problem && error.kind.code === 'filter-missing' && error.params.ru === 'Период',
  );
});
