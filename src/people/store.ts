import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';

type Db = Kysely<Tables>;

const columns = ['id', 'name', 'email', 'language'] as const;

/** A person by id; people belong to no company. */
export async function findPerson(db: Db, id: string) {
  return db.selectFrom('auth.user').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function findPersonByEmail(db: Db, email: string) {
  return db
    .selectFrom('auth.user')
    .select(columns)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
}

/** Whether anybody can sign in to this installation. */
export async function hasPeople(db: Db): Promise<boolean> {
  const found = await db.selectFrom('auth.user').select('id').limit(1).executeTakeFirst();
  return found !== undefined;
}
