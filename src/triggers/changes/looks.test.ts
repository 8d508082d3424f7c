import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { nextLook } from './looks.ts';

const noon = new Date('2026-11-30T12:00:00Z');
const all = { leastMinutes: 5, onChanges: true };
const hourIn = (timeZone: string, at: Date) =>
  Number(new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at));

test('who is told looks once a night, at a time of its own, in its time zone', () => {
  const ids = Array.from({ length: 200 }, () => randomUUID());
  for (const timeZone of ['Europe/Moscow', 'Asia/Vladivostok', 'America/New_York']) {
    const looks = ids.map((configId) => nextLook({ configId, timeZone, told: true }, all, noon));
    for (const { look, at } of looks) {
      assert.equal(look, 'night');
      assert.ok(hourIn(timeZone, at) >= 1 && hourIn(timeZone, at) <= 5, `${timeZone} ${at.toISOString()}`);
      assert.ok(at > noon && at.getTime() - noon.getTime() <= 24 * 3_600_000);
    }
    assert.ok(new Set(looks.map(({ at }) => at.getTime())).size > 150, 'not all at once');
  }
});

test('the night after a look is the next one, also where clocks are changed', () => {
  const timeZone = 'Europe/Berlin';
  const dayIn = (at: Date) => Number(new Intl.DateTimeFormat('en', { timeZone, day: 'numeric' }).format(at));
  // The first digits of an id are its minutes of the night.
  for (const minutes of [0, 59, 60, 119, 120, 179, 180, 239]) {
    const configId = `${minutes.toString(16).padStart(8, '0')}${randomUUID().slice(8)}`;
    let at = new Date('2026-03-20T12:00:00Z');
    for (let night = 21; night < 32; night++) {
      at = nextLook({ configId, timeZone, told: true }, all, at).at;
      assert.equal(dayIn(at), night, `${minutes} ${at.toISOString()}`);
    }
  }
});

test('who is not told looks again soon, as often as the plan has schedules; without starts on changes in the night', () => {
  const lookBy = (leastMinutes: number | null, onChanges = true) =>
    nextLook(
      { configId: randomUUID(), timeZone: 'Europe/Moscow', told: false },
      { leastMinutes, onChanges },
      noon,
    );
  for (const [least, minutes] of [
    [null, 15],
    [5, 15],
    [30, 30],
  ] as const) {
    const { look, at } = lookBy(least);
    assert.deepEqual([look, at.getTime() - noon.getTime()], ['poll', minutes * 60_000]);
  }
  assert.equal(lookBy(60, false).look, 'night');
});
