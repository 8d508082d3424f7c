import { findPerson } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { tellAccessChanged } from '../platform/http/sse.ts';
import { Problem } from '../platform/problems.ts';
import { audit } from './audit.ts';
import { listMembers, lockCompany, markForErasure, readCompany, takeErasureBack } from './company-store.ts';
import type { CompanyContext } from './context.ts';
import { letters } from './letters.ts';
import type { Changing } from './membership.ts';
import { companyProblems } from './problems.ts';

/**
 * Stops what goes on in a company and sets the day of its erasure; a second time changes nothing.
 * @returns takes accesses back at the providers: to be called when the transaction is done, as none waits for Google.
 */
export async function close(
  trx: Trx,
  context: Pick<CompanyContext, 'mail' | 'publicUrl' | 'stopWork'>,
  by: Changing,
): Promise<() => Promise<void>> {
  await lockCompany(trx, by.companyId);
  const eraseAt = await markForErasure(trx);
  if (!eraseAt) return async () => {};
  const takeBack = await context.stopWork(trx, by.companyId);
  await tellAccessChanged(trx, by.companyId);
  await audit(trx, by.companyId, by.actor, {
    event: 'company.deletion-requested',
    after: { eraseAt: eraseAt.toISOString() },
  });
  await tellOwners(trx, context, by, eraseAt);
  return takeBack;
}

/** Takes the deletion back. @throws Problem when there is none. */
export async function restore(trx: Trx, { companyId, actor }: Changing): Promise<void> {
  if (!(await takeErasureBack(trx))) throw new Problem(companyProblems.notDeleted);
  await audit(trx, companyId, actor, { event: 'company.restored' });
}

/** Every owner is told, so that a deletion by one who was deceived does not go unseen. */
async function tellOwners(
  trx: Trx,
  { mail, publicUrl }: Pick<CompanyContext, 'mail' | 'publicUrl'>,
  { userId, actor }: Changing,
  eraseAt: Date,
): Promise<void> {
  const { name } = await readCompany(trx);
  const person = await findPerson(trx, userId);
  for (const owner of await listMembers(trx)) {
    if (owner.role !== 'owner') continue;
    const day = eraseAt.toLocaleDateString(owner.language === 'ru' ? 'ru-RU' : 'en-GB', {
      timeZone: 'Europe/Moscow',
    });
    const letter = {
      to: owner.email,
      language: owner.language,
      kind: letters.companyDeleted,
      params: { company: name, day, person: person?.name ?? '' },
      url: `${publicUrl}/company`,
    };
    await mail.send(trx, letter, actor.requestId ?? '');
  }
}
