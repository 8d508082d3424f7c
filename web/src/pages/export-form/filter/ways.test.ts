import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FilterField } from '../../../api/exporters.ts';
import { wayOf, waysOf, withWay } from './ways.ts';

const moment: FilterField = {
  key: 'moment',
  title: { ru: 'Дата', en: 'Date' },
  type: 'period',
  required: false,
  bySource: true,
  hasOptions: false,
  words: null,
};

test('each way of asking a date is recognised again', () => {
  const row = { field: 'moment', op: 'filled' } as const;
  for (const way of waysOf(moment)) assert.equal(wayOf(withWay(row, way)), way);
});

test('any number of last days is one way, any days from and to another', () => {
  assert.equal(wayOf({ field: 'moment', op: 'period', period: { last: 7, unit: 'week' } }), 'last');
  assert.equal(wayOf({ field: 'moment', op: 'period', period: { from: '2026-01-01' } }), 'between');
});

test('choosing the way it is asked already changes nothing', () => {
  const row = { field: 'moment', op: 'period', period: { last: 7, unit: 'week' } } as const;
  assert.equal(withWay(row, 'last'), row);
});

test('of a report’s period it is not asked whether it is filled', () => {
  assert.equal(waysOf(moment).includes('empty'), true);
  assert.equal(waysOf({ ...moment, required: true }).includes('empty'), false);
});
