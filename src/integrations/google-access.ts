import { randomUUID } from 'node:crypto';
import type { Database, Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import { pause, unlessAborted } from '../platform/pause.ts';
import { Problem } from '../platform/problems.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import { ConsentGone, type OAuthClient, refreshTokens } from '../sheets/index.ts';
import { integrationProblems } from './problems.ts';
import { noteRefusal } from './refusals.ts';
import type { GoogleTokens } from './schema.ts';
import { openSecret, seal } from './secrets.ts';
import { endLease, findIntegration, type IntegrationRow, takeLease } from './store.ts';

/** A token that would expire on its way is not given out. */
const EARLY_MS = 60_000;
/** Longer than an exchange of tokens takes (`sheets/client/oauth.ts`): whoever holds a lease past it was killed. */
const LEASE_S = 25;
/** How long another's refresh is waited for, ms, so that one can take the place of a refresher that was killed. */
const PATIENCE_MS = 30_000;
const LOOK_MS = 100;
const LONGEST_LOOK_MS = 1000;
/** How many of a company may wait for Google at once in this process. */
const MOST_WAITING = 10;

export interface GoogleAccess {
  database: Database;
  keyring: Keyring;
  /** Null: this installation has no OAuth client (any more). */
  client: OAuthClient | null;
  emit: Emit;
}

/** Who waits for Google, by company. */
const waiting = new Map<string, number>();

/**
 * An access token of an integration by OAuth. It is refreshed by one process at a time, who holds a lease and no transaction while
 * Google is asked; who waited finds the new token there. When Google says twice, minutes apart, that the consent is gone, the
 * integration is marked and lost.
 * @param refused a token that Google has just refused: not that one again.
 * @throws Problem when the account must be connected again, is doubted, or too many wait for Google; SheetsError when Google cannot
 * be reached; the signal's reason when aborted.
 */
export async function googleAccessToken(
  access: GoogleAccess,
  companyId: string,
  integrationId: string,
  { refused, signal }: { refused?: string | undefined; signal?: AbortSignal | undefined } = {},
): Promise<string> {
  const { database, keyring, client } = access;
  const look = (trx: Trx) => findIntegration(trx, integrationId);
  const good = ({ accessToken, expiresAt }: GoogleTokens) =>
    accessToken !== refused && expiresAt - EARLY_MS > Date.now();

  const row = requireRow(await database.forCompany(companyId, look));
  const first = tokensOf(keyring, row);
  if (good(first)) return first.accessToken;
  if (!client) throw new Problem(integrationProblems.noClient);

  const busy = () => new Problem(integrationProblems.busy, { title: row.title });
  const before = waiting.get(companyId) ?? 0;
  if (before >= MOST_WAITING) throw busy();
  waiting.set(companyId, before + 1);
  try {
    return await untilFresh();
  } finally {
    const left = (waiting.get(companyId) ?? 1) - 1;
    if (left > 0) waiting.set(companyId, left);
    else waiting.delete(companyId);
  }

  async function untilFresh(): Promise<string> {
    const lease = randomUUID();
    const end = Date.now() + PATIENCE_MS;
    for (let ms = LOOK_MS; Date.now() < end; ms = Math.min(ms * 1.5, LONGEST_LOOK_MS)) {
      const found = await database.forCompany(companyId, async (trx) => {
        const seen = requireRow(await look(trx));
        const tokens = tokensOf(keyring, seen);
        return { tokens, mine: !good(tokens) && (await takeLease(trx, seen, lease, LEASE_S)) };
      });
      if (good(found.tokens)) return found.tokens.accessToken;
      // It is finished, and what came of it kept, even when nobody waits for it any more.
      const fresh = found.mine
        ? await unlessAborted(refresh(access, { companyId, row, lease }, found.tokens), signal)
        : undefined;
      if (fresh !== undefined) return fresh;
      await pause(ms, signal);
    }
    throw busy();
  }
}

/**
 * Asks Google in the name of a lease, which ends with it.
 * @returns undefined when the lease was lost meanwhile: the account was connected anew, and what is there now counts.
 */
async function refresh(
  { database, keyring, client, emit }: GoogleAccess,
  { companyId, row, lease }: { companyId: string; row: IntegrationRow; lease: string },
  tokens: GoogleTokens,
): Promise<string | undefined> {
  if (!client) throw new Problem(integrationProblems.noClient);
  const { id, title } = row;
  let fresh: GoogleTokens;
  try {
    fresh = await refreshTokens(client, tokens.refreshToken);
  } catch (error) {
    const told = await database.forCompany(companyId, async (trx) => {
      if (!(await endLease(trx, id, lease))) return undefined;
      if (!(error instanceof ConsentGone)) return error;
      const gone = new Problem(integrationProblems.reconnect, { title }, { cause: error });
      return noteRefusal(trx, emit, id, gone);
    });
    if (told === undefined) return undefined;
    throw told;
  }
  const secret = seal(keyring, companyId, 'oauth', fresh);
  const kept = await database.forCompany(companyId, (trx) => endLease(trx, id, lease, secret));
  return kept ? fresh.accessToken : undefined;
}

function requireRow(row: IntegrationRow | undefined): IntegrationRow {
  if (!row) throw new Problem(integrationProblems.notFound);
  if (row.status === 'reconnect') throw new Problem(integrationProblems.reconnect, { title: row.title });
  return row;
}

function tokensOf(keyring: Keyring, row: IntegrationRow): GoogleTokens {
  const opened = openSecret(keyring, row);
  if (opened.kind !== 'oauth') throw new Problem(integrationProblems.notFound);
  return opened.secret;
}
