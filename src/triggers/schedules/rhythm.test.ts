import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { apartOf } from './pace.ts';
import { faultOf, laterOf, nextRun } from './rhythm.ts';

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
  const late = at('30 2 * * *', 'Europe/Berlin', '2026-10-25T01:10:00Z');
  assert.equal(late, '2026-10-26T01:30:00.000Z', 'asked in the hour that is repeated');
});

test('runs that are too close are found on whatever days', () => {
  for (const cron of ['0,3 9 * * 1', '0,3 9 1 * *', '0,57 0,23 1,2 * *'])
    assert.equal(faultOf(cron, moscow), 'too-often', cron);
  assert.equal(faultOf('58 23 * * 1,2', moscow), undefined);
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
    '0 9 * * L',
    '0 9 L-1 * *',
    '0 9 * * 1;',
    Array(13).fill('0 9 * * *').join(';'),
    '0 0 30 2 *',
  ])
    assert.equal(faultOf(cron, moscow), 'unclear', cron);
  assert.equal(faultOf('0 9 * * *', 'Moscow'), 'time-zone');
});

test('several times a day, each at a minute of its own; the last day of a month', () => {
  const often = '0 9 * * 1-5; 30 13 * * 1-5; 15 18 * * 1-5';
  assert.equal(faultOf(often, moscow), undefined);
  const friday = ['2026-11-27T06:00:00.000Z', '2026-11-27T10:30:00.000Z', '2026-11-27T15:15:00.000Z'];
  let last = '2026-11-27T00:00:00Z';
  for (const expected of [...friday, '2026-11-30T06:00:00.000Z']) {
    last = at(often, moscow, last);
    assert.equal(last, expected);
  }
  assert.equal(faultOf('0 21 L * *', moscow), undefined);
  assert.equal(at('0 21 L * *', moscow, '2028-02-01T00:00:00Z'), '2028-02-29T18:00:00.000Z');
  assert.equal(at('0 21 L * *', moscow, '2026-11-30T18:00:00Z'), '2026-12-31T18:00:00.000Z');
});

test('parts of a rhythm that come too close on any day they may share are refused; the same time twice is one', () => {
  assert.equal(faultOf('0 9 * * *;3 9 * * *', moscow), 'too-often');
  assert.equal(faultOf('0 9 * * 1;3 9 13 * *', moscow), 'too-often', 'on a Monday that is a 13th');
  assert.equal(faultOf('58 23 * * *;1 0 * * *', moscow), 'too-often', 'over midnight');
  assert.equal(faultOf('0 9 * * *;*/4 * * * *', moscow), 'too-often');
  assert.equal(faultOf('0 9 * * 1;0 9 L * *', moscow), undefined);
  assert.equal(faultOf('0 9 * * *;0 0 30 2 *', moscow), 'unclear');
});

test('a schedule that is spread begins later than its time by seconds of its own, less than five minutes', () => {
  const ids = Array.from({ length: 3000 }, () => randomUUID());
  const later = ids.map((id) => laterOf({ id, spread: true }));
  assert.ok(later.every((ms) => ms >= 0 && ms < 300_000 && ms % 1000 === 0));
  const minutes = [0, 1, 2, 3, 4].map((minute) => later.filter((ms) => Math.floor(ms / 60_000) === minute));
  for (const each of minutes)
    assert.ok(each.length > 450 && each.length < 750, 'about as many in each minute');
  assert.equal(laterOf({ id: ids[0]!, spread: true }), later[0], 'always the same');
  assert.equal(laterOf({ id: ids[0]!, spread: false }), 0);
  const rhythm = { cron: '0 9 * * *', timeZone: moscow, laterMs: 200_000 };
  const next = nextRun(rhythm, new Date('2026-11-29T05:00:00Z'));
  assert.equal(next.toISOString(), '2026-11-29T06:03:20.000Z');
  assert.equal(nextRun(rhythm, next).toISOString(), '2026-11-30T06:03:20.000Z', 'once a day');
});

test('a plan has runs lie apart that come closer; what is as slow as it wants runs as it says', () => {
  const apart = (cron: string, least: number | null) => apartOf({ cron, timeZone: moscow }, least);
  assert.equal(apart('*/15 * * * *', 15), undefined, 'the interval itself');
  assert.equal(apart('*/15 * * * *', 16), 16, 'one minute more');
  assert.equal(apart('*/15 * * * *', null), undefined, 'no plan says so');
  assert.equal(apart('0 9 * * *;30 9 * * 1', 60), 60);
  assert.equal(apart('0 0,23 * * *', 61), 61, 'over midnight');
  const rhythm = { cron: '0 9 * * *;30 9 * * 1', timeZone: moscow, apartMinutes: 60 };
  const after = (moment: string, ran?: string) =>
    nextRun(rhythm, new Date(moment), ran ? new Date(ran) : undefined).toISOString();
  // 30 November 2026 is a Monday.
  assert.equal(after('2026-11-30T06:00:05Z', '2026-11-30T06:00:00Z'), '2026-12-01T06:00:00.000Z');
  assert.equal(after('2026-11-30T06:00:05Z'), '2026-11-30T06:30:00.000Z', 'no run came before');
  assert.equal(after('2026-11-30T06:10:00Z', '2026-11-30T05:30:00Z'), '2026-11-30T06:30:00.000Z');
});
