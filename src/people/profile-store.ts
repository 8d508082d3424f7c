import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { Language } from '../platform/problems.ts';

type Db = Kysely<Tables>;

/** A person and how they sign in. */
export async function readProfile(db: Db, userId: string) {
  const user = await db
    .selectFrom('auth.user')
    .select(['name', 'email', 'language', 'two_factor_enabled as secondFactor'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (!user) return undefined;
  const accounts = await db
    .selectFrom('auth.account')
    .select(['provider_id', sql<boolean>`password is not null`.as('hasPassword')])
    .where('user_id', '=', userId)
    .execute();
  return {
    ...user,
    hasPassword: accounts.some(({ hasPassword }) => hasPassword),
    google: accounts.some(({ provider_id }) => provider_id === 'google'),
  };
}

export async function updatePerson(
  db: Db,
  userId: string,
  change: { name?: string | undefined; language?: Language | undefined },
): Promise<void> {
  await db
    .updateTable('auth.user')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.language !== undefined && { language: change.language }),
      updated_at: new Date(),
    })
    .where('id', '=', userId)
    .execute();
}

/** The person's sessions that have not ended, newest first; never their tokens. */
export async function listSessions(db: Db, userId: string) {
  const rows = await db
    .selectFrom('auth.session')
    .select(['id', 'ip_address as ip', 'user_agent as userAgent', 'created_at', 'expires_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', new Date())
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ created_at, expires_at, ...session }) => ({
    ...session,
    createdAt: created_at.toISOString(),
    expiresAt: expires_at.toISOString(),
  }));
}

/**
 * From now on nothing that was begun or granted earlier opens the account: devices that need no second factor, sign-ins that wait for
 * its code, links to a new password (better-auth's identifiers).
 */
export async function endTrust(db: Db, userId: string): Promise<void> {
  await db
    .deleteFrom('auth.verification')
    .where('value', '=', userId)
    .where((eb) =>
      eb.or(['trust-device-%', '2fa-%', 'reset-password:%'].map((each) => eb('identifier', 'like', each))),
    )
    .execute();
}

/** @returns false when the person has no such session. */
export async function endSession(db: Db, userId: string, id: string): Promise<boolean> {
  const done = await db
    .deleteFrom('auth.session')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

export async function endOtherSessions(db: Db, userId: string, but: string): Promise<void> {
  await db.deleteFrom('auth.session').where('user_id', '=', userId).where('id', '!=', but).execute();
}
