import { randomUUID } from 'node:crypto';
import type { Database } from '../platform/database.ts';
import type { Identity } from './identity.ts';
import { insertCompany, listMemberships } from './store.ts';

export const demoEmail = 'demo@skladno.local';

/**
 * Makes the demo person and his company «Ромашка» where they are missing.
 * @param password for a person who is made now; 8 letters at least.
 */
export async function ensureDemo(
  identity: Identity,
  database: Database,
  password: string,
): Promise<{ userId: string; companyId: string }> {
  const userId = await identity.ensurePerson({ email: demoEmail, name: 'Анна', password });
  const [first] = await database.forUser(userId, listMemberships);
  if (first) return { userId, companyId: first.id };
  const companyId = randomUUID();
  await database.forCompany(companyId, (trx) =>
    insertCompany(trx, { id: companyId, name: 'Ромашка', ownerId: userId }),
  );
  return { userId, companyId };
}
