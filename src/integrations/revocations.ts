import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database, Trx } from '../platform/db/database.ts';
import { companyOf, type Job, type Queue } from '../platform/queue/queue.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { type OAuthClient, revokeConsent } from '../sheets/index.ts';
import { accountHashOf, isGoogleAccountUsed } from './google-accounts.ts';
import { isGoogleAccountPending } from './pending.ts';

/** Takes back at Google what people allowed; tried until it is too old. */
export const revocationQueue = { name: 'google-revocation', retryLimit: 500, expireInSeconds: 60 };

/**
 * So often Google is asked, with the queue's pauses for a day; a person can always take it back there themselves. Counted, not timed:
 * while no worker runs nobody asks.
 */
const TRIES = 290;
const provider = 'google-revocation';
const dataSchema = z.looseObject({ revocationId: z.uuid() });

/** What taking back works with. */
export interface Revoking {
  keyring: Keyring;
  queue: Queue;
  log: Log;
}

/**
 * From now on Google is to be told that we have no access any more: if and only if the caller's transaction commits.
 * @param grant.subject Google's id of the account. @param grant.refreshToken of the grant that ends; an empty one is none.
 * @param startAfter not before: what lives by the account by then keeps it.
 */
export async function revokeLater(
  trx: Trx,
  { keyring, queue }: Pick<Revoking, 'keyring' | 'queue'>,
  grant: { companyId: string; requestId: string; subject: string | null; refreshToken: string },
  startAfter?: Date,
): Promise<void> {
  const { companyId, requestId, subject, refreshToken } = grant;
  if (refreshToken === '') return;
  const id = randomUUID();
  await trx
    .insertInto('google_revocations')
    .values({
      id,
      company_id: companyId,
      account_hash: subject === null ? null : accountHashOf(subject),
      token: keyring.encrypt(refreshToken, { companyId, provider }),
    })
    .execute();
  await queue.send(trx, revocationQueue.name, { companyId, requestId, revocationId: id }, { startAfter });
}

/** Starts to take back, in a worker. @param context.client null: without one nothing can be taken back, it is only forgotten. */
export async function workRevocations(
  context: Revoking & { database: Database; client: OAuthClient | null },
): Promise<void> {
  await context.queue.work(revocationQueue.name, { concurrency: 1, needs: 'google' }, (job) =>
    revoke(context, job),
  );
}

async function revoke(
  { database, keyring, client, log }: Revoking & { database: Database; client: OAuthClient | null },
  job: Job,
): Promise<void> {
  const companyId = companyOf(job);
  const { revocationId } = dataSchema.parse(job.data);
  const found = await database.forCompany(companyId, async (trx) => {
    const row = await trx
      .selectFrom('google_revocations')
      .selectAll()
      .where('id', '=', revocationId)
      .executeTakeFirst();
    return row && { ...row, used: await isUsed(trx, row.account_hash) };
  });
  if (!found) return;
  try {
    if (!found.used && client)
      await revokeConsent(client, keyring.decrypt(found.token, { companyId, provider }));
  } catch (error) {
    if (job.attempt + 1 < TRIES) throw error;
    log.warn({ err: error }, 'an access could not be taken back at Google');
  }
  await database.forCompany(companyId, (trx) =>
    trx.deleteFrom('google_revocations').where('id', '=', revocationId).execute(),
  );
}

/** Whether something else lives by the account, connected or waiting to be confirmed: a revocation would end that, too. */
async function isUsed(trx: Trx, accountHash: string | null): Promise<boolean> {
  if (accountHash === null) return false;
  return (await isGoogleAccountUsed(trx, accountHash)) || isGoogleAccountPending(trx, accountHash);
}
