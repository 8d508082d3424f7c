import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retry } from './retry.ts';

const failure = new Error('not yet');

/** Fails so often, then succeeds; notes when each try began, ms from the first. */
function failing(times: number) {
  const at: number[] = [];
  const work = async () => {
    at.push(performance.now());
    if (at.length <= times) throw failure;
    return 'done';
  };
  const pauses = () => at.slice(1).map((moment, i) => moment - (at[i] ?? 0));
  return { work, pauses, tries: () => at.length };
}

test('pauses grow by the factor to the longest, and no more tries are made than told', async () => {
  const good = failing(3);
  const options = { firstMs: 40, factor: 5, longestMs: 120, repeats: 3, mayPass: () => true };
  assert.equal(await retry(good.work, options), 'done');
  const [first = 0, second = 0, third = 0] = good.pauses();
  // Timers may fire a millisecond early; how late, is the machine's business.
  assert.ok(first >= 39 && second >= 119 && third >= 119, good.pauses().join());

  const bad = failing(9);
  await assert.rejects(retry(bad.work, { ...options, firstMs: 1 }), failure);
  assert.equal(bad.tries(), 4);
});

test('without a factor pauses stay as they are, until the time is over', async () => {
  const bad = failing(Number.POSITIVE_INFINITY);
  const from = performance.now();
  await assert.rejects(retry(bad.work, { firstMs: 10, withinMs: 100, mayPass: () => true }), failure);
  assert.ok(performance.now() - from >= 99);
  assert.ok(bad.tries() > 1 && bad.tries() <= 12, String(bad.tries()));
});

test('what cannot pass, and a mistake of a program, is not tried again', async () => {
  const asked: unknown[] = [];
  const refuse = (error: unknown) => {
    asked.push(error);
    return false;
  };
  const bad = failing(9);
  await assert.rejects(retry(bad.work, { firstMs: 1, mayPass: refuse }), failure);
  assert.deepEqual([bad.tries(), asked], [1, [failure]]);

  let tries = 0;
  const mistaken = async () => {
    tries += 1;
    throw new TypeError('x is not a function');
  };
  await assert.rejects(retry(mistaken, { firstMs: 1, mayPass: () => true }), TypeError);
  assert.equal(tries, 1);
});

test('an aborted signal ends a pause with its own reason', async () => {
  const stop = new AbortController();
  const bad = failing(9);
  const waiting = retry(bad.work, { firstMs: 60_000, mayPass: () => true, signal: stop.signal });
  const reason = new Error('the process stops');
  setTimeout(() => stop.abort(reason), 20);
  await assert.rejects(waiting, reason);
  assert.equal(bad.tries(), 1);
});
