import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { alone, inOrder, inProcesses, longest } from './order.ts';

test('the longest come first, every file once; they are there', () => {
  for (const file of [...longest, ...alone]) assert.ok(existsSync(file), file);
  const files = ['src/b.test.ts', ...longest.toReversed(), 'src/a.test.ts'];
  assert.deepEqual(inOrder(files), [...longest, 'src/a.test.ts', 'src/b.test.ts']);
});

test('any order is another one for another seed, the same for the same, and leaves nothing out', () => {
  const [one, again, other] = [1, 1, 2].map((seed) => inOrder(longest, seed));
  assert.deepEqual(one, again);
  assert.notDeepEqual(one, other);
  assert.deepEqual(one?.toSorted(), longest.toSorted());
});

test('short files share processes, all others have their own, and none is left out', () => {
  const short = Array.from({ length: 8 }, (_, n) => `src/${n}.test.ts`);
  const files = [...longest, ...short.slice(0, 3), ...alone, ...short.slice(3)];
  const processes = inProcesses(files);
  assert.deepEqual(processes.flat().toSorted(), files.toSorted());
  const shared = processes.filter((each) => each.length > 1);
  assert.deepEqual(shared, [short.slice(0, 6), short.slice(6)]);
});
