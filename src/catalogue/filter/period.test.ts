import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Period } from './conditions.ts';
import { type Days, daysOf } from './period.ts';

/** 21:30 UTC on Wednesday the 11th is already Thursday the 12th in Moscow. */
const now = new Date('2026-03-11T21:30:00Z');

const cases: [Period, Days][] = [
  [
    { last: 1, unit: 'day' },
    { from: '2026-03-12', before: '2026-03-13' },
  ],
  [
    { last: 30, unit: 'day' },
    { from: '2026-02-11', before: '2026-03-13' },
  ],
  [
    { last: 2, unit: 'week' },
    { from: '2026-02-27', before: '2026-03-13' },
  ],
  [
    { last: 1, unit: 'month' },
    { from: '2026-02-13', before: '2026-03-13' },
  ],
  [{ to: '0050-12-31' }, { from: null, before: '0051-01-01' }],
  [
    { from: '9998-12-30', to: '9998-12-31' },
    { from: '9998-12-30', before: '9999-01-01' },
  ],
  [{ current: 'day' }, { from: '2026-03-12', before: '2026-03-13' }],
  [{ current: 'week' }, { from: '2026-03-09', before: '2026-03-16' }],
  [{ current: 'month' }, { from: '2026-03-01', before: '2026-04-01' }],
  [{ current: 'quarter' }, { from: '2026-01-01', before: '2026-04-01' }],
  [{ current: 'year' }, { from: '2026-01-01', before: '2027-01-01' }],
  [{ previous: 'day' }, { from: '2026-03-11', before: '2026-03-12' }],
  [{ previous: 'week' }, { from: '2026-03-02', before: '2026-03-09' }],
  [{ previous: 'month' }, { from: '2026-02-01', before: '2026-03-01' }],
  [{ previous: 'quarter' }, { from: '2025-10-01', before: '2026-01-01' }],
  [{ previous: 'year' }, { from: '2025-01-01', before: '2026-01-01' }],
  [
    { from: '2026-01-05', to: '2026-01-31' },
    { from: '2026-01-05', before: '2026-02-01' },
  ],
  [{ to: '2026-12-31' }, { from: null, before: '2027-01-01' }],
  [{ from: '2024-02-29' }, { from: '2024-02-29', before: null }],
];

for (const [period, days] of cases) {
  test(`days of ${JSON.stringify(period)}`, () => assert.deepEqual(daysOf(period, now), days));
}

test('a month back from the 31st ends in a shorter month', () => {
  const days = daysOf({ last: 1, unit: 'month' }, new Date('2026-03-31T09:00:00Z'));
  assert.deepEqual(days, { from: '2026-03-01', before: '2026-04-01' });
});
