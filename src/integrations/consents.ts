import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { GoogleConsentsTable } from '../../db/tables/integrations.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';

/** A person on their way to Google and back. */
export type PendingConsent = Selectable<GoogleConsentsTable> & { pkceVerifier: string };

/** A consent that was begun is good for so long, ms. */
export const LIFE_MS = 10 * 60_000;
const provider = 'google-consent';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * Begins a consent: random, for one use, ten minutes.
 * @returns `state` names the company so that it is found again; nobody else can make it up.
 */
export async function beginConsent(
  keyring: Keyring,
  trx: Trx,
  begin: {
    companyId: string;
    userId: string;
    browser: string | null;
    /** The session that begins; null where it has no cookie with us. */
    session: string | null;
    scopes: string[];
    integrationId: string | null;
    page: string;
  },
): Promise<{ state: string; challenge: string }> {
  const { companyId } = begin;
  const state = `${companyId}.${randomBytes(32).toString('base64url')}`;
  const verifier = randomBytes(48).toString('base64url');
  await trx.deleteFrom('google_consents').where('expires_at', '<', sql<Date>`now()`).execute();
  await trx
    .insertInto('google_consents')
    .values({
      state_hash: sha256(state),
      company_id: companyId,
      user_id: begin.userId,
      browser_hash: begin.browser === null ? null : sha256(begin.browser),
      session_hash: begin.session === null ? null : sha256(begin.session),
      verifier: keyring.encrypt(verifier, { companyId, provider }),
      scopes: begin.scopes.join(' '),
      integration_id: begin.integrationId,
      page: begin.page,
      expires_at: new Date(Date.now() + LIFE_MS),
    })
    .execute();
  return { state, challenge: sha256(verifier) };
}

/**
 * Binds a consent that was begun in MoySklad's frame to the browser tab that goes on with it; once.
 * @returns undefined when the state is unknown, too old or bound already.
 */
export async function bindConsent(
  database: Database,
  keyring: Keyring,
  state: string,
  browser: string,
): Promise<PendingConsent | undefined> {
  return inCompanyOf(database, keyring, state, (trx) =>
    trx
      .updateTable('google_consents')
      .set({ browser_hash: sha256(browser) })
      .where('state_hash', '=', sha256(state))
      .where('browser_hash', 'is', null)
      .where('expires_at', '>', sql<Date>`now()`)
      .returningAll()
      .executeTakeFirst(),
  );
}

/**
 * Ends a consent, whatever comes of it: no state is good twice.
 * @returns undefined when it is unknown, used or another browser's; one that is too old (`expires_at`) tells where it was begun.
 */
export async function takeConsent(
  database: Database,
  keyring: Keyring,
  state: string,
  browser: string | undefined,
): Promise<PendingConsent | undefined> {
  if (browser === undefined) return undefined;
  return inCompanyOf(database, keyring, state, (trx) =>
    trx
      .deleteFrom('google_consents')
      .where('state_hash', '=', sha256(state))
      .where('browser_hash', '=', sha256(browser))
      .returningAll()
      .executeTakeFirst(),
  );
}

/** Whoever is on the way to Google comes back to nothing. @param trx acts for the company. */
export async function forgetConsents(trx: Trx): Promise<void> {
  await trx.deleteFrom('google_consents').execute();
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function inCompanyOf(
  database: Database,
  keyring: Keyring,
  state: string,
  change: (trx: Trx) => Promise<Selectable<GoogleConsentsTable> | undefined>,
): Promise<PendingConsent | undefined> {
  const [companyId = ''] = state.split('.');
  if (!uuid.test(companyId)) return undefined;
  const row = await database.forCompany(companyId, change);
  return row && { ...row, pkceVerifier: keyring.decrypt(row.verifier, { companyId, provider }) };
}
