/** Examples of the API document: composed from the schemas, so that none can be forgotten or grow stale. */

import { describeProblem, type Language, type ProblemKind } from '../problems.ts';
import { cutText } from '../text.ts';
import { httpProblems } from './http-problems.ts';

export type Json = Record<string, unknown>;

const formats: Record<string, string> = {
  uuid: '3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90',
  guid: '7944ef04-f831-11e5-7a69-971500188b19',
  'date-time': '2027-01-31T09:00:00Z',
  date: '2027-01-31',
  email: 'anna@example.com',
  uri: 'https://skladno.example.com/',
};

/** What texts of these names look like; a schema's own `examples` come first. */
const words: Record<string, string> = {
  name: 'Заказы для бухгалтера',
  title: 'Заказы',
  text: 'Заказы',
  description: 'Заказы покупателей, новые сверху',
  ru: 'Заказы покупателей',
  en: 'Customer orders',
  configName: 'Заказы для бухгалтера',
  exporter: 'customerorder',
  keyColumn: 'id',
  key: 'name',
  field: 'moment',
  column: 'sum',
  sheetTitle: 'Заказы',
  spreadsheetId: '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms',
  spreadsheetTitle: 'Продажи',
  spreadsheetUrl: 'https://docs.google.com/spreadsheets/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms/edit',
  link: 'https://docs.google.com/spreadsheets/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms/edit',
  url: 'https://docs.google.com/spreadsheets/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms/edit',
  href: 'https://api.moysklad.ru/api/remap/1.2/entity/counterparty/7944ef04-f831-11e5-7a69-971500188b19',
  color: '#40bf6a',
  currency: '₽',
  audience: 'accountant',
  formula: 'sum * 2',
  form: 'company',
  filter: 'applicable=true',
  whenEmpty: '—',
  prefix: 'sk_3kTq9Z',
  createdAt: '2026-01-31T09:00:00.000Z',
  updatedAt: '2026-01-31T09:00:00.000Z',
  startedAt: '2026-01-31T09:00:01.000Z',
  finishedAt: '2026-01-31T09:00:09.000Z',
  expiresAt: '2027-01-31T09:00:00.000Z',
  lastUsedAt: '2026-02-01T06:30:00.000Z',
  revokedAt: '2026-03-01T12:00:00.000Z',
  eraseAt: '2026-03-02T09:00:00.000Z',
  at: '2026-01-31T09:00:00.000Z',
  requestId: '0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11',
  ip: '203.0.113.7',
  event: 'export-config.changed',
  cursor: 'WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd',
  nextCursor: 'WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd',
  email: 'anna@example.com',
  password: 'correct horse battery',
  currentPassword: 'correct horse battery',
  newPassword: 'staple battery horse',
  plan: 'business',
  userId: 'Jx2nQ7sWb0',
  createdBy: 'Анна',
  reason: 'Не оплачено с марта',
  code: 'rows-missing',
  detail: 'Из таблицы убраны 3 строки: этих документов больше нет в МоёмСкладе.',
  search: 'Ромашка',
  token: '8d3f0a7c5b6e4d21',
};

/**
 * A value that fits a JSON Schema.
 * @param components what its references lead to. @param name of the property it is for.
 */
export function exampleOf(schema: Json, components: Record<string, Json>, name = ''): unknown {
  const inside = (part: unknown, of = name) => exampleOf(part as Json, components, of);
  if (Array.isArray(schema.examples)) return schema.examples[0];
  if (typeof schema.$ref === 'string')
    return inside(components[schema.$ref.replace('#/components/schemas/', '')] ?? {});
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.default !== undefined && schema.default !== null) return schema.default;
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (choices) return inside(choices.find((choice) => choice.type === 'object' || choice.$ref) ?? choices[0]);
  if (Array.isArray(schema.allOf)) return Object.assign({}, ...schema.allOf.map((part) => inside(part)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') {
    const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>);
    return Object.fromEntries(properties.map(([key, part]) => [key, inside(part, key)]));
  }
  if (type === 'array') {
    const parts = (schema.prefixItems as Json[] | undefined) ?? (schema.items ? [schema.items] : []);
    return parts.map((part) => inside(part));
  }
  if (type === 'string') return textOf(schema, name);
  if (type === 'integer' || type === 'number') return Number(schema.minimum ?? 0) || 1;
  if (type === 'boolean') return false;
  return null;
}

function textOf({ format, maxLength }: Json, name: string): string {
  const text = formats[String(format)] ?? words[name] ?? 'Ромашка';
  return typeof maxLength === 'number' ? cutText(text, maxLength) : text;
}

/** What a refusal looks like, in both languages. @param withFields the route takes fields that may not fit. */
export function problemExamples(access: string, withFields: boolean): Json {
  const kind: ProblemKind = withFields
    ? httpProblems.badRequest
    : access === 'anyone'
      ? httpProblems.internal
      : httpProblems.unauthenticated;
  const requestId = words.requestId ?? '';
  const value = (language: Language) => ({
    type: `https://skladno.app/problems/${kind.code}`,
    ...describeProblem({ kind, params: { requestId } }, language),
    status: kind.status,
    code: kind.code,
    requestId,
    ...(withFields && { errors: [{ field: 'name', message: required[language] }] }),
  });
  return {
    ru: { summary: 'Accept-Language: ru', value: value('ru') },
    en: { summary: 'Accept-Language: en', value: value('en') },
  };
}

const required: Record<Language, string> = {
  ru: 'Это поле обязательно, заполните его',
  en: 'This field is required, fill it in',
};
