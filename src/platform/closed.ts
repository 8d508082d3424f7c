import type { Trx } from './database.ts';
import { httpProblems } from './http-problems.ts';
import { Problem } from './problems.ts';

/**
 * Why nothing may be done in the company now, as the door would say it: for work that does not come through the door.
 * A block that is being made in this moment is waited for.
 * @param trx acts for the company.
 */
export async function closedProblem(trx: Trx, companyId: string): Promise<Problem | undefined> {
  const company = await trx
    .selectFrom('companies')
    .select(['blocked_reason', 'erase_at'])
    .where('id', '=', companyId)
    .forShare()
    .executeTakeFirst();
  if (!company) return undefined;
  const { blocked_reason: blocked, erase_at: erase } = company;
  if (blocked !== null) return new Problem(httpProblems.companyBlocked, { reason: blocked });
  if (erase === null) return undefined;
  return new Problem(httpProblems.companyDeleted, { reason: erase.toISOString().slice(0, 10) });
}
