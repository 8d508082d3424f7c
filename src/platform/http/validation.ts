import type { FastifyRequest, FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import type { Language } from '../problems.ts';
import { cleanText, isClean } from '../text.ts';
import { wordsOf } from './issue-words.ts';

type Issue = z.core.$ZodIssue;

/** A part of a request does not fit its schema; becomes the problem `bad-request`. */
export class ValidationError extends Error {
  readonly issues: Issue[];

  constructor(issues: Issue[]) {
    super('The request does not fit its schema');
    this.issues = issues;
  }
}

const speak: Record<Language, z.core.$ZodErrorMap> = {
  ru: z.locales.ru().localeError,
  en: z.locales.en().localeError,
};

/** Checks parts of a request; the input stays in the issues, because the texts are made later, in the caller's language. */
export const validate: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data: unknown) => {
    const result = schema.safeParse(data, { reportInput: true });
    return result.success ? { value: result.data } : { error: new ValidationError(result.error.issues) };
  };

/** Deeper than any schema of ours goes; what is deeper may not even be printed again. */
const MOST_DEPTH = 64;
/** More than a notification of MoySklad's of 1 MB holds; looking at all of a million tiny ones would keep the process from others. */
const MOST_VALUES = 100_000;

const faults = {
  text: {
    ru: 'Здесь есть символ, который нельзя сохранить: U+0000 или половина символа. Удалите его или наберите текст заново',
    en: 'There is a character that cannot be kept: U+0000, or half of a character. Remove it or type the text again',
  },
  depth: { ru: 'Слишком много вложенных уровней', en: 'Too many nested levels' },
  number: { ru: 'Слишком много значений', en: 'Too many values' },
};

/**
 * Refuses what no part of a request may hold, whatever its schema: texts and names of fields with U+0000, which PostgreSQL keeps in
 * no text (postgresql.org/docs/current/datatype-character.html), or with half of a character, which `jsonb` and Google refuse;
 * and values nested too deep, or too many. Headers need no look: HTTP allows neither in them.
 * @throws ValidationError that names the field.
 */
export function refuseOddTexts({
  params,
  query,
  body,
}: Pick<FastifyRequest, 'params' | 'query' | 'body'>): void {
  for (const part of [params, query, body]) {
    const fault = faultIn(part);
    if (!fault) continue;
    const { what, path } = fault;
    throw new ValidationError([
      { code: 'custom', message: what, input: undefined, params: faults[what], path },
    ]);
  }
}

interface Fault {
  what: keyof typeof faults;
  path: string[];
}

/** @param seen how many values were looked at. */
function faultIn(value: unknown, depth = 0, seen = { count: 0 }): Fault | undefined {
  seen.count += 1;
  if (seen.count > MOST_VALUES) return { what: 'number', path: [] };
  if (typeof value === 'string') return isClean(value) ? undefined : { what: 'text', path: [] };
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > MOST_DEPTH) return { what: 'depth', path: [] };
  const inside = (name: string, { what, path }: Fault): Fault => ({ what, path: [cleanText(name), ...path] });
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const fault = faultIn(value[i], depth + 1, seen);
      if (fault) return inside(String(i), fault);
    }
    return undefined;
  }
  for (const name of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[name];
    const fault: Fault | undefined = isClean(name)
      ? faultIn(inner, depth + 1, seen)
      : { what: 'text', path: [] };
    if (fault) return inside(name, fault);
  }
  return undefined;
}

/**
 * The issues for a person: the field as a path in the body, and what to do.
 * A schema's own check says it in both languages: `refine(fn, { params: { ru: '…', en: '…' } })`.
 */
export function describeIssues(issues: Issue[], language: Language): { field: string; message: string }[] {
  return issues.map((issue) => ({ field: fieldOf(issue), message: messageOf(issue, language) }));
}

function fieldOf(issue: Issue): string {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  return path.join('.');
}

function messageOf(issue: Issue, language: Language): string {
  if (issue.code === 'custom') {
    const own: unknown = issue.params?.[language];
    return typeof own === 'string' ? own : issue.message;
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return { ru: 'Это поле обязательно, заполните его', en: 'This field is required, fill it in' }[language];
  }
  const words = wordsOf(issue);
  if (words) return words[language];
  const said = speak[language](issue as Parameters<z.core.$ZodErrorMap>[0]);
  return (typeof said === 'string' ? said : said?.message) ?? issue.message;
}
