import type { Trx } from '../platform/db/database.ts';
import type { DomainEvent, EventOf } from '../platform/events/events.ts';
import { forgetConsents } from './consents.ts';
import { forgetGoogleAccount } from './google-accounts.ts';
import { type PendingAccount, refreshTokenOfPending, removePending } from './pending.ts';
import { type Revoking, revokeLater } from './revocations.ts';
import { openSecret } from './secrets.ts';
import { forgetSecrets, type IntegrationRow, listConsents } from './store.ts';

type Cause = Pick<DomainEvent, 'companyId' | 'requestId'>;

/**
 * Takes back whatever people of a company allowed at Google, also what is not confirmed or under way yet; exports keep their settings,
 * the accounts are connected anew.
 * @param event where MoySklad's application was removed, keys that somebody pasted stay for as long as it may come back; else they go.
 */
export async function forgetIntegrations(
  trx: Trx,
  context: Revoking,
  event: EventOf<'company.closing'> | EventOf<'company.given-up'> | EventOf<'company.erasing'>,
): Promise<void> {
  const connected = await listConsents(trx);
  for (const row of connected) await revokeConnected(trx, context, event, row);
  for (const row of await removePending(trx, 'all')) await revokePending(trx, context, event, row);
  await forgetConsents(trx);
  const comesBack = event.kind === 'company.closing' && event.why === 'uninstalled';
  await forgetSecrets(trx, comesBack ? connected.map(({ id }) => id) : 'all');
}

/**
 * Takes back what an integration by a person's consent lived by; nothing where it is another kind, or has no secret any more. From now
 * on it does not live by that Google account.
 */
export async function revokeConnected(
  trx: Trx,
  context: Revoking,
  cause: Cause,
  row: IntegrationRow,
): Promise<void> {
  if (row.kind !== 'oauth' || row.secret === null) return;
  await forgetGoogleAccount(trx, row.id);
  const opened = readable(context, () => openSecret(context.keyring, row));
  if (opened?.kind !== 'oauth') return;
  const { refreshToken } = opened.secret;
  await revokeLater(trx, context, { ...cause, subject: row.account, refreshToken });
}

/** Takes back an account that nobody confirmed. */
export async function revokePending(
  trx: Trx,
  context: Revoking,
  cause: Cause,
  row: PendingAccount,
): Promise<void> {
  const refreshToken = readable(context, () => refreshTokenOfPending(context.keyring, row));
  if (refreshToken === undefined) return;
  await revokeLater(trx, context, { ...cause, subject: row.account, refreshToken });
}

/** Undefined where the key that sealed it is gone: it is forgotten all the same. */
function readable<T>({ log }: Revoking, open: () => T): T | undefined {
  try {
    return open();
  } catch (error) {
    log.warn({ err: error }, 'an access cannot be opened, nor taken back at Google');
    return undefined;
  }
}
