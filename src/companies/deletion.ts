import type { Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import { Problem } from '../platform/problems.ts';
import { audit } from './audit.ts';
import { readCompany } from './company-store.ts';
import { closeCompany, reopenCompany } from './lifecycle.ts';
import type { Changing } from './membership.ts';
import { companyProblems } from './problems.ts';

const causeOf = ({ companyId, actor }: Changing) => ({ companyId, requestId: actor.requestId ?? companyId });

/**
 * An owner deletes the company: it is erased in 30 days. One that is closing already keeps its day; what was to wait for its coming
 * back goes.
 */
export async function askForDeletion(trx: Trx, emit: Emit, by: Changing): Promise<void> {
  const closing = { ...causeOf(by), why: 'deleted' as const, personId: by.userId };
  const eraseAt = await closeCompany(trx, emit, closing);
  if (!eraseAt) await emit(trx, { kind: 'company.given-up', ...causeOf(by) });
  await audit(trx, by.companyId, by.actor, {
    event: 'company.deletion-requested',
    after: { eraseAt: (eraseAt ?? (await readCompany(trx)).eraseAt)?.toISOString() },
  });
}

/** An owner takes the deletion back. @throws Problem when there is none. */
export async function takeDeletionBack(trx: Trx, emit: Emit, by: Changing): Promise<void> {
  if (!(await reopenCompany(trx, emit, causeOf(by)))) throw new Problem(companyProblems.notDeleted);
  await audit(trx, by.companyId, by.actor, { event: 'company.restored' });
}
