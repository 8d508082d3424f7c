import { httpProblems } from './http/http-problems.ts';
import { Problem } from './problems.ts';

/** Why nothing can be done in a company now: the platform blocked it, or it waits for its deletion. */
export interface Closed {
  by: 'block' | 'deletion';
  /** The platform's words, or the day of the deletion. */
  reason: string;
}

/** Whether a company is closed. */
export function closedOf(company: {
  blockedReason: string | null;
  eraseAt: Date | null;
}): Closed | undefined {
  const { blockedReason, eraseAt } = company;
  if (blockedReason !== null) return { by: 'block', reason: blockedReason };
  return eraseAt === null ? undefined : { by: 'deletion', reason: eraseAt.toISOString().slice(0, 10) };
}

/** What is answered to whoever wants something of a closed company. */
export function closedProblem({ by, reason }: Closed): Problem {
  return new Problem(by === 'block' ? httpProblems.companyBlocked : httpProblems.companyDeleted, { reason });
}
