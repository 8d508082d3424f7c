import type { Trx } from '../platform/db/database.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { revokeConsent } from '../sheets/index.ts';
import type { GoogleAccess } from './google-access.ts';
import { forgetGoogleAccounts, isGoogleAccountUsed } from './google-accounts.ts';
import { type PendingAccount, refreshTokenOfPending, removePending } from './pending.ts';
import { openSecret } from './secrets.ts';
import { forgetSecrets, type IntegrationRow, listConsents } from './store.ts';

type Context = Pick<GoogleAccess, 'database' | 'keyring' | 'client'> & { log: Log };

/** Takes our access back at Google, unless another connection lives by the same account: a revocation would end that, too. */
export async function revokeGoogle(
  { database, client, log }: Pick<Context, 'database' | 'client' | 'log'>,
  subject: string | null,
  refreshToken: string,
): Promise<void> {
  if (!client) return;
  const used =
    subject !== null &&
    (await database.platform.transaction().execute((trx) => isGoogleAccountUsed(trx, subject)));
  if (used) return;
  // It is forgotten here in any case; at Google a person can take it back themselves.
  await revokeConsent(client, refreshToken).catch((error: unknown) =>
    log.warn({ err: error }, 'an access could not be taken back at Google'),
  );
}

/**
 * Erases what opens the company's accounts; exports keep their settings, the accounts are connected anew.
 * @param trx acts for the company. @returns takes back what people allowed at Google, when the transaction is done.
 */
export async function forgetIntegrations(context: Context, trx: Trx): Promise<() => Promise<void>> {
  const consents = await listConsents(trx);
  const tokens = consents.map((row) => ({ subject: row.account, token: refreshTokenOf(row, context) }));
  const pending = await removePending(trx, 'all');
  await forgetSecrets(trx);
  await forgetGoogleAccounts(
    trx,
    consents.map(({ id }) => id),
  );
  return async () => {
    for (const { subject, token } of tokens) if (token) await revokeGoogle(context, subject, token);
    for (const row of pending) await revokePending(context, row);
  };
}

/** Takes back an account that nobody confirmed; where the key that sealed it is gone, it is only forgotten. */
export async function revokePending(context: Context, row: PendingAccount): Promise<void> {
  try {
    await revokeGoogle(context, row.account, refreshTokenOfPending(context.keyring, row));
  } catch (error) {
    context.log.warn(
      { err: error },
      'an access that was not confirmed cannot be opened, nor taken back at Google',
    );
  }
}

/** Undefined where the key that sealed it is gone: it is erased all the same. */
function refreshTokenOf(row: IntegrationRow, { keyring, log }: Context): string | undefined {
  try {
    const opened = openSecret(keyring, row);
    return opened.kind === 'oauth' ? opened.secret.refreshToken : undefined;
  } catch (error) {
    log.warn({ err: error }, 'an access cannot be opened, nor taken back at Google');
    return undefined;
  }
}
