import type { Role } from '../../db/tables.ts';
import type { Database, Trx } from '../platform/db/database.ts';

/** How long an invitation is good. */
const DAYS = 7;

const columns = [
  'invitations.id',
  'invitations.email',
  'invitations.role',
  'invitations.expires_at as expiresAt',
  'invitations.created_at as createdAt',
  'invited_by.name as invitedBy',
] as const;

const select = (trx: Trx) =>
  trx
    .selectFrom('invitations')
    .leftJoin('auth.user as invited_by', 'invited_by.id', 'invitations.invited_by')
    .select(columns);

export type Invitation = Awaited<ReturnType<typeof listInvitations>>[number];

/** The company's invitations that nobody has taken yet, newest first; those whose time is over too. */
export async function listInvitations(trx: Trx) {
  return select(trx).orderBy('invitations.created_at', 'desc').orderBy('invitations.id').execute();
}

/** The invitations that a person sent and nobody has taken yet. */
export async function invitationsBy(trx: Trx, userId: string): Promise<Invitation[]> {
  return select(trx)
    .where('invitations.invited_by', '=', userId)
    .where('invitations.expires_at', '>', new Date())
    .orderBy('invitations.created_at')
    .execute();
}

export async function findInvitation(trx: Trx, id: string): Promise<Invitation | undefined> {
  return select(trx).where('invitations.id', '=', id).executeTakeFirst();
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
  return database.forInvitation(tokenHash, (trx) =>
    select(trx)
      .innerJoin('companies', 'companies.id', 'invitations.company_id')
      .select(['companies.id as companyId', 'companies.name as companyName'])
      .where('invitations.token_hash', '=', tokenHash)
      .where('invitations.expires_at', '>', new Date())
      .where('companies.erase_at', 'is', null)
      .where('companies.blocked_at', 'is', null)
      .executeTakeFirst(),
  );
}
