import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST, longestWith, quietsWith, withQuiet } from './waits.ts';

test('no wait that is offered ends before the quiet time', () => {
  for (const quiet of quietsWith(FIRST)) {
    const waits = withQuiet(FIRST, quiet);
    assert.ok(waits.longest >= quiet);
    assert.ok(longestWith(waits).every((wait) => wait >= quiet));
    assert.ok(longestWith(waits).includes(waits.longest));
  }
  assert.equal(withQuiet(FIRST, 300).longest, 300);
  assert.equal(withQuiet(FIRST, 0).longest, 120, 'a longer wait stays');
});

test('what was set through the API is offered, too', () => {
  assert.ok(quietsWith({ quiet: 7, longest: 90 }).includes(7));
  assert.ok(longestWith({ quiet: 7, longest: 90 }).includes(90));
});
