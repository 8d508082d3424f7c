import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';

/** The accounts that a person connected, or connected again last, oldest first: the audit log knows. */
export async function connectedBy(trx: Trx, userId: string): Promise<{ id: string; title: string }[]> {
  return trx
    .selectFrom('integrations')
    .select(['id', 'title'])
    .where(
      sql<string>`(select actor_id from audit_log
        where target_kind = 'integration' and target_id = integrations.id::text
          and event in ('integration.connected', 'integration.reconnected')
        order by audit_log.id desc limit 1)`,
      '=',
      userId,
    )
    .orderBy('created_at')
    .execute();
}
