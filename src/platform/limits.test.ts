import assert from 'node:assert/strict';
import test from 'node:test';
import { type BudgetState, type BudgetStore, MemoryBudgets, openLimits } from './limits.ts';

test('no window ever holds more than the budget, and nobody waits for ever', async () => {
  const rule = { units: 5, perMs: 60 };
  const limits = openLimits(new MemoryBudgets());
  const spans: { from: number; to: number }[] = [];
  await Promise.all(
    Array.from({ length: 23 }, async (_, i) => {
      const lease = await limits.take('key', rule);
      const from = performance.now();
      await new Promise((resolve) => setTimeout(resolve, i % 7));
      spans.push({ from, to: performance.now() });
      await lease.release();
    }),
  );
  assert.equal(spans.length, 23);
  // The provider may have counted a call at any moment between its start and its end: take the worst.
  for (const { to } of spans) {
    const within = spans.filter((other) => other.from < to + rule.perMs - 2 && other.to > to);
    assert.ok(within.length <= rule.units, `${within.length} calls in one window`);
  }
});

test('calls in flight are bounded', async () => {
  const limits = openLimits(new MemoryBudgets());
  let inFlight = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      const lease = await limits.take('key', { units: 100, perMs: 10, parallel: 3 });
      most = Math.max(most, ++inFlight);
      await new Promise((resolve) => setTimeout(resolve, 3));
      inFlight--;
      await lease.release();
    }),
  );
  assert.equal(most, 3);
});

test('the provider’s word replaces ours: a smaller budget, others spending from it, a pause', async () => {
  const state: BudgetState = { bookings: [], pausedUntil: 0 };
  let now = 1000;
  const store: BudgetStore = { change: async (_key, fn) => fn(state, now) };
  const limits = openLimits(store);
  const rule = { units: 10, perMs: 3000 };

  const first = await limits.take('key', rule);
  await first.release({ units: 4, remaining: 1 });
  assert.equal(state.units, 4);
  assert.equal(
    state.bookings.reduce((sum, [, units]) => sum + units, 0),
    3,
    'one is ours, two were spent elsewhere',
  );
  const second = await limits.take('key', rule);
  await second.release({ pauseMs: 500 });
  assert.equal(state.pausedUntil, 1500);
  const stopped = new AbortController();
  const refused = limits.take('key', rule, { signal: stopped.signal });
  stopped.abort(new Error('enough'));
  await assert.rejects(refused);
  now = 5000;
  await (await limits.take('key', rule)).release();
});
