import { randomUUID } from 'node:crypto';
import { actFor, type Trx } from '../platform/db/database.ts';
import { lockScope } from '../platform/db/lock.ts';
import { Problem } from '../platform/problems.ts';
import { type Actor, audit } from './audit.ts';
import { companyProblems } from './problems.ts';
import { insertCompany, listMemberships } from './store.ts';

/** More than anybody needs, few enough that nobody fills the service with them. */
const MOST_OWNED = 20;

/**
 * Makes a company that a person owns. @param trx acts for the person, and from now on for the company.
 * @throws Problem when they own too many.
 */
export async function makeCompany(trx: Trx, userId: string, name: string, actor: Actor): Promise<void> {
  const id = randomUUID();
  await lockScope(trx, `companies of ${userId}`);
  const own = await listMemberships(trx);
  if (own.filter(({ role }) => role === 'owner').length >= MOST_OWNED)
    throw new Problem(companyProblems.tooManyCompanies, { most: MOST_OWNED });
  await actFor(trx, id);
  await insertCompany(trx, { id, name, ownerId: userId });
  await audit(trx, id, actor, { event: 'company.created', after: { name } });
}
