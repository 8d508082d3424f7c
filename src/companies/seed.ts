import { randomUUID } from 'node:crypto';
import { hasPeople, type Identity } from '../people/index.ts';
import type { Database } from '../platform/db/database.ts';
import { firstCompany, insertCompany } from './store.ts';

export const demoEmail = 'demo@skladno.local';

/** A person who owns a company, as made at the first start. */
export interface Owner {
  email: string;
  name: string;
  /** For a person who is made now; 8 letters at least. */
  password: string;
  company: string;
}

/** Makes the demo person and their company «Ромашка» where they are missing. */
export async function ensureDemo(identity: Identity, database: Database, password: string) {
  return ensureOwner(identity, database, { email: demoEmail, name: 'Анна', company: 'Ромашка', password });
}

/** Makes a person and their company where they are missing; an existing password stays. */
async function ensureOwner(
  identity: Identity,
  database: Database,
  { company, ...person }: Owner,
): Promise<{ userId: string; companyId: string }> {
  const userId = await identity.ensurePerson(person);
  // Not any that they made later.
  const first = await database.forUser(userId, firstCompany);
  if (first) return { userId, companyId: first };
  const companyId = randomUUID();
  await database.forCompany(companyId, (trx) =>
    insertCompany(trx, { id: companyId, name: company, ownerId: userId }),
  );
  return { userId, companyId };
}

/**
 * Makes the owner of an installation in which nobody can sign in, or gives them another password when the first one was shown to
 * nobody, because the process ended before.
 * @returns whether `owner.password` is theirs now; say it, then `identity.unseenPassword.seen()`.
 */
export async function ensureFirstOwner(
  identity: Identity,
  database: Database,
  owner: Owner,
): Promise<boolean> {
  const unseen = await identity.unseenPassword.exists();
  if (!unseen && (await hasPeople(database.platform))) return false;
  if (!unseen) await identity.unseenPassword.note();
  const { userId } = await ensureOwner(identity, database, owner);
  if (unseen) await identity.setPassword(userId, owner.password);
  return true;
}
