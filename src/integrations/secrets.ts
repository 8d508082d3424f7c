import type { Database, Trx } from '../platform/database.ts';
import { type Keyring, KeyringError } from '../platform/keyring.ts';
import { Problem } from '../platform/problems.ts';
import { integrationProblems } from './problems.ts';
import { type GoogleKey, googleKeySchema, type Provider } from './schema.ts';
import { findIntegration, saveIntegration } from './store.ts';

/** What a provider's account is opened with. */
export type Secrets = { moysklad: string; google: GoogleKey };

const names: Record<Provider, string> = { moysklad: 'МойСклад', google: 'Google' };

/**
 * Opens the secret of a company's integration.
 * @throws Problem when the provider is not connected, or the key that sealed it is not there.
 */
export async function secretOf<P extends Provider>(
  access: { database: Database; keyring: Keyring },
  companyId: string,
  provider: P,
): Promise<{ integrationId: string; secret: Secrets[P] }> {
  const found = await access.database.forCompany(companyId, (trx) => findIntegration(trx, { provider }));
  if (!found) throw new Problem(integrationProblems.notConnected, { provider: names[provider] });
  try {
    const text = access.keyring.decrypt(found.secret, { companyId, provider });
    const read: { [Each in Provider]: () => Secrets[Each] } = {
      moysklad: () => text,
      google: () => googleKeySchema.parse(JSON.parse(text)),
    };
    return { integrationId: found.id, secret: read[provider]() };
  } catch (error) {
    if (error instanceof KeyringError)
      throw new Problem(integrationProblems.unreadable, {}, { cause: error });
    throw error;
  }
}

/** Seals and saves a secret that was found to work. */
export async function saveSecret<P extends Provider>(
  keyring: Keyring,
  trx: Trx,
  account: { companyId: string; provider: P; title: string; secret: Secrets[P] },
) {
  const { companyId, provider, title, secret } = account;
  const plain = typeof secret === 'string' ? secret : JSON.stringify(secret);
  return saveIntegration(trx, {
    companyId,
    provider,
    title,
    secret: keyring.encrypt(plain, { companyId, provider }),
  });
}
