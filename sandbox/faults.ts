/**
 * The fault desk: what may go wrong on the way to a provider, on order or by chance.
 * A fault never knows who is calling; it sees method and path only, as a broken network would.
 */

export type Fault =
  /** Close the connection before the request is read by the service: nothing is applied. */
  | { kind: 'cut-before' }
  /** Apply the request, then close the connection without an answer: the caller cannot know. */
  | { kind: 'cut-after' }
  /** Answer late by `ms`. */
  | { kind: 'delay'; ms: number }
  /** Apply, but end the (gzip) body half way. */
  | { kind: 'truncate' }
  /** Answer with this status instead of applying; `html` answers a gateway's HTML page. */
  | { kind: 'status'; status: number; html?: boolean; headers?: Record<string, string>; body?: unknown };

export interface FaultRule<Kind = Fault> {
  fault: Kind;
  method?: string;
  /** Matched against path and query. */
  path?: string;
  /** Let this many matching calls through first. */
  after?: number;
  /** Strike this many times, then retire; unlimited when absent. */
  times?: number;
  /** Strike with this chance (0…1) per matching call, drawn from the desk's seeded generator. */
  chance?: number;
}

/** A small seeded generator (mulberry32): numbers in [0, 1), the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export class FaultDesk<Kind = Fault> {
  #rules: (FaultRule<Kind> & { seen: number; struck: number })[] = [];
  #random: () => number;

  constructor(seed = 1) {
    this.#random = seededRandom(seed);
  }

  add(rule: FaultRule<Kind>): void {
    this.#rules.push({ ...rule, seen: 0, struck: 0 });
  }

  clear(seed?: number): void {
    this.#rules = [];
    if (seed !== undefined) this.#random = seededRandom(seed);
  }

  /** The fault that strikes this call, if any; counts the call against the rules. */
  strike(method: string, pathAndQuery: string): Kind | undefined {
    for (const rule of this.#rules) {
      if (rule.method && rule.method !== method) continue;
      if (rule.path && !pathAndQuery.includes(rule.path)) continue;
      rule.seen += 1;
      if (rule.after !== undefined && rule.seen <= rule.after) continue;
      if (rule.times !== undefined && rule.struck >= rule.times) continue;
      if (rule.chance !== undefined && this.#random() >= rule.chance) continue;
      rule.struck += 1;
      return rule.fault;
    }
    return undefined;
  }
}
