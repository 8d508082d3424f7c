import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fittingFormats, withFallback, withFormat, withTitle } from './formats.ts';

test('every type of column is shown its own way first', () => {
  for (const type of ['text', 'number', 'money', 'percent', 'date', 'dateTime', 'boolean', 'link'] as const)
    assert.equal(fittingFormats(type)[0], type);
});

test('a format keeps only what its type knows', () => {
  const sum = { key: 'sum', title: 'Итого' };
  assert.deepEqual(withFormat(sum, { type: 'money', decimals: 0, currency: '$' }).format, {
    type: 'money',
    decimals: 0,
    currency: '$',
  });
  assert.deepEqual(withFormat(sum, { type: 'text', decimals: 0, currency: '$' }).format, { type: 'text' });
  assert.deepEqual(withFormat({ ...sum, format: { type: 'text' } }, null), sum);
});

test('MoySklad’s own title is not a title of one’s own', () => {
  assert.deepEqual(withTitle({ key: 'sum', title: 'Итого' }, ' Сумма ', 'Сумма'), { key: 'sum' });
  assert.deepEqual(withTitle({ key: 'sum' }, 'Итого', 'Сумма'), { key: 'sum', title: 'Итого' });
  assert.deepEqual(withTitle({ key: 'sum', title: 'Итого' }, '', 'Сумма'), { key: 'sum' });
});

test('in a column of numbers an empty cell becomes a number', () => {
  assert.deepEqual(withFallback({ key: 'sum' }, '0,5', true), { key: 'sum', whenEmpty: 0.5 });
  assert.deepEqual(withFallback({ key: 'sum' }, 'нет', true), { key: 'sum', whenEmpty: 'нет' });
  assert.deepEqual(withFallback({ key: 'store' }, '0', false), { key: 'store', whenEmpty: '0' });
  assert.deepEqual(withFallback({ key: 'sum', whenEmpty: 0 }, ' ', true), { key: 'sum' });
});
