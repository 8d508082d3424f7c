import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { companyProblems } from './problems.ts';

/** How often something may be tried for one account, whoever tries and from wherever; seconds. At most an hour, see identity.ts. */
export const tries = {
  'sign-in': { max: 20, window: 900 },
  'sign-up': { max: 30, window: 3600 },
  letter: { max: 5, window: 3600 },
} as const;

/**
 * Counts a try for an account, known or not, together with all other processes.
 * @param account an e-mail address; kept as a hash.
 * @throws Problem when there were too many within the window; such a try is not counted.
 */
export async function countTry(database: Database, what: keyof typeof tries, account: string): Promise<void> {
  const { max, window } = tries[what];
  const now = Date.now();
  const since = now - window * 1000;
  const key = keyOf(what, account);
  const { rows } = await sql<{ count: number }>`
    insert into auth.rate_limit as r (id, key, count, last_request) values (${key}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when r.last_request <= ${since} then 1 else r.count + 1 end,
      last_request = ${now}
    where r.last_request <= ${since} or r.count < ${max}
    returning count`.execute(database.platform);
  if (rows.length === 0) throw new Problem(companyProblems.tooManyTries, { seconds: window });
}

/** Forgets the tries, after one that was right. */
export async function forgetTries(
  database: Database,
  what: keyof typeof tries,
  account: string,
): Promise<void> {
  await sql`delete from auth.rate_limit where key = ${keyOf(what, account)}`.execute(database.platform);
}

function keyOf(what: string, account: string): string {
  return `${what}:${createHash('sha256').update(account.trim().toLowerCase()).digest('hex')}`;
}
