import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beyond, type Reached } from './checkpoint.ts';

test('a run that reads everything anew, again and again, gets on once', () => {
  const places = [
    ['incremental', '2026-01-05', 'b', true],
    ['full', '2026-01-01', 'a', true],
    ['full', '2026-01-05', 'b', true],
    // The next attempt begins from the start, and breaks off in the middle.
    ['full', '2026-01-01', 'a', false],
    // Another one goes on from there.
    ['full', '2026-01-03', 'a', false],
    ['full', '2026-01-05', 'b', false],
    ['incremental', '2026-01-06', 'a', false],
    ['full', '2026-01-05', 'c', true],
    // It began on the seventh: there is always something that changed after that.
    ['full', '2026-01-07', 'a', false],
  ] as const;
  let furthest: Reached | null = null;
  for (const [pass, updated, id, getsOn] of places) {
    const further: Reached | undefined = beyond(
      furthest,
      { pass, cursor: { updated, id, ties: 1 } },
      '2026-01-07',
    );
    assert.equal(further !== undefined, getsOn, `${pass} ${updated} ${id}`);
    furthest = further ?? furthest;
  }
  assert.equal(beyond(null, { pass: 'full', cursor: null }, '2026-01-07'), undefined);
});
