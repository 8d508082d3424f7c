import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf, nextRun } from './rhythm.ts';

const moscow = 'Europe/Moscow';
const at = (cron: string, timeZone: string, after: string) =>
  nextRun({ cron, timeZone }, new Date(after)).toISOString();

test('the next run is later than the moment asked, in the clock of its time zone', () => {
  assert.equal(at('0 9 * * *', moscow, '2026-11-29T05:59:59Z'), '2026-11-29T06:00:00.000Z');
  assert.equal(at('0 9 * * *', moscow, '2026-11-29T06:00:00Z'), '2026-11-30T06:00:00.000Z');
  assert.equal(at('0 9 * * 1-5', moscow, '2026-11-28T06:00:00Z'), '2026-11-30T06:00:00.000Z');
  assert.equal(at('*/15 * * * *', 'Asia/Kathmandu', '2026-11-29T06:01:00Z'), '2026-11-29T06:15:00.000Z');
});

test('where clocks are changed a day has each run once', () => {
  // Berlin, 29 March 2026: 02:30 does not exist. 25 October: 02:30 comes twice.
  const spring = at('30 2 * * *', 'Europe/Berlin', '2026-03-28T02:00:00Z');
  assert.equal(spring, '2026-03-29T01:30:00.000Z');
  assert.equal(at('30 2 * * *', 'Europe/Berlin', spring), '2026-03-30T00:30:00.000Z');
  const autumn = at('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z');
  assert.equal(autumn, '2026-10-25T00:30:00.000Z');
  assert.equal(at('30 2 * * *', 'Europe/Berlin', autumn), '2026-10-26T01:30:00.000Z');
});

test('runs that are too close are found at any time of the day, and where days with runs lie apart', (t) => {
  t.mock.timers.enable({ apis: ['Date'] });
  // Mondays and the first of each month at 09:00 and 09:03, looked at between the two.
  for (const now of [
    '2026-11-30T05:00:00Z',
    '2026-11-30T06:01:00Z',
    '2026-11-30T07:00:00Z',
    '2026-12-01T06:01:00Z',
  ]) {
    t.mock.timers.setTime(Date.parse(now));
    for (const cron of ['0,3 9 * * 1', '0,3 9 1 * *', '58 23 * * 1,2', '0,57 0,23 1,2 * *'])
      assert.equal(
        faultOf(cron, moscow),
        cron.startsWith('58') ? undefined : 'too-often',
        `${cron} at ${now}`,
      );
  }
});

test('what cannot be kept is told apart', () => {
  assert.equal(faultOf('*/5 * * * *', moscow), undefined);
  assert.equal(faultOf('0 0 29 2 *', moscow), undefined);
  assert.equal(faultOf('*/4 * * * *', moscow), 'too-often');
  assert.equal(faultOf('58,1 * * * *', moscow), 'too-often');
  assert.equal(faultOf('0,57 0,23 * * *', moscow), 'too-often', 'over midnight');
  for (const cron of [
    '',
    '@daily',
    '0 9 * *',
    '0 0 9 * * *',
    '0 9 * * MON',
    'H 9 * * *',
    '60 9 * * *',
    '0 9 L * *',
    '0 0 30 2 *',
  ])
    assert.equal(faultOf(cron, moscow), 'unclear', cron);
  assert.equal(faultOf('0 9 * * *', 'Moscow'), 'time-zone');
});
