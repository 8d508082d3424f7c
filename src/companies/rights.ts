import type { Role } from '../../db/tables/companies.ts';
import type { Trx } from '../platform/db/database.ts';
import { type Action, roleMay } from '../platform/http/capabilities.ts';
import { tellAccessChanged } from '../platform/http/sse.ts';
import { type ApiKeyView, keysOf, revokeKey } from './api-key-store.ts';
import { type Actor, audit } from './audit.ts';
import { deleteInvitation, type Invitation, invitationsBy } from './invitation-store.ts';

/** What opens the company by a member's word: keys for programs, and people who have not answered yet. */
export interface GivenRights {
  keys: ApiKeyView[];
  invitations: Invitation[];
}

/**
 * The living keys and invitations of a member that go beyond a role.
 * @param role what the member may from now on; null when they are a member no more.
 */
export async function rightsBeyond(trx: Trx, userId: string, role: Role | null): Promise<GivenRights> {
  const may = (action: Action) => role !== null && roleMay(role, action);
  const keys = await keysOf(trx, userId);
  const invitations = await invitationsBy(trx, userId);
  return {
    keys: keys.filter(({ scopes }) => !scopes.every(may)),
    invitations: invitations.filter(
      (invitation) => !may('members.manage') || (invitation.role === 'owner' && role !== 'owner'),
    ),
  };
}

/**
 * Ends what a member let in beyond their new role, with a line in the log for each, and whatever they look on at now. In the
 * transaction of the change, which holds the company's lock: no key is made meanwhile.
 * @param role null when they are a member no more.
 */
export async function endRights(
  trx: Trx,
  by: { companyId: string; actor: Actor },
  member: { userId: string; name: string; email: string },
  role: Role | null,
): Promise<void> {
  const { companyId, actor } = by;
  const { keys, invitations } = await rightsBeyond(trx, member.userId, role);
  const madeBy = `${member.name} <${member.email}>`;
  for (const { id, name, prefix, scopes, expiresAt } of keys) {
    await revokeKey(trx, id);
    await audit(trx, companyId, actor, {
      event: 'api-key.revoked',
      target: { kind: 'api-key', id, name },
      before: { prefix, scopes, expiresAt, madeBy },
    });
  }
  for (const { id, email, role } of invitations) {
    await deleteInvitation(trx, id);
    await audit(trx, companyId, actor, {
      event: 'invitation.revoked',
      target: { kind: 'invitation', id, name: email },
      before: { role, madeBy },
    });
  }
  await tellAccessChanged(trx, companyId);
}
