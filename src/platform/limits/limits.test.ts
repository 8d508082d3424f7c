import assert from 'node:assert/strict';
import { syncBuiltinESMExports } from 'node:module';
import test from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { type BudgetState, type BudgetStore, MemoryBudgets, openLimits, stateSchema } from './limits.ts';

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

/** As PostgreSQL keeps it: what is not in the schema is lost between two changes. */
class WrittenBudgets implements BudgetStore {
  #written = JSON.stringify({ bookings: [], pausedUntil: 0 });

  async change<T>(_key: string, fn: (state: BudgetState, now: number) => T): Promise<T> {
    const state = stateSchema.parse(JSON.parse(this.#written));
    const result = fn(state, Date.now());
    this.#written = JSON.stringify(state);
    return result;
  }
}

test('everybody gets a turn: a call is served before another’s third, however many that one has waiting', async (t) => {
  // Time goes on only when nobody has anything to do: who comes late, as on a busy machine, has lost that turn.
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  syncBuiltinESMExports(); // who imported a timer by its name has the mocked one, too
  t.after(() => {
    t.mock.timers.reset();
    syncBuiltinESMExports();
  });
  const limits = openLimits(new WrittenBudgets());
  const rule = { units: 6, perMs: 300 };
  const served: string[] = [];
  /** For each call, how often another one was served while it waited. */
  const passedBy = new Map<string, number>();
  async function call(share: string): Promise<void> {
    const asked = served.length;
    const lease = await limits.take('project', rule, { share });
    const others = served.slice(asked).filter((other) => other !== share);
    const counts = others.map((other) => others.filter((same) => same === other).length);
    passedBy.set(share, Math.max(0, passedBy.get(share) ?? 0, ...counts));
    served.push(share);
    await lease.release();
  }
  async function untilDone(work: Promise<unknown>): Promise<void> {
    let done = false;
    const ended = work.finally(() => {
      done = true;
    });
    for (let passed = 0; !done && passed < 60_000; passed += 10) {
      await setImmediate();
      t.mock.timers.tick(10);
    }
    assert.ok(done, 'a minute went by, and somebody still waits');
    await ended;
  }
  const many = Array.from({ length: 60 }, () => call('many'));
  await untilDone(Promise.resolve(many[5]));
  const small = Array.from({ length: 8 }, (_, i) => `tenant ${i}`);
  await untilDone(
    Promise.all(
      small.map(async (share) => {
        for (let n = 0; n < 3; n++) await call(share);
      }),
    ),
  );
  assert.ok(served.filter((share) => share === 'many').length < 60, 'the large one is still waiting');
  for (const share of small) {
    const times = passedBy.get(share) ?? 0;
    assert.ok(times <= 2, `another was served ${times} times before one call of ${share}`);
  }
  await untilDone(Promise.all(many));
  assert.equal(served.length, 60 + 8 * 3);
});

test('who gave up or died while waiting holds nobody up for long', async () => {
  const state: BudgetState = { bookings: [], pausedUntil: 0 };
  let now = 1000;
  const store: BudgetStore = { change: async (_key, fn) => fn(state, now) };
  const limits = openLimits(store);
  const rule = { units: 1, perMs: 50 };
  const waiting = () => state.turns?.waiting.map(({ share }) => share);
  await (await limits.take('key', rule, { share: 'first' })).release();
  const stop = new AbortController();
  const givesUp = limits.take('key', rule, { share: 'a', signal: stop.signal });
  const lasts = limits.take('key', rule, { share: 'b' });
  await setImmediate();
  assert.deepEqual(waiting(), ['a', 'b']);
  stop.abort(new Error('enough'));
  await assert.rejects(givesUp, /enough/);
  assert.deepEqual(waiting(), ['b']);
  now += 60;
  await (await lasts).release();
  now += 60;
  state.turns?.waiting.push({ id: 'dead', share: 'c', weight: 1, start: 0, until: now + 100 });
  const after = limits.take('key', rule, { share: 'd' });
  await setImmediate();
  assert.deepEqual(waiting(), ['c', 'd']);
  now += 200;
  await (await after).release();
  assert.deepEqual(waiting(), []);
});
