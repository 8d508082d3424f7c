import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cronOf, draftOf, FIRST, INTERVALS } from './rhythm.ts';

test('what is chosen is shown as it was chosen', () => {
  for (const cron of [...INTERVALS, '0 9 * * *', '5 18 * * 1,3,5', '0 0 * * 0', '0 9 1 * *', '7 7,19 * * *'])
    assert.equal(cronOf(draftOf(cron)), cron);
  assert.equal(draftOf('0 */2 * * *').choice, '0 */2 * * *');
  const { choice, time, days } = draftOf('5 8 * * 0,1');
  assert.deepEqual([choice, time, days], ['days', '08:05', ['1', '0']]);
  assert.deepEqual(draftOf('0 9 * * 1-5').days, ['1', '2', '3', '4', '5']);
  assert.deepEqual(draftOf('0 9 * * 0,3-4').days, ['3', '4', '0']);
  assert.deepEqual([draftOf('0 9 1 * *').choice, draftOf('0 9 1 * *').own], ['own', '0 9 1 * *']);
});

test('all days of the week are every day; without a day or a time there is no rhythm', () => {
  assert.equal(cronOf(FIRST), '0 9 * * *');
  assert.equal(cronOf({ ...FIRST, days: ['0', '6'] }), '0 9 * * 0,6');
  assert.equal(cronOf({ ...FIRST, days: [] }), null);
  assert.equal(cronOf({ ...FIRST, time: '' }), null);
  assert.equal(cronOf({ ...FIRST, choice: 'own', own: ' ' }), null);
});
