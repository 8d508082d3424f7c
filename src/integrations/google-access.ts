import type { Database, Trx } from '../platform/database.ts';
import type { Keyring } from '../platform/keyring.ts';
import { Problem } from '../platform/problems.ts';
import { ConsentGone, type OAuthClient, refreshTokens } from '../sheets/index.ts';
import { noteProblem } from './health.ts';
import { integrationProblems } from './problems.ts';
import type { GoogleTokens } from './schema.ts';
import { openSecret, seal } from './secrets.ts';
import { findIntegration, type IntegrationRow, setSecret } from './store.ts';

/** A token that would expire on its way is not given out. */
const EARLY_MS = 60_000;

export interface GoogleAccess {
  database: Database;
  keyring: Keyring;
  /** Null: this installation has no OAuth client (any more). */
  client: OAuthClient | null;
  /** Tells people that an account must be connected again; in the transaction that notes it. */
  tellGone(trx: Trx, companyId: string, integrationId: string): Promise<void>;
}

/**
 * An access token of a connection by OAuth. It is refreshed by one process at a time: the row is locked while Google is
 * asked, and who waited finds the new token there. When the consent is gone, the connection is marked and its people told.
 * @param refused a token that Google has just refused: not that one again.
 * @throws Problem when the account must be connected again, SheetsError when Google cannot be reached.
 */
export async function googleAccessToken(
  access: GoogleAccess,
  companyId: string,
  integrationId: string,
  refused?: string,
): Promise<string> {
  const { database, keyring, client } = access;
  const kept = (row: IntegrationRow | undefined): GoogleTokens => {
    if (!row) throw new Problem(integrationProblems.notFound);
    if (row.status === 'reconnect') throw new Problem(integrationProblems.reconnect, { title: row.title });
    const opened = openSecret(keyring, row);
    if (opened.kind !== 'oauth') throw new Problem(integrationProblems.notFound);
    return opened.secret;
  };
  const good = ({ accessToken, expiresAt }: GoogleTokens) =>
    accessToken !== refused && expiresAt - EARLY_MS > Date.now();

  const first = kept(await database.forCompany(companyId, (trx) => findIntegration(trx, integrationId)));
  if (good(first)) return first.accessToken;
  if (!client) throw new Problem(integrationProblems.noClient);

  const answer = await database.forCompany(companyId, async (trx) => {
    const row = await findIntegration(trx, integrationId, { lock: true });
    const tokens = kept(row);
    if (good(tokens)) return tokens.accessToken;
    try {
      const fresh = await refreshTokens(client, tokens.refreshToken);
      await setSecret(trx, integrationId, seal(keyring, companyId, 'oauth', fresh));
      return fresh.accessToken;
    } catch (error) {
      if (!(error instanceof ConsentGone) || !row) throw error;
      // Committed, not undone: the next one must not ask again.
      const problem = new Problem(integrationProblems.reconnect, { title: row.title }, { cause: error });
      await noteProblem(trx, integrationId, problem, true);
      await access.tellGone(trx, companyId, integrationId);
      return problem;
    }
  });
  if (answer instanceof Problem) throw answer;
  return answer;
}
