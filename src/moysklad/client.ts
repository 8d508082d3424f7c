import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import { z } from 'zod';
import type { LimitNews, LimitRule, Limits } from '../platform/limits.ts';
import { pause } from '../platform/pause.ts';
import { kindOf, MoyskladError, moyskladProblems, retryFactor } from './errors.ts';

/** One object of a list answer; unknown keys may appear at any time and are kept. */
const rowSchema = z.looseObject({ id: z.string().optional() });
export type Row = z.infer<typeof rowSchema>;

const listSchema = z.object({
  meta: z.looseObject({ size: z.number().int().nonnegative() }),
  rows: z.array(rowSchema),
});
export type List = z.infer<typeof listSchema>;

const errorsSchema = z.looseObject({
  errors: z.array(z.looseObject({ error: z.string().optional(), code: z.number().optional() })).min(1),
});

export interface ListQuery {
  /** Conditions of the filter grammar, joined by `;`. */
  filter?: string[];
  /** E.g. `updated,asc;id,asc`. */
  order?: string;
  /** 1…1000. */
  limit?: number;
  offset?: number;
}

export interface MoyskladClient {
  /** `GET /entity/<type>` or another list path: the envelope with `meta.size` and `rows`. */
  list(path: string, query?: ListQuery): Promise<List>;
  /** Any other GET under the API's root; the answer is checked by `schema`. */
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  /** Calls made so far, repeats included. */
  readonly requests: number;
  close(): Promise<void>;
}

export interface MoyskladOptions {
  /** `…/api/remap/1.2`, without a slash at the end. */
  apiUrl: string;
  token: string;
  limits: Limits;
  signal?: AbortSignal;
  /** The first pause before a repeat, ms; doubles with each repeat. */
  retryPauseMs?: number;
}

/** Before the first answer tells the real budget: what the dearest kind of token may do (documentation: limits). */
const cautious: LimitRule = { units: 11, perMs: 3000, parallel: 5 };
/** "The answer of a heavy call may take up to 300 s" (documentation: first steps). */
const ANSWER_MS = 300_000;
const REPEATS = 6;
/** 429 is obeyed, not fought: MoySklad cuts off whoever collects more than 200 of them in a minute. */
const LIMIT_REPEATS = 20;

/**
 * Opens a client of MoySklad's JSON API 1.2 for one token. All calls are reads, so every failure that may pass
 * (a cut connection, a broken body, 429, 5xx) is repeated; other refusals are not.
 * @throws MoyskladError from every method.
 */
export function openMoyskladClient(options: MoyskladOptions): MoyskladClient {
  const { apiUrl, token, limits, signal, retryPauseMs = 1000 } = options;
  const key = `moysklad:${createHash('sha256').update(token).digest('base64url').slice(0, 22)}`;
  // A connection idle over 30 s or used for more than 100 requests may answer 5xx (documentation: first steps).
  const dispatcher = new Agent({
    connections: 5,
    pipelining: 1,
    keepAliveTimeout: 20_000,
    keepAliveMaxTimeout: 25_000,
    maxRequestsPerClient: 100,
    headersTimeout: ANSWER_MS,
    bodyTimeout: ANSWER_MS,
  });
  let requests = 0;

  async function call(path: string): Promise<unknown> {
    let repeats = 0;
    let refusals = 0;
    for (;;) {
      try {
        return await attempt(path);
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof MoyskladError)) throw error;
        if (error.kind === moyskladProblems.limit && ++refusals <= LIMIT_REPEATS) continue; // the budget is paused
        const factor = retryFactor(error);
        if (factor === null || ++repeats > REPEATS) throw error;
        const ms = retryPauseMs * factor * 2 ** (repeats - 1);
        await pause(ms * (0.5 + Math.random() / 2), signal);
      }
    }
  }

  async function attempt(path: string): Promise<unknown> {
    const lease = await limits.take(key, cautious, { signal });
    let news: LimitNews = {};
    try {
      requests += 1;
      const { status, headers, body } = await send(apiUrl + path);
      news = budgetNews(headers, status);
      if (status >= 200 && status < 300) return parseJson(body, path, status);
      throw refusal(path, status, body);
    } finally {
      await lease.release(news);
    }
  }

  async function send(url: string): Promise<{ status: number; headers: Headers; body: string }> {
    try {
      const answer = await request(url, {
        dispatcher,
        signal,
        headers: {
          authorization: `Bearer ${token}`,
          'accept-encoding': 'gzip', // without it: 415 and an empty body
          accept: 'application/json;charset=utf-8',
          'user-agent': 'Skladno',
        },
      });
      // At once and whole: undici breaks an assertion when a connection ends while its reader makes it wait.
      const raw = Buffer.from(await answer.body.arrayBuffer());
      const packed = answer.headers['content-encoding'] === 'gzip' && raw.length > 0;
      // Unpacked in small pieces: a page of 1000 documents has 6 MB, and a buffer that large outlives its page.
      const body = packed ? await text(createGunzip().end(raw)) : raw.toString('utf8');
      return { status: answer.statusCode, headers: answer.headers, body };
    } catch (error) {
      signal?.throwIfAborted();
      const answer = error instanceof Error ? error.message : String(error);
      throw new MoyskladError(moyskladProblems.unavailable, { answer }, 0, 0, error);
    }
  }

  return {
    get requests() {
      return requests;
    },
    async list(path, query = {}) {
      const search = new URLSearchParams();
      if (query.filter?.length) search.set('filter', query.filter.join(';'));
      if (query.order) search.set('order', query.order);
      if (query.limit !== undefined) search.set('limit', String(query.limit));
      if (query.offset) search.set('offset', String(query.offset));
      const tail = search.size > 0 ? `?${search}` : '';
      return parse(listSchema, await call(path + tail), path);
    },
    async get(path, schema) {
      return parse(schema, await call(path), path);
    },
    close: () => dispatcher.close(),
  };
}

type Headers = Dispatcher.ResponseData['headers'];

/** The budget as the answer's headers tell it (documentation: limits; the headers do not show parallel limits). */
function budgetNews(headers: Headers, status: number): LimitNews {
  const news: LimitNews = {};
  const limit = Number(headers['x-ratelimit-limit']);
  const remaining = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
  if (limit > 0) news.units = limit;
  if (remaining >= 0) news.remaining = remaining;
  if (status === 429) {
    const after = Number(headers['x-lognex-retry-after']);
    news.pauseMs = after > 0 ? after : 1000; // too many parallel calls (1073) come without the header
  }
  return news;
}

function parseJson(body: string, path: string, status: number): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    // Half a body or a gateway's page: as good as no answer.
    throw new MoyskladError(
      moyskladProblems.unavailable,
      { answer: `${status}, ${path.split('?')[0]}` },
      status,
      0,
      error,
    );
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown, path: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const answer = z.prettifyError(parsed.error).slice(0, 300);
  throw new MoyskladError(moyskladProblems.request, { what: path.split('?')[0] ?? path, answer }, 200, 0);
}

function refusal(path: string, status: number, body: string): MoyskladError {
  let answer = `HTTP ${status}`;
  let apiCode = 0;
  try {
    const value: unknown = JSON.parse(body);
    const { errors } = errorsSchema.parse(Array.isArray(value) ? value[0] : value);
    apiCode = errors[0]?.code ?? 0;
    answer = errors.map((error) => error.error ?? error.code).join('; ');
  } catch {
    // A gateway's HTML page or an empty body says nothing more than the status.
  }
  const params = { what: path.split('?')[0] ?? path, answer };
  return new MoyskladError(kindOf(status, apiCode), params, status, apiCode);
}
