import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueWeek, weekBefore } from './digest.ts';
import { emailOf } from './words.ts';

test('a week is told from Monday morning on, Moscow time', () => {
  const at = (moment: string) => dueWeek(new Date(moment));
  assert.equal(at('2026-11-30T05:59:59Z'), undefined);
  assert.equal(at('2026-11-30T06:00:00Z'), '2026-11-30');
  assert.equal(at('2026-12-06T20:59:59Z'), '2026-11-30');
  assert.equal(at('2026-12-06T21:00:00Z'), undefined, 'the next Monday, but too early');
});

test('the seven days before are counted, and drawn as bars that mail programs show', () => {
  const day = (name: string, good: number) => ({ day: name, good, look: 1, failed: 0 });
  const days = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-29', '2026-11-30'];
  const week = weekBefore(
    {
      days,
      items: [
        { configId: 'a', days: days.map((name) => day(name, 3)) },
        { configId: 'b', days: [day('2026-11-24', 5)] },
      ],
    },
    '2026-11-30',
  );
  assert.deepEqual([week.good, week.look, week.failed], [14, 4, 0]);
  assert.deepEqual(
    week.each.map(({ good }) => good),
    [3, 8, 3],
  );
  const params = {
    ...{ from: '23.11.2026', to: '29.11.2026', good: '14', look: '4', failed: '0' },
    bars: [
      { name: '23.11.2026', value: 9 },
      { name: '24.11.2026', value: 18 },
      { name: '25.11.2026', value: 0 },
    ],
  };
  const kept = { kind: 'weekly-digest', params, happenedAt: new Date() };
  const reader = { language: 'ru', timeZone: 'Europe/Moscow', company: 'Ромашка' } as const;
  const email = emailOf(kept, reader, { publicUrl: 'https://skladno.example', links: [] });
  assert.match(email?.html ?? '', /width: 90px.*width: 180px/s);
  assert.doesNotMatch(email?.html ?? '', /<svg|<img/);
  assert.match(email?.text ?? '', /23\.11\.2026: 9\n24\.11\.2026: 18\n25\.11\.2026: 0/);
});
