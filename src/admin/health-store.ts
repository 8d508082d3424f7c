import { sql } from 'kysely';
import { findPeople, type Person } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { Health } from './schema.ts';

/** The platform's own people. */
export async function listAdmins(trx: Trx): Promise<Health['admins']> {
  const admins = await trx
    .selectFrom('platform_admins')
    .select(['user_id as id', 'created_at as since'])
    .orderBy('created_at')
    .execute();
  const people = await findPeople(
    trx,
    admins.map(({ id }) => id),
  );
  return admins.flatMap(({ id, since }) => {
    const person = people.get(id);
    return person ? [{ name: person.name, email: person.email, since: since.toISOString() }] : [];
  });
}

/** Who is told what happens to the whole service. */
export async function platformPeople(trx: Trx): Promise<Person[]> {
  const admins = await trx
    .selectFrom('platform_admins')
    .select('user_id as id')
    .orderBy('created_at')
    .execute();
  const people = await findPeople(
    trx,
    admins.map(({ id }) => id),
  );
  return [...people.values()];
}

/** Names of companies, by id. @param trx acts for one of the platform's own people. */
export async function namesOf(trx: Trx, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select * from admin_company_names(${ids}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
