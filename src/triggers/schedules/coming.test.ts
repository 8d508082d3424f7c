import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comingRuns, type Going, weekFrom } from './coming.ts';

const timeZone = 'Europe/Moscow';
const week = weekFrom('2026-11-30', timeZone, new Date());

const going = (schedule: Partial<Going>): Going => ({
  ...{ id: '00000000-0000-4000-8000-000000000000', configId: 'c', configName: 'Заказы', verify: false },
  ...{ cron: '0 9 * * 1-5', timeZone, spread: false, nextAt: new Date('2026-11-30T06:00:00Z') },
  ...{ apartMinutes: undefined, ...schedule },
});

async function timesOf(schedule: Partial<Going>, when = week) {
  const { items, complete } = await comingRuns([going(schedule)], when);
  assert.ok(complete);
  return items.flatMap(({ days }) => days.map(({ day, times, more }) => [day, times, more] as const));
}

test('a week has seven days of the reader’s zone, also where clocks are changed', () => {
  assert.deepEqual(
    week.days.map(({ day }) => day),
    ['11-30', '12-01', '12-02', '12-03', '12-04', '12-05', '12-06'].map((day) => `2026-${day}`),
  );
  assert.equal(week.days[0]?.start.toISOString(), '2026-11-29T21:00:00.000Z');
  const spring = weekFrom('2026-03-23', 'Europe/Berlin', new Date());
  assert.equal(spring.end.getTime() - spring.days[6]!.start.getTime(), 23 * 3_600_000);
  const today = weekFrom(undefined, timeZone, new Date('2026-11-30T22:00:00Z'));
  assert.equal(today.days[0]?.day, '2026-12-01');
});

test('each day tells its times; none before the next run', async () => {
  const nine = (day: string) => [`2026-${day}`, [`2026-${day}T06:00:00.000Z`], false];
  assert.deepEqual(await timesOf({}), ['11-30', '12-01', '12-02', '12-03', '12-04'].map(nine));
  assert.deepEqual(await timesOf({ nextAt: new Date('2026-12-03T06:00:00Z') }), ['12-03', '12-04'].map(nine));
  assert.deepEqual(await timesOf({ nextAt: new Date('2026-12-07T06:00:00Z') }), []);
  const later = weekFrom('2027-01-25', timeZone, new Date());
  assert.equal((await timesOf({}, later)).length, 5, 'weeks from its next run, it is still each working day');
});

test('what is made up for comes before the rhythm goes on; who is spread begins later', async () => {
  const [first] = await timesOf({ nextAt: new Date('2026-11-30T04:12:00Z') });
  assert.deepEqual(first?.[1], ['2026-11-30T04:12:00.000Z', '2026-11-30T06:00:00.000Z']);
  const id = '0000003c-0000-4000-8000-000000000000';
  const [spread] = await timesOf({ id, spread: true, nextAt: new Date('2026-11-30T06:01:00Z') });
  assert.deepEqual(spread?.[1], ['2026-11-30T06:01:00.000Z']);
});

test('of a dense day twelve times are told, and that there are more', async () => {
  const days = await timesOf({ cron: '*/5 * * * *', nextAt: new Date('2026-11-29T21:00:00Z') });
  assert.equal(days.length, 7);
  for (const [day, times, more] of days) assert.deepEqual([times.length, more], [12, true], day);
  const [, twelve] = await timesOf({ cron: '0 0,2,4,6,8,10,12,14,16,18,20,22 * * *' });
  assert.deepEqual(twelve?.slice(1).map(String).at(-1), 'false', 'twelve are all');
});

test('any number of schedules is reckoned within bounds, and what is left out is told', async () => {
  const many = Array.from({ length: 400 }, () =>
    going({ cron: '*/5 * * * *', nextAt: new Date('2026-11-29T21:00:00Z') }),
  );
  const { items, complete } = await comingRuns(many, week);
  assert.equal(complete, false);
  assert.ok(items.length > 0 && items.length < 100, String(items.length));
});

test('what the plan has lie apart is shown so, from day to day', async () => {
  const days = await timesOf({
    cron: '*/35 20-23 * * *',
    nextAt: new Date('2026-11-30T17:00:00Z'),
    apartMinutes: 60,
  });
  assert.deepEqual(
    days[0]?.[1].map((at) => at.slice(11, 16)),
    ['17:00', '18:00', '19:00', '20:00'],
  );
  const often = await timesOf({
    cron: '*/7 * * * *',
    nextAt: new Date('2026-11-30T06:00:00Z'),
    apartMinutes: 60,
  });
  const all = often.flatMap(([, times]) => times.map((at) => Date.parse(at)));
  assert.ok(all.length > 40);
  for (const [place, at] of all.slice(1).entries()) assert.ok(at - all[place]! >= 3_600_000);
});
