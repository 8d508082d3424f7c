import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { Problem } from '../platform/problems.ts';
import { peopleProblems } from './problems.ts';

type Db = Kysely<Tables>;

/**
 * How often something may be tried for one account: by one who asks, and by all together whose device is not known; seconds, at
 * most an hour, see auth.ts. Whoever fails on purpose in somebody's name locks out themselves, and in great numbers strangers;
 * never the person on a device where they have signed in (owasp.org: Slow Down Online Guessing Attacks with Device Cookies).
 */
export const tries = {
  'sign-in': { each: 10, all: 30, window: 900 },
  // An email carries a good link whoever asked for it: with twenty of them within the hour nobody is locked out.
  'reset-email': { each: 5, all: 20, window: 3600 },
  'sign-up-email': { each: 5, all: 20, window: 3600 },
} as const;

/** How often something may be done, by a person, a company or a network. */
export interface Amount {
  /** Tells it from everything else that is counted. */
  what: string;
  max: number;
  /** Seconds as above. */
  window: number;
}

/** Who tries something. */
export interface Asker {
  /** The address as far as it tells callers apart. */
  network: string;
  /** Names a device where this very account has signed in. */
  device?: string | undefined;
}

/**
 * Counts a try for an account, known or not, together with all other processes.
 * @param account an email address; kept as a hash.
 * @throws Problem when there were too many within the window; such a try is not counted.
 */
export async function countTry(db: Db, what: keyof typeof tries, account: string, by: Asker): Promise<void> {
  const { each, all, window } = tries[what];
  await count(db, ownKey(what, account, by), each, window);
  if (by.device === undefined) await count(db, keyOf(what, account), all, window);
}

/** Forgets the tries, after one that was right; those of strangers only when it came from one. */
export async function forgetTries(
  db: Db,
  what: keyof typeof tries,
  account: string,
  by: Asker,
): Promise<void> {
  const keys = [ownKey(what, account, by), ...(by.device === undefined ? [keyOf(what, account)] : [])];
  await sql`delete from auth.rate_limit where key = any(${keys})`.execute(db);
}

/** Counts what is done. @param of whose doing it is; kept as a hash. @throws Problem as above. */
export async function countUp(db: Db, { what, max, window }: Amount, of: string): Promise<void> {
  await count(db, keyOf(what, of), max, window);
}

async function count(db: Db, key: string, max: number, window: number): Promise<void> {
  const now = Date.now();
  const since = now - window * 1000;
  const { rows } = await sql<{ count: number }>`
    insert into auth.rate_limit as r (id, key, count, last_request) values (${key}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when r.last_request <= ${since} then 1 else r.count + 1 end,
      last_request = ${now}
    where r.last_request <= ${since} or r.count < ${max}
    returning count`.execute(db);
  if (rows.length === 0) throw new Problem(peopleProblems.tooManyTries, { seconds: window });
}

const ownKey = (what: string, account: string, { network, device }: Asker) =>
  keyOf(what, `${account} by ${device ?? network}`);

function keyOf(what: string, account: string): string {
  return `${what}:${createHash('sha256').update(account.trim().toLowerCase()).digest('hex')}`;
}
