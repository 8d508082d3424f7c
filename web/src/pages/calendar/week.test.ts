import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, mondayOf, weekInSearch } from './week.ts';

test('a week begins on Monday, also over the end of a month and of a year', () => {
  assert.equal(mondayOf('2026-11-30'), '2026-11-30');
  assert.equal(mondayOf('2026-12-06'), '2026-11-30');
  assert.equal(mondayOf('2027-01-01'), '2026-12-28');
  assert.equal(addDays('2027-02-28', 1), '2027-03-01');
});

test('an address names a week by any of its days; what is no day names none', () => {
  assert.deepEqual(weekInSearch({ week: '2026-12-02' }), { week: '2026-11-30' });
  for (const week of ['2026-02-30', '2026-13-01', '1999-01-01', 'soon', 5, undefined])
    assert.deepEqual(weekInSearch({ week }), {}, String(week));
});
