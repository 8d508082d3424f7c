import type { Database } from '../platform/database.ts';
import type { Authoriser } from '../platform/door.ts';
import { Problem } from '../platform/problems.ts';
import type { Identity } from './identity.ts';
import { companyProblems } from './problems.ts';
import { listMemberships } from './store.ts';

/** Who is asking, by the session's cookie; for which company, by its members. */
export function openAccess(identity: Identity, database: Database): Authoriser {
  return {
    person: (request) => identity.personOf(request.headers),

    async company(userId, wanted) {
      const memberships = await database.forUser(userId, listMemberships);
      if (memberships.length === 0) throw new Problem(companyProblems.none);
      const [only] = memberships;
      const found = wanted === undefined ? only : memberships.find(({ id }) => id === wanted);
      if (wanted === undefined && memberships.length > 1) throw new Problem(companyProblems.choose);
      if (!found) throw new Problem(companyProblems.notMember, { id: String(wanted) });
      return { companyId: found.id, role: found.role };
    },
  };
}
