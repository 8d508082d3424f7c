import type { Database } from '../platform/database.ts';
import type { Acting, Authoriser } from '../platform/door.ts';
import { Problem } from '../platform/problems.ts';
import type { Identity } from './identity.ts';
import { companyProblems } from './problems.ts';
import { listMemberships, type Membership } from './store.ts';

/** Who is asking, by the session's cookie; for which company, by its members. */
export function openAccess(identity: Identity, database: Database): Authoriser {
  return {
    async subject(request) {
      const userId = await identity.personOf(request.headers);
      return userId === undefined ? undefined : { kind: 'person', userId };
    },

    async acting(subject, wanted) {
      if (subject.kind === 'key') throw new Problem(companyProblems.notMember, { id: subject.companyId });
      const memberships = await database.forUser(subject.userId, listMemberships);
      if (memberships.length === 0) throw new Problem(companyProblems.none);
      const [only] = memberships;
      const found = wanted === undefined ? only : memberships.find(({ id }) => id === wanted);
      if (wanted === undefined && memberships.length > 1) throw new Problem(companyProblems.choose);
      if (!found) throw new Problem(companyProblems.notMember, { id: String(wanted) });
      return { companyId: found.id, role: found.role, ...closedOf(found) };
    },

    async isPlatformAdmin(userId) {
      const found = await database.platform
        .selectFrom('platform_admins')
        .select('user_id')
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return found !== undefined;
    },
  };
}

function closedOf({ blockedReason, eraseAt }: Membership): Pick<Acting, 'closed'> {
  if (blockedReason !== null) return { closed: { by: 'block', reason: blockedReason } };
  if (eraseAt !== null) return { closed: { by: 'deletion', reason: eraseAt.toISOString().slice(0, 10) } };
  return {};
}
