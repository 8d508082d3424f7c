import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noFilters, toQuery } from './filters.ts';

test('empty fields narrow nothing, and spaces are no words', () => {
  assert.deepEqual(toQuery(noFilters), {});
  assert.deepEqual(toQuery({ ...noFilters, actor: '  ', target: ' Заказы ' }), { target: 'Заказы' });
});

test('both days are included, in the reader’s zone', () => {
  const { from, to } = toQuery({ ...noFilters, from: '2026-01-31', to: '2026-01-31' });
  assert.equal(from, new Date(2026, 0, 31).toISOString());
  assert.equal(to, new Date(2026, 1, 1).toISOString());
});
