import { randomInt, timingSafeEqual } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { GooglePendingTable } from '../../db/tables/integrations.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import { companyOf, type Job, type Queue } from '../platform/queue/queue.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import { accountHashOf } from './google-accounts.ts';
import { type GoogleTokens, googleTokensSchema } from './schema.ts';

/** A Google account that waits for the person who asked to say that it is the one they meant. */
export type PendingAccount = Selectable<GooglePendingTable>;

/** Takes back what nobody confirmed. */
export const pendingQueue = { name: 'google-pending', retryLimit: 20, expireInSeconds: 60 };

const LIFE_MS = 10 * 60_000;
const WRONG_CODES = 5;
const provider = 'google-pending';
const secretSchema = googleTokensSchema.extend({ code: z.string() });

/** What was allowed at Google, and for whom it was asked. */
export interface Allowed {
  companyId: string;
  userId: string;
  integrationId: string | null;
  account: string;
  email: string | null;
  scopes: string[];
  tokens: GoogleTokens;
}

/**
 * Keeps an account for ten minutes; a job takes it back then.
 * @returns six digits for the tab that allowed it: who asked must type them, so that a link sent to a stranger does not do.
 */
export async function keepPending(
  { keyring, queue }: { keyring: Keyring; queue: Queue },
  trx: Trx,
  { companyId, userId, integrationId, account, email, scopes, tokens }: Allowed,
  requestId: string,
): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const secret = JSON.stringify({ ...tokens, code } satisfies z.infer<typeof secretSchema>);
  const expiresAt = new Date(Date.now() + LIFE_MS);
  const { id } = await trx
    .insertInto('google_pending')
    .values({
      company_id: companyId,
      user_id: userId,
      integration_id: integrationId,
      account,
      account_hash: accountHashOf(account),
      email,
      scopes: scopes.join(' '),
      secret: keyring.encrypt(secret, { companyId, provider }),
      expires_at: expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await queue.send(
    trx,
    pendingQueue.name,
    { companyId, requestId, pendingId: id },
    { startAfter: expiresAt },
  );
  return code;
}

/** What waits for this person, the newest last. */
export async function listPending(trx: Trx, userId: string): Promise<PendingAccount[]> {
  return trx
    .selectFrom('google_pending')
    .selectAll()
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('expires_at')
    .execute();
}

/**
 * Takes an account that waits, by the code of the tab that allowed it.
 * @returns the tokens; or how many tries are left, none: it is taken away; or undefined when nothing waits for this person.
 */
export async function takePending(
  keyring: Keyring,
  trx: Trx,
  { id, userId, code }: { id: string; userId: string; code: string },
): Promise<({ row: PendingAccount } & ({ tokens: GoogleTokens } | { left: number })) | undefined> {
  const row = await trx
    .selectFrom('google_pending')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<Date>`now()`)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const { code: right, ...tokens } = open(keyring, row);
  if (timingSafeEqual(Buffer.from(right), Buffer.from(code))) {
    await removePending(trx, [id]);
    return { row, tokens };
  }
  const left = WRONG_CODES - row.wrong_codes - 1;
  if (left <= 0) await removePending(trx, [id]);
  else
    await trx
      .updateTable('google_pending')
      .set({ wrong_codes: row.wrong_codes + 1 })
      .where('id', '=', id)
      .execute();
  return { row, left };
}

/** Forgets accounts that wait. @returns those that were still there. */
export async function removePending(
  trx: Trx,
  ids: string[] | 'all',
  of: { userId?: string } = {},
): Promise<PendingAccount[]> {
  let query = trx.deleteFrom('google_pending').returningAll();
  if (ids !== 'all') query = query.where('id', 'in', ids);
  if (of.userId !== undefined) query = query.where('user_id', '=', of.userId);
  return query.execute();
}

/** Whether this Google account waits to be confirmed, in whatever company; from now on the transaction sees those rows. */
export async function isGoogleAccountPending(trx: Trx, accountHash: string): Promise<boolean> {
  await sql`select set_config('app.google_account', ${accountHash}, true)`.execute(trx);
  const found = await trx
    .selectFrom('google_pending')
    .select('id')
    .where('account_hash', '=', accountHash)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** @throws KeyringError when the key that sealed it is missing. */
export function refreshTokenOfPending(keyring: Keyring, row: PendingAccount): string {
  return open(keyring, row).refreshToken;
}

function open(keyring: Keyring, row: PendingAccount): z.infer<typeof secretSchema> {
  const owner = { companyId: row.company_id, provider };
  return secretSchema.parse(JSON.parse(keyring.decrypt(row.secret, owner)));
}

const dataSchema = z.looseObject({ pendingId: z.uuid(), requestId: z.string() });

/**
 * Forgets, in a worker, what nobody confirmed in time.
 * @param revoke has it taken back at Google, in the transaction that forgets it.
 */
export async function workPending(
  queue: Queue,
  database: Database,
  revoke: (trx: Trx, cause: { companyId: string; requestId: string }, row: PendingAccount) => Promise<void>,
): Promise<void> {
  await queue.work(pendingQueue.name, { concurrency: 1, needs: 'google' }, async (job: Job) => {
    const companyId = companyOf(job);
    const { pendingId, requestId } = dataSchema.parse(job.data);
    await database.forCompany(companyId, async (trx) => {
      for (const row of await removePending(trx, [pendingId]))
        await revoke(trx, { companyId, requestId }, row);
    });
  });
}
