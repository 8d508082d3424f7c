import type { Kysely, Selectable } from 'kysely';
import type { AuthUserTable, Tables } from '../../db/tables.ts';

type Db = Kysely<Tables>;

const columns = ['id', 'name', 'email', 'language'] as const;

export type Person = Pick<Selectable<AuthUserTable>, (typeof columns)[number]>;

/** A person by id; people belong to no company. */
export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  return db.selectFrom('auth.user').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function findPersonByEmail(db: Db, email: string): Promise<Person | undefined> {
  return db
    .selectFrom('auth.user')
    .select(columns)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
}

/** People by id; whoever is not there any more is left out. */
export async function findPeople(db: Db, ids: string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('auth.user').select(columns).where('id', 'in', ids).execute();
  return new Map(rows.map((person) => [person.id, person]));
}

/** Whether anybody can sign in to this installation. */
export async function hasPeople(db: Db): Promise<boolean> {
  const found = await db.selectFrom('auth.user').select('id').limit(1).executeTakeFirst();
  return found !== undefined;
}
