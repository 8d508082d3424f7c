import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { z } from 'zod';
import type { LimitNews, LimitRule, Limits } from '../platform/limits/limits.ts';
import { outgoingProblems } from '../platform/outgoing/index.ts';
import { pause } from '../platform/pause.ts';
import type { Heed } from '../platform/problems.ts';
import { budgetNews, jsonOf, type List, listOf, longListOf, parse, type Rows, refusal } from './answers.ts';
import { MoyskladError, moyskladName, moyskladProblems, retryFactor } from './errors.ts';
import { type RawAnswer, type Sent, send } from './transport.ts';

export type { List, Rows } from './answers.ts';

export interface ListQuery {
  /** Conditions of the filter grammar, joined by `;`. */
  filter?: string[];
  /** E.g. `updated,asc;id,asc`. */
  order?: string;
  /** 1…1000. */
  limit?: number;
  offset?: number;
  /** Links to open; MoySklad heeds them with a limit of at most 100. */
  expand?: string[];
  search?: string;
  /** Further parameters. */
  params?: Record<string, string>;
  headers?: Record<string, string>;
  /** Units of MoySklad's budget that one call takes; 1 stands for an ordinary call. */
  weight?: number;
}

/** An answer's JSON, or nothing where the body is empty. */
export interface Answer {
  /** Where an accepted task's result will be, or where a result lies. */
  location: string | null;
  contentLocation: string | null;
  value: unknown;
}

export interface MoyskladClient {
  /** `GET /entity/<type>` or another list path: the envelope with `meta.size` and `rows`. */
  list(path: string, query?: ListQuery): Promise<List>;
  /**
   * The same for long lists: an answer that came before its turn stays packed until it is opened (a page of 1000
   * documents has 6 MB, and 0.2 MB before), and its rows are parsed as they are taken, once.
   */
  listLater(path: string, query?: ListQuery): Promise<() => Promise<List<Rows>>>;
  /** Any other GET under the API's root; the answer is checked by `schema`. */
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  /** A GET whose headers matter. */
  answer(path: string, query?: ListQuery): Promise<Answer>;
  /** The result of a background task, or the place where it lies: a storage outside of the API. */
  result(path: string): Promise<Answer>;
  /** JSON from a storage that MoySklad pointed to; the token stays here. Over https, or as the API itself is called. */
  download(url: string): Promise<unknown>;
  /**
   * A call that changes something: the only kind that is not repeated, for MoySklad may have done it though no answer came. Who is refused
   * for the limit is not heard, and asks again.
   * @returns the answer's JSON; undefined where there is none.
   * @throws MoyskladError; of the kind `unavailable` it may be done all the same: look before asking again.
   */
  write(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<unknown>;
  /** Waits this many milliseconds. @throws the signal's reason when aborted meanwhile. */
  pause(ms: number): Promise<void>;
  /** Tells tokens apart without telling them. */
  readonly account: string;
  /** Calls of the ordinary kind in 3 seconds, as the last answer told it. */
  readonly budget: { units: number; perMs: number; parallel: number };
  /** Calls made so far, repeats included. */
  readonly requests: number;
}

export interface MoyskladOptions {
  /** `…/api/remap/1.2`, without a slash at the end. */
  apiUrl: string;
  token: string;
  limits: Limits;
  signal?: AbortSignal;
  /** The first pause before a repeat, ms; doubles with each repeat. */
  retryPauseMs?: number;
  /** How often a read whose failure may pass is repeated; 6 times unless given. */
  repeats?: number;
  /** The longest that one call may take, ms; 300 s unless given. */
  deadlineMs?: number;
  /** MoySklad says that the token is good no more: what that comes to, and is to be thrown. */
  heed?: Heed;
}

/** Before the first answer tells the real budget: what the most expensive kind of token may do (documentation: limits). */
const cautious = { units: 11, perMs: 3000, parallel: 5 } satisfies LimitRule;
/** Units in `perMs` by which calls are weighed, whatever the token (documentation: limits). */
const UNITS = 45;
const REPEATS = 6;
/** 429 is obeyed, not fought: MoySklad cuts off whoever collects more than 200 of them in a minute. */
const LIMIT_REPEATS = 20;
/** The account's queue of background tasks is full, which no pause of the calls mends. */
const TASKS_FULL = 61002;

/**
 * Opens a client of MoySklad's JSON API 1.2 for one token. Reads repeat every failure that may pass (a cut connection, a broken body,
 * 429, 5xx), other refusals they do not; of writes see `write`.
 * @throws MoyskladError from every method.
 */
export function openMoyskladClient(options: MoyskladOptions): MoyskladClient {
  const { apiUrl, token, limits, signal, retryPauseMs = 1000, deadlineMs } = options;
  const within = deadlineMs === undefined ? {} : { deadlineMs };
  const account = createHash('sha256').update(token).digest('base64url').slice(0, 22);
  const key = `moysklad:${account}`;
  let requests = 0;
  let units: number | null = null;
  // The first answer tells the budget, and what others have spent of it, exactly only while no other call is on its way. Then so many
  // as may call at once, the others in the order of their coming: cheaper than to keep asking the limits.
  const door = pLimit(1);

  async function repeated<T>(attempt: () => Promise<T>, most = options.repeats ?? REPEATS): Promise<T> {
    let repeats = 0;
    let refusals = 0;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof MoyskladError)) throw error;
        const busy = error.kind === moyskladProblems.limit && error.apiCode !== TASKS_FULL;
        if (busy && ++refusals <= LIMIT_REPEATS) continue; // the budget is paused
        const factor = retryFactor(error);
        if (error.kind === moyskladProblems.token && options.heed) throw await options.heed(error);
        if (factor === null || ++repeats > most) throw error;
        const ms = retryPauseMs * factor * 2 ** (repeats - 1);
        await pause(ms * (0.5 + Math.random() / 2), signal);
      }
    }
  }

  async function attempt(
    path: string,
    query: ListQuery,
    sent: Pick<Sent, 'method' | 'body' | 'handsOver'>,
  ): Promise<RawAnswer> {
    // The budget is told in ordinary calls of this token; heavy ones weigh the same for every token.
    const weight = Math.max(1, ((query.weight ?? 1) * (units ?? cautious.units)) / UNITS);
    const lease = await limits.take(key, cautious, { weight, signal });
    let news: LimitNews = {};
    try {
      requests += 1;
      const headers = { ...query.headers, authorization: `Bearer ${token}` };
      const answer = await send(apiUrl + path, { ...sent, ...within, headers, signal });
      const { status } = answer;
      news = budgetNews(answer.headers, status);
      units = news.units ?? units ?? (status === 200 ? cautious.units : null);
      if (status < 200 || status >= 400) throw refusal(pathOf(path), answer);
      return answer;
    } finally {
      await lease.release(news);
    }
  }

  /** @param open makes of the answer what is wanted; if it finds the body broken, a read is repeated. */
  function call<T>(
    path: string,
    query: ListQuery,
    open: (answer: RawAnswer) => T,
    sent: Pick<Sent, 'method' | 'body' | 'handsOver'> = {},
  ): Promise<T> {
    const whole = path + searchOf(query);
    const once = async () => {
      const answer = await door(() => attempt(whole, query, sent)).finally(() => {
        if (units !== null) door.concurrency = cautious.parallel;
      });
      return open(answer);
    };
    return sent.method ? repeated(once, 0) : repeated(once);
  }

  async function listLater(path: string, query: ListQuery = {}): Promise<() => Promise<List<Rows>>> {
    const open = (answer: RawAnswer) => longListOf(answer, path, query.offset);
    const packed = await call(path, query, (answer) => answer);
    return async () => {
      try {
        return open(packed);
      } catch (error) {
        if (!(error instanceof MoyskladError) || error.kind !== moyskladProblems.unavailable) throw error;
        return call(path, query, open);
      }
    };
  }

  const read =
    (path: string) =>
    (raw: RawAnswer): Answer => ({
      location: firstOf(raw.headers.location),
      contentLocation: firstOf(raw.headers['content-location']),
      value: raw.status === 200 || raw.body.length > 0 ? jsonOf(raw, path) : undefined,
    });
  const answer = (path: string, query: ListQuery = {}): Promise<Answer> => call(path, query, read(path));

  return {
    account,
    answer,
    result: (path) =>
      call(path, {}, read(path), { handsOver: (place) => !place.href.startsWith(`${apiUrl}/`) }),
    async write(method, path, body) {
      const headers = { 'content-type': 'application/json' };
      const sent = { method, ...(body && { body: JSON.stringify(body) }) };
      const told = (raw: RawAnswer) => (raw.body.length > 0 ? jsonOf(raw, path) : undefined);
      return call(path, body ? { headers } : {}, told, sent);
    },
    pause: (ms) => pause(ms, signal),
    get requests() {
      return requests;
    },
    get budget() {
      return { ...cautious, ...(units !== null && { units }) };
    },
    listLater,
    list: (path, query = {}) => call(path, query, (raw) => listOf(jsonOf(raw, path), path, query.offset)),
    async get(path, schema) {
      return parse(schema, (await answer(path)).value, path);
    },
    download: (url) =>
      repeated(async () => {
        requests += 1;
        const { host, protocol } = new URL(url, apiUrl);
        if (protocol !== 'https:' && protocol !== new URL(apiUrl).protocol)
          throw new MoyskladError(
            outgoingProblems.elsewhere,
            { ...moyskladName, what: host || protocol },
            0,
            0,
          );
        const raw = await send(url, { ...within, signal });
        if (raw.status !== 200) throw refusal(host, raw);
        return jsonOf(raw, host);
      }),
  };
}

function searchOf(query: ListQuery): string {
  const search = new URLSearchParams(query.params);
  if (query.filter?.length) search.set('filter', query.filter.join(';'));
  if (query.order) search.set('order', query.order);
  if (query.expand?.length) search.set('expand', query.expand.join(','));
  if (query.search) search.set('search', query.search);
  if (query.limit !== undefined) search.set('limit', String(query.limit));
  if (query.offset) search.set('offset', String(query.offset));
  return search.size > 0 ? `?${search}` : '';
}

const pathOf = (path: string): string => path.split('?')[0] ?? path;

function firstOf(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}
