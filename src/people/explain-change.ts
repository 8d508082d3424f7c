import { decodeJwt } from 'jose';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../../db/tables.ts';
import { Problem } from '../platform/problems.ts';
import { peopleProblems } from './problems.ts';
import { findPersonByEmail } from './store.ts';

/** The new address in the link that changes one, and what the link does (better-auth's source: update-user, email-verification). */
const tokenSchema = z.looseObject({
  updateTo: z.string().optional(),
  requestType: z.string().optional(),
  userId: z.string().optional(),
});

/**
 * A new address has proved itself: from now on it agrees before there is another, also that of somebody who had none before.
 * @param token of the email's link, which better-auth has just taken.
 */
export async function noteProved(db: Kysely<Tables>, token: string): Promise<void> {
  const { updateTo, requestType, userId } = tokenSchema.parse(decodeJwt(token));
  if (requestType !== 'change-email-verification' || updateTo === undefined || userId === undefined) return;
  await db
    .updateTable('auth.user')
    .set({ email_verified: true })
    .where('id', '=', userId)
    .where('email', '=', updateTo)
    .execute();
}

/**
 * Why the link of an email did not change the address: somebody has signed up with the address meanwhile, which better-auth tells as a
 * failure of its own. @param refusal what its call threw. @returns what to throw instead, or the same.
 */
export async function explainChange(db: Kysely<Tables>, token: string, refusal: unknown): Promise<unknown> {
  if (!(refusal instanceof Problem && refusal.kind.status >= 500)) return refusal;
  // The token was good, or it would have been refused before: only its holder learns that the address is taken by now.
  const { updateTo } = tokenSchema.parse(decodeJwt(token));
  if (updateTo === undefined || !(await findPersonByEmail(db, updateTo))) return refusal;
  return new Problem(peopleProblems.emailTaken, { email: updateTo });
}
