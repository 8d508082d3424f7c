import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cronOf, draftOf, FIRST, INTERVALS } from './rhythm.ts';

test('what is chosen is shown as it was chosen', () => {
  for (const cron of [
    ...INTERVALS,
    '0 9 * * *',
    '5 18 * * 1,3,5',
    '0 0 * * 0',
    '0 9 1 * *',
    '7 7,19 * * *',
    '0 9,18 * * 1,2,3,4,5; 30 13 * * 1,2,3,4,5',
    '0 21 L * *',
    '0 9 31 * *',
    '0 9 1 1 *',
    '0 9 1 * 1',
    '0 9 * * 1; 0 10 * * 2',
    '0 9 * * 1; */30 * * * *',
  ])
    assert.equal(cronOf(draftOf(cron)), cron);
  assert.equal(draftOf('0 */2 * * *').choice, '0 */2 * * *');
  const { choice, times, days } = draftOf('5 8 * * 0,1');
  assert.deepEqual([choice, times, days], ['days', ['08:05'], ['1', '0']]);
  assert.deepEqual(draftOf('0 9 * * 1-5').days, ['1', '2', '3', '4', '5']);
  const hourly = '0 8,9,10,11,12,13,14,15,16,17,18,19,20 * * *';
  assert.deepEqual(
    [draftOf(hourly).choice, draftOf(hourly).own],
    ['own', hourly],
    'more times than the form has',
  );
  assert.deepEqual(draftOf('0 9 * * 0,3-4').days, ['3', '4', '0']);
  assert.deepEqual(draftOf('30 13 * * *;0 9,18 * * *').times, ['09:00', '13:30', '18:00']);
  const month = draftOf('0 21 L * *');
  assert.deepEqual([month.choice, month.monthDay, month.times], ['month', 'L', ['21:00']]);
  for (const cron of ['0 9 31 * *', '0 9 1 * 1', '0 9 * * 1; 0 10 * * 2', '0 9 1 1 *'])
    assert.deepEqual([draftOf(cron).choice, draftOf(cron).own], ['own', cron]);
});

test('all days of the week are every day; without a day or with half a time there is no rhythm', () => {
  assert.equal(cronOf(FIRST), '0 9 * * *');
  assert.equal(cronOf({ ...FIRST, days: ['0', '6'] }), '0 9 * * 0,6');
  assert.equal(cronOf({ ...FIRST, days: [] }), null);
  assert.equal(cronOf({ ...FIRST, times: ['09:00', ''] }), null);
  assert.equal(cronOf({ ...FIRST, times: [] }), null);
  assert.equal(cronOf({ ...FIRST, choice: 'own', own: ' ' }), null);
});

test('times in whatever order, the same one twice', () => {
  const times = ['18:00', '09:00', '13:30', '09:00'];
  assert.equal(cronOf({ ...FIRST, times }), '0 9,18 * * *; 30 13 * * *');
  assert.equal(cronOf({ ...FIRST, choice: 'month', times, days: [] }), '0 9,18 L * *; 30 13 L * *');
});
