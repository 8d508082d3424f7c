import type { Database } from '../platform/database.ts';
import type { Acting, Authoriser } from '../platform/door.ts';
import { Problem } from '../platform/problems.ts';
import type { Tokens } from '../platform/tokens.ts';
import type { Identity } from './identity.ts';
import { companyProblems } from './problems.ts';
import { listMemberships, type Membership } from './store.ts';

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
      if (memberships.length === 0) throw new Problem(companyProblems.none);
      const [only] = memberships;
      const found = chosen === undefined ? only : memberships.find(({ id }) => id === chosen);
      if (chosen === undefined && memberships.length > 1) throw new Problem(companyProblems.choose);
      if (!found) throw new Problem(companyProblems.notMember, { id: String(chosen) });
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
