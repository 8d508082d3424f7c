import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filtersInSearch, toQuery } from './filters.ts';

const id = '3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90';

test('an address names filters, and nothing else of it counts', () => {
  const filters = {
    export: id,
    outcome: 'failed',
    trigger: 'schedule',
    from: '2026-01-31',
    to: '2026-02-01',
  };
  assert.deepEqual(filtersInSearch(filters), filters);
  assert.deepEqual(
    filtersInSearch({
      export: '7',
      outcome: 'good',
      trigger: 1,
      from: '2026-02-30',
      to: '0001-01-01',
      x: '1',
    }),
    {},
  );
});

test('days are whole in the reader’s zone', () => {
  const { from = '', to = '' } = toQuery({ from: '2026-01-31', to: '2026-01-31' });
  assert.equal(new Date(from).getHours(), 0);
  assert.equal(Date.parse(to) - Date.parse(from), 24 * 3_600_000);
  assert.deepEqual(toQuery({ export: id, outcome: 'differs' }), { configId: id, outcome: 'differs' });
});
