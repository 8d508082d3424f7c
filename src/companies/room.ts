import { limitProblems, noteRefused } from '../billing/index.ts';
import type { Database } from '../platform/db/database.ts';
import { Problem, type ProblemKind } from '../platform/problems.ts';

/**
 * Has somebody come into a company, in a transaction of its own. Where the company has no room for one more, they are told whom to ask, for
 * its plan is not theirs; and its own people are told of it.
 * @param of.companyId when it is refused: which company that was. @param of.refusal what they are told.
 */
export async function whereThereIsRoom<T>(
  database: Database,
  of: { companyId: () => string | undefined; refusal: ProblemKind },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const companyId = of.companyId();
    if (!(error instanceof Problem && error.kind === limitProblems.members) || !companyId) throw error;
    const [used, hard] = [Number(error.params.used), Number(error.params.hard)];
    await database.forCompany(companyId, (trx) => noteRefused(trx, 'members', { used, hard }));
    throw new Problem(of.refusal);
  }
}
