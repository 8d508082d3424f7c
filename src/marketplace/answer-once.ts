import { sql } from 'kysely';
import type { Database, Trx } from '../platform/db/database.ts';
import { printJson } from '../platform/text.ts';
import { type Installation, inAccount } from './store.ts';
import { refused, type VendorToken } from './vendor-token.ts';

/** What MoySklad is answered; an absent body is an empty one. */
export interface VendorAnswer {
  status: 200 | 204 | 400 | 404;
  body?: Record<string, unknown>;
}

export interface VendorCall {
  token: VendorToken;
  accountId: string;
  /** The method and what follows the account in the path. */
  call: string;
  /** `X_Lognex_RequestId`, the same in each repeat of a call. */
  requestId: string | undefined;
}

/** MoySklad repeats a call for 24 hours at most; answers are kept somewhat longer. */
const KEPT_HOURS = 25;
/** Rows removed at each call, far more than a call adds. */
const SWEPT = 100;

/**
 * Does the work of a call and notes token and answer in one transaction: a token counts once in all processes, a call that is
 * sent again is answered as before and does nothing, a call that fails leaves its token good for the repeat.
 * @throws Problem 401 for a token that was used for another call.
 */
export function answerOnce(
  database: Database,
  call: VendorCall,
  work: (trx: Trx, found: Installation | undefined) => Promise<VendorAnswer>,
): Promise<VendorAnswer> {
  const { accountId } = call;
  const { app, jti } = call.token;
  return inAccount(database, accountId, async (trx, found) => {
    const isNew = await takeToken(trx, call);
    const before = await earlierAnswer(trx, call, isNew ? undefined : jti);
    if (!isNew && !before) throw refused('it was used before');
    const answer = before ?? (await work(trx, found));
    if (isNew) {
      await trx
        .updateTable('vendor_jtis')
        .set({ answer: printJson(answer) })
        .where('app_id', '=', app.appId)
        .where('jti', '=', jti)
        .execute();
    }
    return answer;
  });
}

/** @returns false when the token was used before; waits for another process that is about to use it. */
async function takeToken(trx: Trx, { token, accountId, call, requestId }: VendorCall): Promise<boolean> {
  const { app, jti, expiresAt } = token;
  const { rows } = await sql`
    with swept as (
      delete from vendor_jtis where (app_id, jti) in (
        select app_id, jti from vendor_jtis where expires_at < now() limit ${SWEPT} for update skip locked))
    insert into vendor_jtis (app_id, jti, account_id, call, request_id, expires_at)
    values (${app.appId}, ${jti}, ${accountId}, ${call}, ${requestId ?? null},
      greatest(${expiresAt}, now() + make_interval(hours => ${KEPT_HOURS})))
    on conflict do nothing
    returning jti`.execute(trx);
  return rows.length > 0;
}

/** The answer that this very call got before. @param jti only when it came with this token. */
async function earlierAnswer(
  trx: Trx,
  { token, accountId, call, requestId }: VendorCall,
  jti: string | undefined,
): Promise<VendorAnswer | undefined> {
  if (requestId === undefined) return undefined;
  let query = trx
    .selectFrom('vendor_jtis')
    .select('answer')
    .where('app_id', '=', token.app.appId)
    .where('request_id', '=', requestId)
    .where('account_id', '=', accountId)
    .where('call', '=', call)
    .where('answer', 'is not', null);
  if (jti !== undefined) query = query.where('jti', '=', jti);
  const row = await query.limit(1).executeTakeFirst();
  return row?.answer as VendorAnswer | undefined;
}
