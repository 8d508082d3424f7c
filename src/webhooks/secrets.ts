import type { Keyring } from '../platform/secrets/keyring.ts';
import type { WebhookRow } from './store.ts';

const provider = 'webhook';

export const sealSecret = (keyring: Keyring, companyId: string, secret: string): string =>
  keyring.encrypt(secret, { companyId, provider });

/**
 * With what a webhook is signed now: its secret, and the one before it while that is still good.
 * @throws KeyringError where the key that sealed one of them is gone.
 */
export function secretsOf(
  keyring: Keyring,
  { company_id, secret, old_secret, old_until }: WebhookRow,
  now = new Date(),
): string[] {
  const old = old_secret !== null && old_until !== null && old_until > now ? [old_secret] : [];
  return [secret, ...old].map((sealed) => keyring.decrypt(sealed, { companyId: company_id, provider }));
}
