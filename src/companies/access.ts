import type { Database } from '../platform/database.ts';
import type { Acting, Authoriser } from '../platform/door.ts';
import { Problem } from '../platform/problems.ts';
import type { Identity } from './identity.ts';
import { companyProblems } from './problems.ts';
import { isPlatformAdmin, listLiveSupport, listMemberships, type Membership } from './store.ts';

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
      if (wanted === undefined) {
        const [only, another] = memberships;
        if (!only) throw new Problem(companyProblems.none);
        if (another) throw new Problem(companyProblems.choose);
        return actingOf(only);
      }
      const found = memberships.find(({ id }) => id === wanted);
      return found ? actingOf(found) : lookOn(database, subject.userId, wanted);
    },

    isPlatformAdmin: (userId) => isPlatformAdmin(database.platform, userId),
  };
}

function actingOf(membership: Membership): Acting {
  return { companyId: membership.id, role: membership.role, ...closedOf(membership) };
}

/** One of the platform's own people in a company that is not his: he sees what its administrators see, blocked or not. */
async function lookOn(database: Database, userId: string, companyId: string): Promise<Acting> {
  const live = await database.forUser(userId, listLiveSupport);
  const own = live.find((each) => each.companyId === companyId && each.adminId === userId);
  if (!own) throw new Problem(companyProblems.notMember, { id: companyId });
  return { companyId, role: 'admin', support: true };
}

function closedOf({ blockedReason, eraseAt }: Membership): Pick<Acting, 'closed'> {
  if (blockedReason !== null) return { closed: { by: 'block', reason: blockedReason } };
  if (eraseAt !== null) return { closed: { by: 'deletion', reason: eraseAt.toISOString().slice(0, 10) } };
  return {};
}
