import { sql } from 'kysely';
import type { Role } from '../../db/tables/companies.ts';
import { findPeople, findPerson, type Person } from '../people/index.ts';
import { type Closed, closedOf } from '../platform/closed.ts';
import type { Trx } from '../platform/db/database.ts';
import type { Language } from '../platform/problems.ts';

/** How long a deleted company can be taken back. */
const UNDO_DAYS = 30;

/** What the company is called that the transaction acts for. */
export async function companyName(trx: Trx): Promise<string> {
  return (await trx.selectFrom('companies').select('name').executeTakeFirstOrThrow()).name;
}

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
 * Whether the company is closed, for work that does not come through the door. A block that is being made in this moment is
 * waited for.
 * @param trx acts for the company.
 */
export async function readClosed(trx: Trx, companyId: string): Promise<Closed | undefined> {
  const company = await trx
    .selectFrom('companies')
    .select(['blocked_reason as blockedReason', 'erase_at as eraseAt'])
    .where('id', '=', companyId)
    .forShare()
    .executeTakeFirst();
  return company && closedOf(company);
}

/** Whether the company that the transaction acts for is blocked or waits for its erasure; nobody waits for whoever changes that. */
export async function isClosed(trx: Trx): Promise<boolean> {
  const company = await trx.selectFrom('companies').select(['blocked_reason', 'erase_at']).executeTakeFirst();
  return company === undefined || company.blocked_reason !== null || company.erase_at !== null;
}

/** Why the exports of the company that the transaction acts for wait; null: they do not. */
export async function readStopped(trx: Trx): Promise<string | null> {
  const { stopped_reason } = await trx
    .selectFrom('companies')
    .select('stopped_reason')
    .executeTakeFirstOrThrow();
  return stopped_reason;
}

/** Has the company's exports wait for this reason; with null they go on. */
export async function setStopped(trx: Trx, id: string, reason: string | null): Promise<void> {
  await trx
    .updateTable('companies')
    .set({
      stopped_reason: reason,
      stopped_at: reason === null ? null : sql<Date>`coalesce(stopped_at, now())`,
    })
    .where('id', '=', id)
    .execute();
}

/**
 * Lets nobody else change this company's people, invitations and keys until the transaction ends: two owners must not leave at
 * once. Exports and their runs go on meanwhile.
 */
export async function lockCompany(trx: Trx, companyId: string): Promise<void> {
  await trx.selectFrom('companies').select('id').where('id', '=', companyId).forNoKeyUpdate().execute();
}

/** Takes the company for a change by the platform: others who want to change it wait. @param trx acts for the company. */
export async function takeCompany(trx: Trx, id: string) {
  return (
    trx
      .selectFrom('companies')
      .select(['name', 'blocked_reason', 'stopped_reason'])
      .where('id', '=', id)
      // Whoever makes a row of the company does not wait: they may hold what is taken here next.
      .forNoKeyUpdate()
      .executeTakeFirst()
  );
}

/** Blocks the company for this reason; with null opens it again. */
export async function setBlock(trx: Trx, id: string, reason: string | null): Promise<void> {
  await trx
    .updateTable('companies')
    .set({
      blocked_reason: reason,
      blocked_at: reason === null ? null : sql<Date>`coalesce(blocked_at, now())`,
    })
    .where('id', '=', id)
    .execute();
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

/** The companies whose time is over. @param trx as `forErasing` gives it. */
export async function listDue(trx: Trx): Promise<string[]> {
  const due = await trx
    .selectFrom('companies')
    .select('id')
    .where('erase_at', '<=', sql<Date>`now()`)
    .execute();
  return due.map(({ id }) => id);
}

/**
 * Erases the company the transaction acts for, with everything that belongs to it.
 * @param before is called while all is still there. @returns false where its time is not over, or it is gone.
 */
export async function eraseIfDue(trx: Trx, before: () => Promise<void>): Promise<boolean> {
  const due = await trx
    .selectFrom('companies')
    .select('id')
    .where('erase_at', '<=', sql<Date>`now()`)
    .forUpdate()
    .executeTakeFirst();
  if (!due) return false;
  await before();
  await trx.deleteFrom('companies').where('id', '=', due.id).execute();
  return true;
}

export interface Member {
  userId: string;
  name: string;
  email: string;
  language: Language;
  role: Role;
  since: Date;
}

const members = (trx: Trx) =>
  trx.selectFrom('members').select(['user_id as userId', 'role', 'created_at as since']);

/** The company's people, the first one first. */
export async function listMembers(trx: Trx): Promise<Member[]> {
  const rows = await members(trx).orderBy('created_at').orderBy('user_id').execute();
  const people = await findPeople(
    trx,
    rows.map(({ userId }) => userId),
  );
  // An account that is deleted in this moment takes its memberships with it.
  return rows.flatMap((row) => {
    const person = people.get(row.userId);
    return person ? [memberOf(row, person)] : [];
  });
}

/** Until the transaction ends nobody takes a member out, or erases the company. @returns false: it is gone. */
export async function keepPeople(trx: Trx, companyId: string): Promise<boolean> {
  const company = trx.selectFrom('companies').select('id').where('id', '=', companyId).forKeyShare();
  if (!(await company.executeTakeFirst())) return false;
  await trx.selectFrom('members').select('user_id').orderBy('user_id').forKeyShare().execute();
  return true;
}

/** Owners who can be written to: whoever comes from MoySklad only has an address that receives nothing (RFC 2606). */
export async function listOwnersToTell(trx: Trx): Promise<Member[]> {
  return (await listMembers(trx)).filter(
    ({ role, email }) => role === 'owner' && !email.endsWith('.invalid'),
  );
}

export async function findMember(trx: Trx, userId: string): Promise<Member | undefined> {
  const row = await members(trx).where('user_id', '=', userId).executeTakeFirst();
  const person = row && (await findPerson(trx, userId));
  return person && memberOf(row, person);
}

const memberOf = (
  row: { userId: string; role: Role; since: Date },
  { name, email, language }: Person,
): Member => ({ ...row, name, email, language });

/** What a person is in the company; nobody takes that away until the transaction ends. */
export async function keepRole(trx: Trx, userId: string): Promise<Role | undefined> {
  const row = await trx
    .selectFrom('members')
    .select('role')
    .where('user_id', '=', userId)
    .forShare()
    .executeTakeFirst();
  return row?.role;
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
