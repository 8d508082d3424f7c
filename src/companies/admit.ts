import { requireAllowance } from '../billing/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { type Actor, audit } from './audit.ts';

/**
 * Lets a linked person into the company of the service that vouches for them. Who administers there becomes the owner of a
 * company that has none, and an administrator when they come for the first time; everybody else may look, until an owner gives
 * them more. Whoever was removed comes back to look only: to keep them out, remove them where they are vouched for.
 * @param trx acts for the company and must be the only one at work on the account.
 * @param person.administers whether they do so at the service.
 * @throws Problem where the plan has no room for one more; the first owner always has it.
 */
export async function admitLinkedPerson(
  trx: Trx,
  companyId: string,
  person: { userId: string; isNew: boolean; name: string; administers: boolean },
  actor: Actor,
): Promise<void> {
  const { userId, isNew, name, administers } = person;
  const members = await trx.selectFrom('members').select(['user_id', 'role']).execute();
  const before = members.find((member) => member.user_id === userId)?.role;
  const owned = members.some(({ role }) => role === 'owner');
  const role = administers && !owned ? 'owner' : (before ?? (administers && isNew ? 'admin' : 'viewer'));
  if (role === before) return;
  // Without an owner nobody could make room.
  if (!before && role !== 'owner') await requireAllowance(trx, 'members', 1);
  await trx
    .insertInto('members')
    .values({ company_id: companyId, user_id: userId, role })
    .onConflict((on) => on.columns(['company_id', 'user_id']).doUpdateSet({ role }))
    .execute();
  await audit(trx, companyId, actor, {
    event: before ? 'member.role-changed' : 'member.joined',
    target: { kind: 'member', id: userId, name },
    ...(before && { before: { role: before } }),
    after: { role },
  });
}
