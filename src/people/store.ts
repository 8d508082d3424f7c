import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { AuthUserTable } from '../../db/tables/people.ts';
import type { Tables } from '../../db/tables.ts';
import type { Trx } from '../platform/db/database.ts';
import type { Language } from '../platform/problems.ts';

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

/** What makes a new person. */
export interface NewPerson {
  email: string;
  name: string;
  language?: Language;
}

/**
 * Adds a person with a password and answers their id; undefined when there is one with this email: the row itself says whether the
 * address is free, as who looks first may be overtaken.
 */
export async function insertPerson(
  trx: Trx,
  { email, name, language = 'ru', passwordHash }: NewPerson & { passwordHash: string },
): Promise<string | undefined> {
  const id = randomUUID();
  const made = await trx
    .insertInto('auth.user')
    .values({ id, email: email.toLowerCase(), name, email_verified: true, language })
    .onConflict((on) => on.column('email').doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return undefined;
  await trx
    .insertInto('auth.account')
    .values({
      id: randomUUID(),
      user_id: id,
      account_id: id,
      provider_id: 'credential',
      password: passwordHash,
    })
    .execute();
  return id;
}
