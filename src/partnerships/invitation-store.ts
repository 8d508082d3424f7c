import { sql } from 'kysely';
import { findPeople } from '../people/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import type { PartnershipInvitationView } from './schema.ts';

/** How long a code is good, days. */
const DAYS = 7;

/** The company's invitations that wait, the newest first; those whose time is over, too, until they are forgotten. */
export async function listInvitations(trx: Trx, id?: string): Promise<PartnershipInvitationView[]> {
  let select = trx
    .selectFrom('partnership_invitations')
    .select(['id', 'name', 'invited_by', 'expires_at', 'created_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id');
  if (id) select = select.where('id', '=', id);
  const rows = await select.execute();
  const people = await findPeople(
    trx,
    rows.flatMap(({ invited_by }) => invited_by ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    invitedBy: people.get(row.invited_by ?? '')?.name ?? null,
    expiresAt: row.expires_at.toISOString(),
    createdAt: row.created_at.toISOString(),
  }));
}

/** How many codes could be accepted now. */
export async function countWaiting(trx: Trx): Promise<number> {
  const { count } = await trx
    .selectFrom('partnership_invitations')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow();
  return count;
}

/** @returns its id. */
export async function insertInvitation(
  trx: Trx,
  { companyId, name, codeHash, invitedBy }: Record<'companyId' | 'name' | 'codeHash' | 'invitedBy', string>,
): Promise<string> {
  const { id } = await trx
    .insertInto('partnership_invitations')
    .values({
      ...{ company_id: companyId, name, code_hash: codeHash, invited_by: invitedBy },
      expires_at: sql<Date>`now() + make_interval(days => ${sql.lit(DAYS)})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns for whom it was; undefined when it is not there any more. */
export async function deleteInvitation(trx: Trx, id: string): Promise<string | undefined> {
  const row = await trx
    .deleteFrom('partnership_invitations')
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}

/** Uses an invitation up. @returns false when it is used, taken back or too old. */
export async function takeInvitation(trx: Trx, codeHash: string): Promise<boolean> {
  const row = await trx
    .deleteFrom('partnership_invitations')
    .where('code_hash', '=', codeHash)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The company that a code invites to; undefined when it is no good, for whatever reason. */
export async function invitingCompany({ platform }: Database, codeHash: string): Promise<string | undefined> {
  const { rows } = await sql<{
    company_id: string;
  }>`select company_id from partnership_invited_by(${codeHash})`.execute(platform);
  return rows[0]?.company_id;
}
