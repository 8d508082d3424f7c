import type { Trx } from './db/database.ts';
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

/**
 * Whether the company is closed, for work that does not come through the door. A block that is being made in this moment is
 * waited for.
 * @param trx acts for the company.
 */
export async function readClosed(trx: Trx, companyId: string): Promise<Closed | undefined> {
  const company = await trx
    .selectFrom('companies')
    .select(['blocked_reason as blockedReason', 'erase_at as eraseAt'])
    .where('id', '=', companyId)
    .forShare()
    .executeTakeFirst();
  return company && closedOf(company);
}
