import { readClosed } from '../companies/index.ts';
import { closedProblem } from '../platform/closed.ts';
import type { Trx } from '../platform/db/database.ts';
import { describeProblem, Problem } from '../platform/problems.ts';
import type { VendorAnswer } from './answer-once.ts';
import { marketplaceProblems } from './problems.ts';
import type { Installation } from './store.ts';

/**
 * The installation of an account for which something is to be started.
 * @param trx acts for the account's company, where there is one.
 * @throws Problem while nothing may be: it is not installed, not paid for, or the company is closed.
 */
export async function requireOpen(
  trx: Trx,
  found: Installation | undefined,
  accountId: string,
): Promise<Installation> {
  if (!found) throw new Problem(marketplaceProblems.notInstalled, { accountId });
  if (found.status === 'Suspended') throw new Problem(marketplaceProblems.suspended);
  if (found.status === 'Uninstalled') throw new Problem(marketplaceProblems.uninstalled);
  const closed = await readClosed(trx, found.company_id);
  if (closed) throw closedProblem(closed);
  return found;
}

/**
 * Does what a call asks for; a problem is told in MoySklad's own form, which shows it to people and repeats nothing.
 * @param work has written nothing when it throws a Problem.
 */
export async function toldInWords(work: () => Promise<VendorAnswer>): Promise<VendorAnswer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { status: 400, body: { error: { errorMessage: describeProblem(error, 'ru').detail } } };
  }
}
