import { randomUUID } from 'node:crypto';
import type { Trx } from '../platform/db/database.ts';

/** Whether an address receives nothing (RFC 2606): they came from another service and gave us none of their own. */
export const isAddressless = (email: string) => email.toLowerCase().endsWith('.invalid');

/** The person whom another service vouches for, where they have come before. */
export async function findLinkedPerson(
  trx: Trx,
  { provider, account }: { provider: string; account: string },
): Promise<string | undefined> {
  const found = await trx
    .selectFrom('auth.account')
    .select('user_id')
    .where('provider_id', '=', provider)
    .where('account_id', '=', account)
    .executeTakeFirst();
  return found?.user_id;
}

/**
 * The person whom another service vouches for; made when they come for the first time. They are known by that service's lasting
 * ids alone: an address that nobody has verified proves nothing, so a linked person gets an address that can receive no emails
 * (RFC 2606) and is never taken for somebody who signed up with their own.
 * @param trx must be the only one at work on this account.
 */
export async function ensureLinkedPerson(
  trx: Trx,
  linked: { provider: string; account: string; name: string; email: `${string}.invalid` },
): Promise<{ userId: string; isNew: boolean }> {
  const { provider, account, name, email } = linked;
  const known = await findLinkedPerson(trx, linked);
  if (known) return { userId: known, isNew: false };
  const userId = randomUUID();
  await trx.insertInto('auth.user').values({ id: userId, name, email }).execute();
  await trx
    .insertInto('auth.account')
    .values({ id: randomUUID(), user_id: userId, provider_id: provider, account_id: account })
    .execute();
  return { userId, isNew: true };
}
