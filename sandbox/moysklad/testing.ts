import { z } from 'zod';
import { type AccountOptions, type MoyskladSandbox, openMoysklad } from './index.ts';

const listShape = z.object({
  meta: z.looseObject({
    size: z.number(),
    limit: z.number(),
    offset: z.number(),
    nextHref: z.string().optional(),
  }),
  rows: z.array(z.looseObject({})),
});
const errorShape = z.object({
  errors: z.array(z.looseObject({ code: z.number(), error: z.string() })).min(1),
});

export interface Answer {
  status: number;
  headers: Headers;
  json: unknown;
}

/** A sandbox with one application's account, and a caller of it. */
export async function openForTest(
  options: { limits?: boolean; latencyMs?: number; accounts?: AccountOptions[] } = {},
): Promise<{ sandbox: MoyskladSandbox; api: (path: string, init?: RequestInit) => Promise<Answer> }> {
  const accounts = options.accounts ?? [
    { name: 'demo', token: 'app-token', kind: 'app', orders: 1500, products: 120, counterparties: 200 },
  ];
  const sandbox = await openMoysklad({
    port: 0,
    limits: options.limits ?? false,
    latencyMs: options.latencyMs,
    accounts,
  });
  const token = accounts[0]?.token ?? '';
  return { sandbox, api: (path, init) => call(sandbox.apiUrl + path, token, init) };
}

/** One call with a Bearer token; fetch itself asks for gzip. */
export async function call(url: string, token: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers };
  const response = await fetch(url, { ...init, headers });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text === '' ? undefined : JSON.parse(text),
  };
}

/** The list in an answer; fails when it is none. */
export function listOf(answer: Answer): z.infer<typeof listShape> {
  return listShape.parse(answer.json);
}

/** Status and the first error code of an answer. */
export function refusalOf(answer: Answer): [status: number, code: number] {
  return [answer.status, errorShape.parse(answer.json).errors[0]?.code ?? 0];
}
