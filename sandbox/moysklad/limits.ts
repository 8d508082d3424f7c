import type { SandboxAnswer, SandboxRequest } from '../http.ts';
import { ApiError, languageOf } from './errors.ts';

/** Who calls, as far as limits go: users and applications have budgets of their own (restrictions page). */
interface LimitedCaller {
  kind: 'app' | 'user';
  account: string;
}

const INTERVAL_MS = 3000;
const UNITS_PER_INTERVAL = 45;
const PARALLEL_PER_CALLER = 5;
const PARALLEL_PER_ACCOUNT = 20;
const MINUTE_MS = 60_000;
/** Calls a minute after which access is switched off, till support switches it on again. */
const MOST_PER_MINUTE = { refused: 200, sameFailure: 200, putsToOne: 100 };

const HEAVY = /\/report\/stock\/(all|bystore)$/;
const HEAVY_UNITS = 5;

/** Units a call of a user costs, by the Moscow date it begins to; a published application pays one. */
const USER_WEIGHTS = [
  ['2026-12-01', 4],
  ['2026-09-01', 3],
  ['2026-05-12', 2],
] as const;

/** Units one call costs on a day. */
export function weightOf(kind: LimitedCaller['kind'], unixMs: number): number {
  if (kind === 'app') return 1;
  return USER_WEIGHTS.find(([from]) => unixMs >= Date.parse(`${from}T00:00:00+03:00`))?.[1] ?? 1;
}

/** Units one request costs on a day: the extended stock reports weigh five, whoever asks. */
function unitsOf(kind: LimitedCaller['kind'], { method, url }: SandboxRequest, unixMs: number): number {
  return method === 'GET' && HEAVY.test(url.pathname) ? HEAVY_UNITS : weightOf(kind, unixMs);
}

/** Limits of the restrictions page: units per 3 seconds, parallel calls, and the switch-off of those who keep knocking. */
export class Limits<Caller extends LimitedCaller> {
  readonly #states = new Map<Caller, CallerState>();
  readonly #inFlight = new Map<string, number>();

  /** Lets a call pass, or answers for it. Its time in flight counts from here to the answer. */
  async pass(
    caller: Caller,
    request: SandboxRequest,
    next: () => Promise<SandboxAnswer>,
  ): Promise<SandboxAnswer> {
    const state = this.#state(caller);
    const answer = await this.#admit(caller, state, request, next);
    state.note(request, answer.status);
    return answer;
  }

  async #admit(
    caller: Caller,
    state: CallerState,
    request: SandboxRequest,
    next: () => Promise<SandboxAnswer>,
  ): Promise<SandboxAnswer> {
    const language = languageOf(request.headers['accept-language']);
    const units = unitsOf(caller.kind, request, Date.now());
    if (state.off) return new ApiError(1061).answer(language);
    const onAccount = this.#inFlight.get(caller.account) ?? 0;
    // The headers about the budget say nothing of parallel calls (general page), so these refusals carry no pause.
    if (state.inFlight >= PARALLEL_PER_CALLER || onAccount >= PARALLEL_PER_ACCOUNT) {
      return withHeaders(new ApiError(1073).answer(language), state.headers(units));
    }
    // Whether a refused call costs units is not documented; here it does not.
    if (!state.spend(units)) {
      const headers = state.headers(units);
      const pause = headers['x-lognex-reset'] ?? '0';
      return withHeaders(new ApiError(1049).answer(language), { ...headers, 'x-lognex-retry-after': pause });
    }
    const headers = state.headers(units);
    state.inFlight += 1;
    this.#inFlight.set(caller.account, onAccount + 1);
    try {
      return withHeaders(await next(), headers);
    } finally {
      state.inFlight -= 1;
      this.#inFlight.set(caller.account, (this.#inFlight.get(caller.account) ?? 1) - 1);
    }
  }

  #state(caller: Caller): CallerState {
    let state = this.#states.get(caller);
    if (!state) {
      state = new CallerState();
      this.#states.set(caller, state);
    }
    return state;
  }
}

/** What is known of one caller: units spent, calls in flight, calls that lead to a switch-off. */
export class CallerState {
  inFlight = 0;
  /** API access is switched off. */
  off = false;
  #spent: { at: number; units: number }[] = [];
  readonly #noted = new Map<string, number[]>();

  /** Takes the units of one call; false when they are not there. */
  spend(units: number): boolean {
    if (this.#used() + units > UNITS_PER_INTERVAL) return false;
    this.#spent.push({ at: Date.now(), units });
    return true;
  }

  /** The headers about the budget, counted in calls of this weight. */
  headers(weight: number): Record<string, string> {
    const left = UNITS_PER_INTERVAL - this.#used();
    return {
      'x-ratelimit-limit': String(Math.floor(UNITS_PER_INTERVAL / weight)),
      'x-ratelimit-remaining': String(Math.floor(left / weight)),
      'x-lognex-retry-timeinterval': String(INTERVAL_MS),
      'x-lognex-reset': String(left < weight ? this.#pause(weight) : 0),
    };
  }

  /** Counts what leads to a switch-off. */
  note(request: SandboxRequest, status: number): void {
    const call = `${request.method} ${request.url.pathname}${request.url.search}`;
    if (status === 429) this.#count('refused', MOST_PER_MINUTE.refused);
    else if (status >= 400)
      this.#count(`${call} ${request.body.toString('base64')}`, MOST_PER_MINUTE.sameFailure);
    if (request.method === 'PUT') this.#count(request.url.pathname, MOST_PER_MINUTE.putsToOne);
  }

  #count(key: string, most: number): void {
    const now = Date.now();
    const times = (this.#noted.get(key) ?? []).filter((at) => at > now - MINUTE_MS);
    times.push(now);
    this.#noted.set(key, times);
    if (times.length > most) this.off = true;
  }

  #used(): number {
    const since = Date.now() - INTERVAL_MS;
    this.#spent = this.#spent.filter(({ at }) => at > since);
    return this.#spent.reduce((sum, { units }) => sum + units, 0);
  }

  /** Milliseconds till enough of the spent units fall out of the interval for one more call. */
  #pause(weight: number): number {
    let left = UNITS_PER_INTERVAL - this.#used();
    for (const { at, units } of this.#spent) {
      left += units;
      if (left >= weight) return Math.max(1, at + INTERVAL_MS - Date.now());
    }
    return 0;
  }
}

function withHeaders(answer: SandboxAnswer, headers: Record<string, string>): SandboxAnswer {
  return { ...answer, headers: { ...headers, ...answer.headers } };
}
