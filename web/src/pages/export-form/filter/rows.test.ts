import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition } from '../../../api/exportConfigs.ts';
import type { FilterField } from '../../../api/exporters.ts';
import { fromConditions, mistakeIn, newRow, opsOf, toConditions, withOp, withRequired } from './rows.ts';

const field = (key: string, type: FilterField['type'], required = false): FilterField => ({
  key,
  title: { ru: key, en: key },
  type,
  required,
  bySource: true,
  hasOptions: type === 'reference',
  words: null,
});
const moment = field('moment', 'period', true);
const state = {
  type: 'state',
  id: '0f2b6a3c-3f0e-4a3e-9a39-000000000001',
  name: 'Новый',
  href: 'https://example.com/1',
};

test('every condition comes back as it was', () => {
  const conditions: Condition[] = [
    { field: 'moment', op: 'period', value: { previous: 'month' } },
    { field: 'state', op: 'anyOf', value: [state] },
    { field: 'name', op: 'contains', value: 'А-1' },
    { field: 'sum', op: 'atLeast', value: 100 },
    { field: 'sum', op: 'atMost', value: 200 },
    { field: 'applicable', op: 'is', value: false },
    { field: 'project', op: 'empty' },
  ];
  const rows = fromConditions(conditions);
  assert.equal(rows.length, 6, 'from and to of a sum are one row');
  assert.deepEqual(toConditions(rows), conditions);
});

test('a row that is not complete yet asks nothing', () => {
  assert.deepEqual(
    toConditions([
      { field: 'sum', op: 'range', from: null, to: null },
      { field: 'state', op: 'anyOf', chosen: [] },
      { field: 'name', op: 'contains', text: ' ' },
      { field: 'moment', op: 'period', period: {} },
      { field: 'moment', op: 'period', period: { from: '' } },
    ]),
    [],
  );
  assert.deepEqual(toConditions([{ field: 'sum', op: 'range', from: 0, to: null }]), [
    { field: 'sum', op: 'atLeast', value: 0 },
  ]);
});

test('what is required stands there from the start and is always asked for', () => {
  const rows = withRequired([{ field: 'state', op: 'filled' }], [field('state', 'reference'), moment]);
  assert.deepEqual(rows[0], { field: 'moment', op: 'period', period: { last: 30, unit: 'day' } });
  assert.equal(withRequired(rows, [moment]), rows);
  assert.deepEqual(opsOf(moment), ['period']);
});

test('another way of asking keeps what still fits', () => {
  const chosen = withOp({ field: 'state', op: 'anyOf', chosen: [state] }, 'noneOf');
  assert.deepEqual(chosen, { field: 'state', op: 'noneOf', chosen: [state] });
  assert.deepEqual(withOp({ field: 'name', op: 'contains', text: 'А' }, 'endsWith'), {
    field: 'name',
    op: 'endsWith',
    text: 'А',
  });
  assert.deepEqual(withOp(chosen, 'empty'), { field: 'state', op: 'empty' });
  assert.deepEqual(newRow(field('sum', 'money')), { field: 'sum', op: 'range', from: null, to: null });
});

test('a beginning after the end is a mistake', () => {
  assert.equal(mistakeIn({ field: 'sum', op: 'range', from: 2, to: 1 }), 'order');
  assert.equal(mistakeIn({ field: 'sum', op: 'range', from: 2, to: null }), null);
  const period = { from: '2026-02-01', to: '2026-01-01' };
  assert.equal(mistakeIn({ field: 'moment', op: 'period', period }), 'order');
  assert.equal(mistakeIn({ field: 'moment', op: 'period', period: { current: 'month' } }), null);
});
