import { type Actor, audit } from '../companies/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { lockScope } from '../platform/db/lock.ts';
import { Problem } from '../platform/problems.ts';
import { hashOf, makeCode } from './code.ts';
import { countWaiting, deleteInvitation, insertInvitation, listInvitations } from './invitation-store.ts';
import { partnershipProblems } from './problems.ts';
import type { PartnershipInvitationView } from './schema.ts';

/** A company may have this many waiting at a time. */
const MOST = 50;

interface Inviting {
  companyId: string;
  userId: string;
  actor: Actor;
}

/**
 * Makes an invitation for somebody.
 * @param name what the company calls them. @returns it with its code, which nobody can see again.
 * @throws Problem when too many wait.
 */
export async function invite(
  trx: Trx,
  { companyId, userId, actor }: Inviting,
  name: string,
): Promise<PartnershipInvitationView & { code: string }> {
  await lockScope(trx, `partnership invitations of ${companyId}`);
  if ((await countWaiting(trx)) >= MOST)
    throw new Problem(partnershipProblems.tooManyInvitations, { most: MOST });
  const code = makeCode();
  const id = await insertInvitation(trx, { companyId, name, codeHash: hashOf(code), invitedBy: userId });
  await audit(trx, companyId, actor, {
    event: 'partnership.invited',
    target: { kind: 'partnership-invitation', id, name },
  });
  const [made] = await listInvitations(trx, id);
  return { ...made!, code };
}

/** Takes an invitation back: its code is no good any more. @throws Problem when there is none. */
export async function takeBack(
  trx: Trx,
  { companyId, actor }: Omit<Inviting, 'userId'>,
  id: string,
): Promise<void> {
  const name = await deleteInvitation(trx, id);
  if (name === undefined) throw new Problem(partnershipProblems.invitationMissing);
  await audit(trx, companyId, actor, {
    event: 'partnership.invitation-revoked',
    target: { kind: 'partnership-invitation', id, name },
  });
}
