import type { Database } from '../platform/database.ts';
import type { Acting, Authoriser } from '../platform/door.ts';
import { Problem } from '../platform/problems.ts';
import type { Tokens } from '../platform/tokens.ts';
import type { Identity } from './identity.ts';
import { companyProblems } from './problems.ts';
import { isPlatformAdmin, listLiveSupport, listMemberships, type Membership } from './store.ts';

/**
 * Who is asking, by a token (`Authorization: Bearer`) or by the session's cookie; for which company, by its members. A request
 * with a token is never taken for one with a cookie.
 */
export function openAccess(options: { identity: Identity; database: Database; tokens: Tokens }): Authoriser {
  const { identity, database, tokens } = options;
  return {
    async subject(request) {
      const { authorization } = request.headers;
      if (authorization !== undefined) {
        const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
        const holder = token === undefined ? undefined : await tokens.verify(token);
        if (!holder) throw new Problem(companyProblems.badToken);
        return { kind: 'person', ...holder };
      }
      const userId = await identity.personOf(request.headers);
      return userId === undefined ? undefined : { kind: 'person', userId };
    },

    async acting(subject, wanted) {
      if (subject.kind === 'key') throw new Problem(companyProblems.notMember, { id: subject.companyId });
      if (subject.companyId && wanted !== undefined && wanted !== subject.companyId)
        throw new Problem(companyProblems.notMember, { id: wanted });
      const chosen = subject.companyId ?? wanted;
      const memberships = await database.forUser(subject.userId, listMemberships);
      if (chosen === undefined) {
        const [only, another] = memberships;
        if (!only) throw new Problem(companyProblems.none);
        if (another) throw new Problem(companyProblems.choose);
        return actingOf(only);
      }
      const found = memberships.find(({ id }) => id === chosen);
      if (found) return actingOf(found);
      if (!subject.companyId && (await looksOn(database, subject.userId, chosen)))
        return { companyId: chosen, role: 'admin', support: true };
      if (memberships.length === 0) throw new Problem(companyProblems.none);
      throw new Problem(companyProblems.notMember, { id: chosen });
    },

    isPlatformAdmin: (userId) => isPlatformAdmin(database.platform, userId),
  };
}

function actingOf(membership: Membership): Acting {
  return { companyId: membership.id, role: membership.role, ...closedOf(membership) };
}

/** Whether one of the platform's own people looks at this company now: he sees what its administrators see, blocked or not. */
async function looksOn(database: Database, userId: string, companyId: string): Promise<boolean> {
  const live = await database.forUser(userId, listLiveSupport);
  return live.some((each) => each.companyId === companyId && each.adminId === userId);
}

function closedOf({ blockedReason, eraseAt }: Membership): Pick<Acting, 'closed'> {
  if (blockedReason !== null) return { closed: { by: 'block', reason: blockedReason } };
  if (eraseAt !== null) return { closed: { by: 'deletion', reason: eraseAt.toISOString().slice(0, 10) } };
  return {};
}
