import { sql } from 'kysely';
import type { Trx } from './database.ts';

/**
 * Waits until no other transaction, in whatever process, holds this scope, and holds it to the end of this one: what is counted
 * or looked up from now on is still so when the row is written. Where a row stands for the scope (a company, an export),
 * that row is locked instead. Take it before the first look, and one in a transaction: two would wait for each other.
 * @param scope what is counted, such as `companies of <user id>`; kept by PostgreSQL as a hash (pg_advisory_xact_lock).
 */
export async function lockScope(trx: Trx, scope: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${scope}, 0))`.execute(trx);
}

/** The same without waiting. @returns false where another transaction holds it. */
export async function tryLockScope(trx: Trx, scope: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${scope}, 0)) as held`.execute(trx);
  return rows[0]!.held;
}
