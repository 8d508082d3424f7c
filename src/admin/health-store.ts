import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import type { Health } from './schema.ts';

/** The platform's own people. */
export async function listAdmins(trx: Trx): Promise<Health['admins']> {
  const rows = await trx
    .selectFrom('platform_admins')
    .innerJoin('auth.user as person', 'person.id', 'platform_admins.user_id')
    .select(['person.name', 'person.email', 'platform_admins.created_at as since'])
    .orderBy('platform_admins.created_at')
    .execute();
  return rows.map(({ since, ...person }) => ({ ...person, since: since.toISOString() }));
}

/** Names of companies, by id. @param trx acts for one of the platform's own people. */
export async function namesOf(trx: Trx, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select * from admin_company_names(${ids}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
