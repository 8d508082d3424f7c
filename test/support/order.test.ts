import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { inOrder, longest } from './order.ts';

test('the longest come first, every file once; they are there', () => {
  for (const file of longest) assert.ok(existsSync(file), file);
  const files = ['src/b.test.ts', ...longest.toReversed(), 'src/a.test.ts'];
  assert.deepEqual(inOrder(files), [...longest, 'src/a.test.ts', 'src/b.test.ts']);
});

test('any order is another one for another seed, the same for the same, and leaves nothing out', () => {
  const [one, again, other] = [1, 1, 2].map((seed) => inOrder(longest, seed));
  assert.deepEqual(one, again);
  assert.notDeepEqual(one, other);
  assert.deepEqual(one?.toSorted(), longest.toSorted());
});
