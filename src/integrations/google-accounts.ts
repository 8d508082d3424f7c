import { createHash } from 'node:crypto';
import type { Trx } from '../platform/db/database.ts';

/** By what a Google account is known without its id. */
export const accountHashOf = (subject: string) =>
  createHash('sha256').update(`google ${subject}`).digest('base64url');

/** Notes whose Google account an integration now uses. */
export async function noteGoogleAccount(trx: Trx, integrationId: string, subject: string): Promise<void> {
  const row = { integration_id: integrationId, account_hash: accountHashOf(subject) };
  await trx
    .insertInto('google_accounts')
    .values(row)
    .onConflict((on) => on.column('integration_id').doUpdateSet(row))
    .execute();
}

/** This integration uses no Google account any more. */
export async function forgetGoogleAccount(trx: Trx, integrationId: string): Promise<void> {
  await trx.deleteFrom('google_accounts').where('integration_id', '=', integrationId).execute();
}

/** Whether any integration of any company uses this Google account: a revocation would end it, too. */
export async function isGoogleAccountUsed(trx: Trx, accountHash: string): Promise<boolean> {
  const found = await trx
    .selectFrom('google_accounts')
    .select('integration_id')
    .where('account_hash', '=', accountHash)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
