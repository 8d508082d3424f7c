import type { Role } from '../../db/tables/companies.ts';
import { findPeople } from '../people/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';

/** How long an invitation is good. */
const DAYS = 7;

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: Date;
  createdAt: Date;
  /** Their name; null: they are not there any more. */
  invitedBy: string | null;
}

const columns = [
  'invitations.id',
  'invitations.email',
  'invitations.role',
  'invitations.expires_at as expiresAt',
  'invitations.created_at as createdAt',
  'invitations.invited_by as inviter',
] as const;

const select = (trx: Trx) => trx.selectFrom('invitations').select(columns);

/** With the name of whoever sent each. */
async function named<Row extends { inviter: string | null }>(
  trx: Trx,
  rows: Row[],
): Promise<(Omit<Row, 'inviter'> & { invitedBy: string | null })[]> {
  const people = await findPeople(
    trx,
    rows.flatMap(({ inviter }) => inviter ?? []),
  );
  return rows.map(({ inviter, ...row }) => ({ ...row, invitedBy: people.get(inviter ?? '')?.name ?? null }));
}

/** The company's invitations that nobody has taken yet, newest first; those whose time is over too. */
export async function listInvitations(trx: Trx): Promise<Invitation[]> {
  return named(trx, await select(trx).orderBy('created_at', 'desc').orderBy('id').execute());
}

/** The invitations that a person sent and nobody has taken yet. */
export async function invitationsBy(trx: Trx, userId: string): Promise<Invitation[]> {
  const rows = await select(trx)
    .where('invited_by', '=', userId)
    .where('expires_at', '>', new Date())
    .orderBy('created_at')
    .execute();
  return named(trx, rows);
}

export async function findInvitation(trx: Trx, id: string): Promise<Invitation | undefined> {
  const [found] = await named(trx, await select(trx).where('id', '=', id).execute());
  return found;
}

/** Stores an invitation; an earlier one of this address is gone, and its link with it. Answers its id. */
export async function saveInvitation(
  trx: Trx,
  values: { companyId: string; email: string; role: Role; tokenHash: string; invitedBy: string },
): Promise<string> {
  const fresh = {
    role: values.role,
    token_hash: values.tokenHash,
    invited_by: values.invitedBy,
    expires_at: new Date(Date.now() + DAYS * 86_400_000),
  };
  const row = await trx
    .insertInto('invitations')
    .values({ company_id: values.companyId, email: values.email, ...fresh })
    .onConflict((on) => on.columns(['company_id', 'email']).doUpdateSet({ ...fresh, created_at: new Date() }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function deleteInvitation(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('invitations').where('id', '=', id).execute();
}

/** Uses an invitation up. @returns undefined when it is used, revoked or too old. */
export async function takeInvitation(trx: Trx, tokenHash: string): Promise<{ role: Role } | undefined> {
  return trx
    .deleteFrom('invitations')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', new Date())
    .returning('role')
    .executeTakeFirst();
}

/** What a link's hash leads to, whichever company it is of; undefined when that is used, revoked or too old. */
export async function invitationOf(database: Database, tokenHash: string) {
  return database.forInvitation(tokenHash, async (trx) => {
    const rows = await select(trx)
      .innerJoin('companies', 'companies.id', 'invitations.company_id')
      .select(['companies.id as companyId', 'companies.name as companyName'])
      .where('invitations.token_hash', '=', tokenHash)
      .where('invitations.expires_at', '>', new Date())
      .where('companies.erase_at', 'is', null)
      .where('companies.blocked_at', 'is', null)
      .execute();
    return (await named(trx, rows))[0];
  });
}
