import { z } from 'zod';
import { kindOf, SheetsError, sheetsProblems } from './errors.ts';

const failureSchema = z.looseObject({
  message: z.string().optional(),
  status: z.number().optional(),
  response: z
    .looseObject({
      status: z.number(),
      data: z
        .union([z.looseObject({ error: z.looseObject({ message: z.string().optional() }) }), z.unknown()])
        .optional(),
    })
    .optional(),
});

/** What the client library threw, as a problem in words. @param what the thing that was asked for. */
export function refusal(error: unknown, what: string, account: string): SheetsError {
  if (error instanceof SheetsError) return error;
  const failure = failureSchema.safeParse(error).data;
  const status = failure?.response?.status ?? 0;
  const body = failure?.response?.data as { error?: { message?: string } } | undefined;
  const answer = body?.error?.message ?? (status ? `HTTP ${status}` : (failure?.message ?? String(error)));
  const kind = kindOf(status, answer);
  const unknown = kind === sheetsProblems.unavailable && status !== 409;
  return new SheetsError(kind, { answer, what, account, needed: '?', free: 0 }, status, unknown, error);
}
