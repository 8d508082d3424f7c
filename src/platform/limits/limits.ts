import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { pause } from '../pause.ts';
import { type Caller, leave, lineOf, serve, turnsSchema, wait } from './turns.ts';

/**
 * A provider's budget: `units` may be spent in any `perMs`, and at most `parallel` calls may be in flight.
 * A call's units count until `perMs` after its ANSWER: the provider counted them at some moment between sending and
 * answering, so whatever the network's delay, no window of the provider's ever sees more than `units`.
 */
export interface LimitRule {
  units: number;
  perMs: number;
  parallel?: number;
}

/** What the provider itself said about the budget in an answer. */
export interface LimitNews {
  /** The budget as the provider states it; replaces `units` of the rule from now on. */
  units?: number;
  /** Units left by the provider's count; less than ours means that somebody else spends from the same budget. */
  remaining?: number;
  /** Nobody may call before this many milliseconds have passed. */
  pauseMs?: number;
}

export interface Lease {
  /** Gives the call's slot back and says what the answer told about the budget. */
  release(news?: LimitNews): Promise<void>;
}

/** Budgets shared by everything that calls with the same key. */
export interface Limits {
  /**
   * Waits until a call of this weight (units) fits into the budget of `key`, then books it. Who waits is served in the
   * order of `turns.ts`: everybody in turn, however many calls another one has waiting.
   * @param options.share who calls, where several share a budget; each is given the same part of it.
   * @throws the signal's reason when it is aborted while waiting.
   */
  take(
    key: string,
    rule: LimitRule,
    options?: { weight?: number; share?: string; signal?: AbortSignal },
  ): Promise<Lease>;
}

/** A budget's state as it is stored. */
export const stateSchema = z.object({
  /** Booked calls: moment (ms), units, and the lease's id while in flight. */
  bookings: z.array(z.tuple([z.number(), z.number()]).or(z.tuple([z.number(), z.number(), z.string()]))),
  pausedUntil: z.number(),
  /** Learnt from the provider; overrides the rule it was learnt under, not another one. */
  units: z.number().optional(),
  rule: z.number().optional(),
  turns: turnsSchema.optional(),
});
export type BudgetState = z.infer<typeof stateSchema>;

/** A slot of a caller that died is given back after this time; a caller that lives renews its own. */
const LEASE_MS = 60_000;
const RENEW_MS = 20_000;

/** Where the state of a budget lives; `change` runs alone for its key, with one clock for all callers. */
export interface BudgetStore {
  change<T>(key: string, fn: (state: BudgetState, now: number) => T): Promise<T>;
}

/** Budgets of one process. */
export class MemoryBudgets implements BudgetStore {
  #states = new Map<string, BudgetState>();

  async change<T>(key: string, fn: (state: BudgetState, now: number) => T): Promise<T> {
    const state = this.#states.get(key) ?? { bookings: [], pausedUntil: 0 };
    this.#states.set(key, state);
    return fn(state, Date.now());
  }
}

/** Opens budgets kept in `store`: memory for one process, PostgreSQL for all processes of an installation. */
export function openLimits(store: BudgetStore): Limits {
  return {
    async take(key, rule, { weight = 1, share = '', signal } = {}) {
      const id = randomUUID();
      const caller = { id, share, weight };
      try {
        for (;;) {
          signal?.throwIfAborted();
          const waitMs = await store.change(key, (state, now) => book(state, rule, caller, now));
          if (waitMs === 0) break;
          await pause(waitMs, signal);
        }
      } catch (error) {
        // Whoever gives up holds nobody up; failing that, others stop waiting for it by themselves.
        await store.change(key, (state) => leave(state.turns, id)).catch(() => {});
        throw error;
      }
      const renewing = setInterval(() => {
        // A renewal that fails is made up for by the next one.
        store.change(key, (state, now) => renew(state, id, now)).catch(() => {});
      }, RENEW_MS);
      renewing.unref();
      return {
        release: (news = {}) => {
          clearInterval(renewing);
          return store.change(key, (state, now) => settle(state, rule, id, news, now));
        },
      };
    },
  };
}

/** Books the call and answers 0, or answers how long to wait before trying again (ms). */
function book(state: BudgetState, rule: LimitRule, caller: Caller, now: number): number {
  forget(state, rule, now);
  if (state.rule !== rule.units) {
    delete state.units;
    state.rule = rule.units;
  }
  state.turns ??= { now: 0, next: {}, waiting: [] };
  const ahead = lineOf(state.turns, caller, now);
  const waitMs = msToWait(state, rule, caller.weight, ahead, now);
  if (waitMs > 0) {
    wait(state.turns, caller, now + waitMs);
    return waitMs;
  }
  serve(state.turns, caller);
  state.bookings.push([now, caller.weight, caller.id]);
  return 0;
}

/** How long until a call fits in behind those ahead of it; 0 when it does. */
function msToWait(
  state: BudgetState,
  rule: LimitRule,
  weight: number,
  ahead: { calls: number; units: number },
  now: number,
): number {
  if (state.pausedUntil > now) return state.pausedUntil - now;
  const inFlight = state.bookings.filter((booking) => booking[2]).length;
  const over = inFlight + ahead.calls + 1 - (rule.parallel ?? Number.POSITIVE_INFINITY);
  if (over > 0) return Math.min(50, 10 * over);
  const budget = state.units ?? rule.units;
  let needed = ahead.units + weight;
  if (state.bookings.length === 0 && ahead.calls === 0) return 0;
  for (const booking of state.bookings) needed += booking[1];
  if (needed <= budget) return 0;
  for (const [at, units, lease] of state.bookings) {
    if (lease) continue;
    needed -= units;
    if (needed <= budget) return Math.max(1, at + rule.perMs - now);
  }
  return Math.min(250, 10 * (ahead.calls + 1)); // calls in flight hold the budget: their answers will tell
}

function renew(state: BudgetState, id: string, now: number): void {
  const mine = state.bookings.find((booking) => booking[2] === id);
  if (mine) mine[0] = now;
}

function settle(state: BudgetState, rule: LimitRule, id: string, news: LimitNews, now: number): void {
  const mine = state.bookings.findIndex((booking) => booking[2] === id);
  if (mine >= 0) {
    const [booking] = state.bookings.splice(mine, 1);
    if (booking) state.bookings.push([now, booking[1]]); // bookings that ended stand in the order of their ends
  }
  if (news.units !== undefined) state.units = news.units;
  if (news.pauseMs !== undefined) state.pausedUntil = Math.max(state.pausedUntil, now + news.pauseMs);
  if (news.remaining !== undefined) {
    const spent = state.bookings.reduce((sum, booking) => sum + booking[1], 0);
    const elsewhere = (state.units ?? rule.units) - news.remaining - spent;
    if (elsewhere > 0) state.bookings.push([now, elsewhere]);
  }
}

function forget(state: BudgetState, rule: LimitRule, now: number): void {
  state.bookings = state.bookings.filter(([at, , lease]) => now < at + (lease ? LEASE_MS : rule.perMs));
}
