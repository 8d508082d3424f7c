import type { Role } from '../../db/tables/companies.ts';
import type { Trx } from '../platform/db/database.ts';

export interface Membership {
  id: string;
  name: string;
  role: Role;
  blockedReason: string | null;
  stoppedReason: string | null;
  eraseAt: Date | null;
}

/** The companies of the person the transaction acts for, by name. */
export async function listMemberships(trx: Trx): Promise<Membership[]> {
  return trx
    .selectFrom('members')
    .innerJoin('companies', 'companies.id', 'members.company_id')
    .select([
      'companies.id',
      'companies.name',
      'members.role',
      'companies.blocked_reason as blockedReason',
      'companies.stopped_reason as stoppedReason',
      'companies.erase_at as eraseAt',
    ])
    .orderBy('companies.name')
    .orderBy('companies.id')
    .execute();
}

/** The company that the person has been in longest; undefined when they are in none. */
export async function firstCompany(trx: Trx): Promise<string | undefined> {
  const first = await trx
    .selectFrom('members')
    .select('company_id')
    .orderBy('created_at')
    .orderBy('company_id')
    .limit(1)
    .executeTakeFirst();
  return first?.company_id;
}

/** Names of those of these companies that the transaction may see, by id. */
export async function companyNames(trx: Trx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx.selectFrom('companies').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Adds a company, with its first owner if it has one; the transaction must act for this very id. */
export async function insertCompany(
  trx: Trx,
  company: { id: string; name: string; ownerId?: string },
): Promise<void> {
  const { id, name, ownerId } = company;
  await trx.insertInto('companies').values({ id, name }).execute();
  if (ownerId === undefined) return;
  await trx.insertInto('members').values({ company_id: id, user_id: ownerId, role: 'owner' }).execute();
}
