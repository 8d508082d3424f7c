import { decodeJwt } from 'jose';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../../db/tables.ts';
import { Problem } from '../platform/problems.ts';
import { peopleProblems } from './problems.ts';
import { findPersonByEmail } from './store.ts';

/** The new address in the link that changes one (better-auth's source: update-user). */
const tokenSchema = z.looseObject({ updateTo: z.string().optional() });

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
