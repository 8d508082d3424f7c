import { type Kysely, sql } from 'kysely';
import type { Role, Tables } from '../../db/tables.ts';
import type { Trx } from '../platform/db/database.ts';

export interface Membership {
  id: string;
  name: string;
  role: Role;
  blockedReason: string | null;
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
      'companies.erase_at as eraseAt',
    ])
    .orderBy('companies.name')
    .orderBy('companies.id')
    .execute();
}

export interface LiveSupport {
  companyId: string;
  companyName: string;
  adminId: string;
  expiresAt: Date;
}

/** Who of the platform's own people looks on now: at the companies of the person the transaction acts for, and they themselves. */
export async function listLiveSupport(trx: Trx): Promise<LiveSupport[]> {
  return (
    trx
      .selectFrom('support_accesses')
      .innerJoin('companies', 'companies.id', 'support_accesses.company_id')
      // Whoever is dismissed sees nothing from that moment.
      .innerJoin('platform_admins', 'platform_admins.user_id', 'support_accesses.admin_id')
      .select([
        'companies.id as companyId',
        'companies.name as companyName',
        'support_accesses.admin_id as adminId',
        'support_accesses.expires_at as expiresAt',
      ])
      .where('support_accesses.ended_at', 'is', null)
      .where('support_accesses.expires_at', '>', sql<Date>`now()`)
      .orderBy('support_accesses.started_at')
      .execute()
  );
}

/** Whether a person is one of the platform's own. */
export async function isPlatformAdmin(db: Kysely<Tables>, userId: string): Promise<boolean> {
  const found = await db
    .selectFrom('platform_admins')
    .select('user_id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return found !== undefined;
}

/** Adds a company with its first owner; the transaction must act for this very id. */
export async function insertCompany(
  trx: Trx,
  company: { id: string; name: string; ownerId: string },
): Promise<void> {
  const { id, name, ownerId } = company;
  await trx.insertInto('companies').values({ id, name }).execute();
  await trx.insertInto('members').values({ company_id: id, user_id: ownerId, role: 'owner' }).execute();
}
