import { t } from 'i18next';
import * as z from 'zod/mini';

const problemSchema = z.object({
  title: z.string(),
  detail: z.string(),
  code: z.string(),
  status: z.number(),
  requestId: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
});

export type Problem = z.infer<typeof problemSchema>;

/** A refused or failed call, with the words to show (RFC 9457, see docs/API_DESIGN.md). */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/**
 * Any failure as a problem in words: what the server said, or what we can say for it.
 * @param error whatever was thrown
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  return {
    title: t('problem.unexpected'),
    detail: t('problem.unexpectedDetail'),
    code: 'unexpected',
    status: 0,
  };
}

/**
 * The problem in an answer that was not a success.
 * @param body the answer's body; a proxy in between may have put anything there
 */
export function problemFrom(body: unknown, status: number): Problem {
  const parsed = problemSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  return {
    title: t('problem.server', { status }),
    detail: t('problem.serverDetail'),
    code: 'server',
    status,
  };
}

/** The problem of a call that got no answer at all. */
export function unreachable(): Problem {
  return { title: t('problem.network'), detail: t('problem.networkDetail'), code: 'network', status: 0 };
}
