import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type GatherOptions, gather, NotInTime } from './gather.ts';

const options: GatherOptions<number> = {
  pauseMs: 1,
  mostItems: 3,
  atOnce: 1,
  weightOf: () => 1,
  mostWeight: 100,
  mostWaiting: 100,
  isOfAll: () => false,
};
const LONG_MS = 60_000;

/** Work that is done when it is told to be; each batch as it came. */
function holding(given: Partial<GatherOptions<number>> = {}) {
  const batches: { items: number[]; end(error?: Error): void }[] = [];
  let heard = () => {};
  const add = gather<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        batches.push({
          items,
          end: (error) => (error ? reject(error) : resolve(items.map((item) => `${item} done`))),
        });
        heard();
      }),
    { ...options, ...given },
  );
  return {
    add,
    batches,
    /** Waits for so many batches. */
    async begun(count: number) {
      while (batches.length < count) await new Promise<void>((resolve) => (heard = resolve));
    },
  };
}

test('what comes close together, or while others are done, goes together; each gets its own outcome', async () => {
  const { add, batches, begun } = holding();
  const first = [1, 2].map((item) => add(item, LONG_MS));
  await begun(1);
  const second = [3, 4, 5, 6].map((item) => add(item, LONG_MS));
  batches[0]?.end();
  assert.deepEqual(await Promise.all(first), ['1 done', '2 done']);
  await begun(2);
  batches[1]?.end();
  await begun(3);
  batches[2]?.end();
  assert.deepEqual(await Promise.all(second), ['3 done', '4 done', '5 done', '6 done']);
  assert.deepEqual(
    batches.map(({ items }) => items),
    [[1, 2], [3, 4, 5], [6]],
  );
});

test('as many batches as may be are under way at once', async () => {
  const { add, batches, begun } = holding({ atOnce: 2, mostItems: 1 });
  const all = [1, 2, 3].map((item) => add(item, LONG_MS));
  await begun(2);
  assert.deepEqual(
    batches.map(({ items }) => items),
    [[1], [2]],
  );
  batches[1]?.end();
  await begun(3);
  batches[0]?.end();
  batches[2]?.end();
  assert.equal((await Promise.all(all)).length, 3);
});

test('a batch has its weight at most, or one item', async () => {
  const { add, batches, begun } = holding({ weightOf: (item) => item, mostWeight: 10, mostItems: 100 });
  const all = [4, 5, 6, 40, 1].map((item) => add(item, LONG_MS));
  for (let count = 1; count <= 4; count++) {
    await begun(count);
    batches[count - 1]?.end();
  }
  await Promise.all(all);
  assert.deepEqual(
    batches.map(({ items }) => items),
    [[4, 5], [6], [40], [1]],
  );
});

test('who waits too long is told so, and is not done when its turn comes', async () => {
  const { add, batches, begun } = holding();
  const slow = add(1, LONG_MS);
  await begun(1);
  const late = add(2, 5);
  await assert.rejects(late, NotInTime);
  const patient = add(3, LONG_MS);
  batches[0]?.end();
  await begun(2);
  batches[1]?.end();
  assert.deepEqual(await Promise.all([slow, patient]), ['1 done', '3 done']);
  assert.deepEqual(
    batches.map(({ items }) => items),
    [[1], [3]],
  );
});

test('who is under way too long is told so as well, whatever comes of it', async () => {
  const { add, batches, begun } = holding();
  const slow = add(1, 5);
  await begun(1);
  await assert.rejects(slow, NotInTime);
  batches[0]?.end();
  const next = add(2, LONG_MS);
  await begun(2);
  batches[1]?.end();
  assert.equal(await next, '2 done');
});

test('beyond what may wait nobody is let in, till there is room again', async () => {
  const { add, batches, begun } = holding({ mostWaiting: 2 });
  const first = add(1, LONG_MS);
  await begun(1);
  const waiting = [add(2, LONG_MS), add(3, LONG_MS)];
  await assert.rejects(add(4, LONG_MS), NotInTime);
  batches[0]?.end();
  await begun(2);
  const fifth = add(5, LONG_MS);
  batches[1]?.end();
  await begun(3);
  batches[2]?.end();
  assert.deepEqual(await Promise.all([first, ...waiting, fifth]), ['1 done', '2 done', '3 done', '5 done']);
});

test('a failure of one item is its own; a failure of everything is everybody’s, and said once', async () => {
  let calls = 0;
  const work = async (items: number[]) => {
    calls += 1;
    if (items.includes(13)) throw new Error('unlucky');
    return items;
  };
  const each = gather(work, options);
  const settled = await Promise.allSettled([12, 13, 14].map((item) => each(item, LONG_MS)));
  assert.deepEqual(
    settled.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.equal(calls, 4);
  const together = gather(work, { ...options, isOfAll: () => true });
  const all = await Promise.allSettled([12, 13, 14].map((item) => together(item, LONG_MS)));
  assert.deepEqual(
    all.map(({ status }) => status),
    ['rejected', 'rejected', 'rejected'],
  );
  assert.equal(calls, 5);
  assert.equal(await together(15, LONG_MS), 15, 'and what comes after it is done');
});
