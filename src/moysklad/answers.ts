import { z } from 'zod';
import type { LimitNews } from '../platform/limits/limits.ts';
import { type AnswerHeaders, giveBack, toldBy } from '../platform/outgoing/index.ts';
import { shorten } from '../platform/text.ts';
import type { SourceRow } from '../protocol/index.ts';
import { kindOf, MoyskladError, moyskladProblems } from './errors.ts';
import { takeJson } from './json.ts';
import { titleOfPath } from './rights.ts';
import { findRows, type Rows } from './rows.ts';
import { type RawAnswer, unpackBody } from './transport.ts';

export type { Rows } from './rows.ts';

/** The envelope of a list. */
export interface List<Its extends Rows = SourceRow[]> {
  /** Rows of the whole list; where the answer does not tell, those that came. */
  meta: { size: number };
  rows: Its;
}

const errorsSchema = z.looseObject({
  errors: z.array(z.looseObject({ error: z.string().optional(), code: z.number().optional() })).min(1),
});

/** The budget as an answer's headers tell it (documentation: limits; the headers do not show parallel limits). */
export function budgetNews(headers: AnswerHeaders, status: number): LimitNews {
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
  return parseWhole(unpackBody(answer), parserOf(answer, path));
}

function parseWhole(body: Buffer, parse: Parser): unknown {
  const taken = takeJson(body);
  giveBack(body);
  return parse(taken);
}

/** Parses what was taken out of a body. @throws MoyskladError. */
type Parser = (taken: () => unknown) => unknown;

function parserOf({ status }: RawAnswer, path: string): Parser {
  return (taken) => {
    try {
      return taken();
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
  const body = unpackBody(answer);
  const parse = parserOf(answer, path);
  const found = findRows(body, (from, to) => parse(takeJson(body, from, to)));
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
export function objectsOf(value: unknown, path: string): SourceRow[] {
  if (!Array.isArray(value) || !value.every((row) => typeof row === 'object' && row !== null)) {
    throw wrongShape(path, 'rows?');
  }
  return value;
}

function wrongShape(path: string, answer: string): MoyskladError {
  const params = { what: path.split('?')[0] ?? path, answer };
  return new MoyskladError(moyskladProblems.request, params, 200, 0);
}

/** Refusals that come without words: too large, too long an address, no gzip (documentation: first steps), too many calls. */
const wordless = new Set([413, 414, 415, 429]);

/**
 * What MoySklad refused, by status and its own code. What does not come in its own words (a gateway's page, an empty body) is no
 * refusal of MoySklad's: as good as no answer, so that nobody's token is taken for a wrong one because of it.
 * @param what was asked for: a path, or in words.
 */
export function refusal(what: string, raw: RawAnswer): MoyskladError {
  const { status } = raw;
  const asked = { what, ...titleOfPath(what.split('?')[0] ?? what) };
  const said = ownWords(raw, what);
  if (!said) {
    const kind = wordless.has(status) ? kindOf(status, 0) : moyskladProblems.unavailable;
    return new MoyskladError(kind, { ...asked, answer: `HTTP ${status}` }, status, 0);
  }
  return new MoyskladError(kindOf(status, said.code), { ...asked, answer: said.answer }, status, said.code);
}

/**
 * Why one object of several was not saved, as it stands in that object's place; null for an object that was.
 * @param what was asked for: a path.
 */
export function refusalOf(value: unknown, what: string): MoyskladError | null {
  const said = wordsOf(value);
  if (!said) return null;
  const params = { what, ...titleOfPath(what), answer: said.answer };
  return new MoyskladError(kindOf(REFUSED, said.code), params, REFUSED, said.code);
}

/** An object's own refusal has no status of its own, and it is by its code that it is known. */
const REFUSED = 400;

function ownWords(raw: RawAnswer, what: string): { code: number; answer: string } | null {
  try {
    const value = jsonOf(raw, what);
    return wordsOf(Array.isArray(value) ? value[0] : value);
  } catch {
    return null;
  }
}

function wordsOf(value: unknown): { code: number; answer: string } | null {
  const { data } = errorsSchema.safeParse(value);
  if (!data) return null;
  const answer = toldBy(data.errors.map(({ error, code }) => error ?? code).join('; '));
  return { code: data.errors[0]?.code ?? 0, answer };
}
