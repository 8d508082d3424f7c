import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import type { Language } from './problems.ts';

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
    const nul = placeOfNul(data);
    if (nul) return { error: new ValidationError([{ ...noNul, path: nul }]) };
    const result = schema.safeParse(data, { reportInput: true });
    return result.success ? { value: result.data } : { error: new ValidationError(result.error.issues) };
  };

const noNul = {
  code: 'custom',
  message: 'NUL',
  input: undefined,
  params: { ru: 'Уберите невидимый знак U+0000', en: 'Remove the invisible character U+0000' },
} as const;

/** Where a text has the character U+0000, which PostgreSQL keeps in no text (postgresql.org/docs/current/datatype-character.html). */
function placeOfNul(value: unknown, depth = 0): string[] | undefined {
  if (typeof value === 'string') return value.includes('\0') ? [] : undefined;
  // No schema of ours goes so deep.
  if (typeof value !== 'object' || value === null || depth > 64) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (name.includes('\0')) return [];
    const place = placeOfNul(inner, depth + 1);
    if (place) return [name, ...place];
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
  const said = speak[language](issue as Parameters<z.core.$ZodErrorMap>[0]);
  return (typeof said === 'string' ? said : said?.message) ?? issue.message;
}
