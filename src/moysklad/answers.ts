import { z } from 'zod';
import type { LimitNews } from '../platform/limits.ts';
import { shorten } from '../platform/text.ts';
import { kindOf, MoyskladError, moyskladProblems } from './errors.ts';
import { findRows, type Row, type Rows } from './rows.ts';
import { bodyOf, giveBack, type Headers, type RawAnswer } from './transport.ts';

export type { Row, Rows } from './rows.ts';

/** The envelope of a list. */
export interface List<Its extends Rows = Row[]> {
  /** Rows of the whole list; where the answer does not tell, those that came. */
  meta: { size: number };
  rows: Its;
}

const errorsSchema = z.looseObject({
  errors: z.array(z.looseObject({ error: z.string().optional(), code: z.number().optional() })).min(1),
});

/** The budget as an answer's headers tell it (documentation: limits; the headers do not show parallel limits). */
export function budgetNews(headers: Headers, status: number): LimitNews {
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

/**
 * The answer's JSON.
 * @throws MoyskladError (`unavailable`): half a body or a gateway's page is as good as no answer.
 */
export function jsonOf(answer: RawAnswer, path: string): unknown {
  return parseWhole(bodyOf(answer), parserOf(answer, path));
}

function parseWhole(body: Buffer, parse: (text: string) => unknown): unknown {
  const text = body.toString('utf8');
  giveBack(body);
  return parse(text);
}

function parserOf({ status }: RawAnswer, path: string): (text: string) => unknown {
  return (text) => {
    try {
      return JSON.parse(text);
    } catch (error) {
      const params = { answer: `${status}, ${path.split('?')[0]}` };
      throw new MoyskladError(moyskladProblems.unavailable, params, status, 0, error);
    }
  };
}

/**
 * A long list: its rows are parsed as they are taken, and can be taken once.
 * @throws MoyskladError like `jsonOf` and `listOf`.
 */
export function longListOf(answer: RawAnswer, path: string, offset?: number): List<Rows> {
  const body = bodyOf(answer);
  const parse = parserOf(answer, path);
  const found = findRows(body, parse);
  return found ? { meta: found, rows: found.rows } : listOf(parseWhole(body, parse), path, offset);
}

/** @throws MoyskladError when the answer has another shape than the documentation says. */
export function parse<T>(schema: z.ZodType<T>, value: unknown, path: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw wrongShape(path, shorten(z.prettifyError(parsed.error), 300));
}

/**
 * The envelope only is checked: looking into every field of a page costs more than parsing it.
 * @throws MoyskladError when this is no list of objects.
 */
export function listOf(value: unknown, path: string, offset = 0): List {
  const rows = objectsOf((value as { rows?: unknown } | undefined)?.rows, path);
  return { meta: { size: sizeOf(value) ?? offset + rows.length }, rows };
}

/** `meta.size` of a list; null where the answer does not tell it (money by account). */
export function sizeOf(value: unknown): number | null {
  const { meta } = (value ?? {}) as { meta?: { size?: unknown } };
  return typeof meta?.size === 'number' ? meta.size : null;
}

/** @throws MoyskladError when this is no array of objects. */
export function objectsOf(value: unknown, path: string): Row[] {
  if (!Array.isArray(value) || !value.every((row) => typeof row === 'object' && row !== null)) {
    throw wrongShape(path, 'rows?');
  }
  return value;
}

function wrongShape(path: string, answer: string): MoyskladError {
  const params = { what: path.split('?')[0] ?? path, answer };
  return new MoyskladError(moyskladProblems.request, params, 200, 0);
}

/** What MoySklad refused, by status and its own code. */
export function refusal(path: string, raw: RawAnswer): MoyskladError {
  const { status } = raw;
  let answer = `HTTP ${status}`;
  let apiCode = 0;
  try {
    const value = jsonOf(raw, path);
    const { errors } = errorsSchema.parse(Array.isArray(value) ? value[0] : value);
    apiCode = errors[0]?.code ?? 0;
    answer = errors.map((error) => error.error ?? error.code).join('; ');
  } catch {
    // A gateway's HTML page or an empty body says nothing more than the status.
  }
  const params = { what: path.split('?')[0] ?? path, answer };
  return new MoyskladError(kindOf(status, apiCode), params, status, apiCode);
}
