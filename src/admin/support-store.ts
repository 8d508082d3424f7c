import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { Trx } from '../platform/db/database.ts';

export interface SupportAccess {
  id: string;
  startedAt: Date;
  expiresAt: Date;
}

/** Lets one of the platform's own people look at the company for half an hour. @param trx acts for the company. */
export async function insertAccess(
  trx: Trx,
  access: { companyId: string; adminId: string; reason: string },
): Promise<SupportAccess> {
  return trx
    .insertInto('support_accesses')
    .values({ company_id: access.companyId, admin_id: access.adminId, reason: access.reason })
    .returning(['id', 'started_at as startedAt', 'expires_at as expiresAt'])
    .executeTakeFirstOrThrow();
}

/** Ends what is not over yet, one access or all of a person's. @returns those that ended now. */
export async function endAccesses(
  trx: Trx,
  which: { id: string } | { adminId: string },
): Promise<{ id: string; startedAt: Date; endedAt: Date | null }[]> {
  const query = trx
    .updateTable('support_accesses')
    .set({ ended_at: sql<Date>`least(now(), expires_at)` })
    .where('ended_at', 'is', null);
  const chosen =
    'id' in which ? query.where('id', '=', which.id) : query.where('admin_id', '=', which.adminId);
  return chosen.returning(['id', 'started_at as startedAt', 'ended_at as endedAt']).execute();
}

/** Who looks at the company now that the transaction acts for, since when and why; the first one first. */
export async function accessesNow(
  trx: Trx,
): Promise<{ adminId: string; reason: string; startedAt: Date; expiresAt: Date }[]> {
  return trx
    .selectFrom('support_accesses')
    .select(['admin_id as adminId', 'reason', 'started_at as startedAt', 'expires_at as expiresAt'])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('started_at')
    .execute();
}

/** Who of the platform's own people looks on now: at the companies of the person the transaction acts for, and they themselves. */
export async function liveSupport(
  trx: Trx,
): Promise<{ companyId: string; adminId: string; expiresAt: Date }[]> {
  return (
    trx
      .selectFrom('support_accesses')
      // Whoever is dismissed sees nothing from that moment.
      .innerJoin('platform_admins', 'platform_admins.user_id', 'support_accesses.admin_id')
      .select([
        'support_accesses.company_id as companyId',
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
