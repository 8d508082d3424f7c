import { sql } from 'kysely';
import type { Role } from '../../db/tables.ts';
import type { Database, Trx } from '../platform/db/database.ts';

/** How long a deleted company can be taken back. */
const UNDO_DAYS = 30;

/** The company the transaction acts for. */
export async function readCompany(trx: Trx) {
  return trx
    .selectFrom('companies')
    .select([
      'id',
      'name',
      'created_at as createdAt',
      'erase_at as eraseAt',
      'blocked_reason as blockedReason',
      (from) => from.selectFrom('members').select(sql<number>`count(*)::int`.as('count')).as('members'),
    ])
    .executeTakeFirstOrThrow();
}

/**
 * Lets nobody else change this company's people, invitations and keys until the transaction ends: two owners must not leave at
 * once. Exports and their runs go on meanwhile.
 */
export async function lockCompany(trx: Trx, companyId: string): Promise<void> {
  await trx.selectFrom('companies').select('id').where('id', '=', companyId).forNoKeyUpdate().execute();
}

export async function renameCompany(trx: Trx, name: string): Promise<void> {
  await trx.updateTable('companies').set({ name }).execute();
}

/** Sets the day of erasure and answers it; undefined when it is set already. */
export async function markForErasure(trx: Trx): Promise<Date | undefined> {
  const row = await trx
    .updateTable('companies')
    .set({ erase_at: sql<Date>`now() + make_interval(days => ${sql.lit(UNDO_DAYS)})` })
    .where('erase_at', 'is', null)
    .returning('erase_at')
    .executeTakeFirst();
  return row?.erase_at ?? undefined;
}

/** @returns false when there was nothing to take back. */
export async function takeErasureBack(trx: Trx): Promise<boolean> {
  const done = await trx
    .updateTable('companies')
    .set({ erase_at: null })
    .where('erase_at', 'is not', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/**
 * Erases every company whose time is over, with everything that belongs to it, one after the other until the signal is aborted.
 * Answers their ids.
 */
export async function eraseDue(database: Database, signal?: AbortSignal): Promise<string[]> {
  const due = await database.forErasing((trx) =>
    trx.selectFrom('companies').select('id').where('erase_at', '<=', sql<Date>`now()`).execute(),
  );
  const erased: string[] = [];
  for (const { id } of due) {
    if (signal?.aborted) break;
    // Looked at once more under its own wall: it may have been taken back, or erased by another process.
    const done = await database.forCompany(id, (trx) =>
      trx.deleteFrom('companies').where('erase_at', '<=', sql<Date>`now()`).executeTakeFirst(),
    );
    if (done.numDeletedRows > 0n) erased.push(id);
  }
  return erased;
}

const memberColumns = [
  'auth.user.id as userId',
  'auth.user.name',
  'auth.user.email',
  'auth.user.language',
  'members.role',
  'members.created_at as since',
] as const;

/** The company's people, the first one first. */
export async function listMembers(trx: Trx) {
  return trx
    .selectFrom('members')
    .innerJoin('auth.user', 'auth.user.id', 'members.user_id')
    .select(memberColumns)
    .orderBy('members.created_at')
    .orderBy('auth.user.id')
    .execute();
}

export async function findMember(trx: Trx, userId: string) {
  return trx
    .selectFrom('members')
    .innerJoin('auth.user', 'auth.user.id', 'members.user_id')
    .select(memberColumns)
    .where('members.user_id', '=', userId)
    .executeTakeFirst();
}

export async function setRole(trx: Trx, userId: string, role: Role): Promise<void> {
  await trx.updateTable('members').set({ role }).where('user_id', '=', userId).execute();
}

export async function removeMember(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('members').where('user_id', '=', userId).execute();
}

/** Adds a member; one who is there keeps their role. @returns false then. */
export async function addMember(trx: Trx, companyId: string, userId: string, role: Role): Promise<boolean> {
  const row = await trx
    .insertInto('members')
    .values({ company_id: companyId, user_id: userId, role })
    .onConflict((on) => on.doNothing())
    .returning('user_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function countOwners(trx: Trx): Promise<number> {
  const { count } = await trx
    .selectFrom('members')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow();
  return count;
}
