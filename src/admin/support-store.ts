import { sql } from 'kysely';
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
