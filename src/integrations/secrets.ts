import type { Database, Trx } from '../platform/db/database.ts';
import { type Localized, Problem } from '../platform/problems.ts';
import { type Keyring, KeyringError } from '../platform/secrets/keyring.ts';
import { integrationProblems } from './problems.ts';
import {
  type Details,
  detailsSchema,
  type GoogleKey,
  type GoogleTokens,
  googleKeySchema,
  googleTokensSchema,
  type Kind,
  type Provider,
  providerOf,
} from './schema.ts';
import { findIntegration, type IntegrationRow, integrationsOf, keepIntegration } from './store.ts';

/** What an account is opened with, by how it was connected. */
export type Secrets = {
  token: string;
  marketplace: string;
  'service-account': GoogleKey;
  oauth: GoogleTokens;
};
/** An opened account. */
export type Opened = { [K in Kind]: { id: string; kind: K; details: Details; secret: Secrets[K] } }[Kind];

const names: Record<Provider, Localized> = {
  moysklad: { ru: 'МойСклад', en: 'MoySklad' },
  google: { ru: 'Google', en: 'Google' },
};

/**
 * The integration that is meant: the one named, else the company's only one at the provider.
 * @throws Problem when there is none, or there are several to choose from.
 */
export async function whichIntegration(
  trx: Trx,
  provider: Provider,
  wanted: string | undefined,
): Promise<string> {
  const known = await integrationsOf(trx, provider);
  if (wanted !== undefined) {
    if (known.some(({ id }) => id === wanted)) return wanted;
    throw new Problem(integrationProblems.notFound, {}, { field: `${provider}IntegrationId` });
  }
  const [first, ...others] = known;
  if (!first) throw new Problem(integrationProblems.notConnected, names[provider]);
  if (others.length > 0) {
    const params = { ...names[provider], known: known.map(({ title }) => `«${title}»`).join(', ') };
    throw new Problem(integrationProblems.choose, params, { field: `${provider}IntegrationId` });
  }
  return first.id;
}

/** Nobody deletes the integration until the transaction ends. @throws Problem when somebody has. */
export async function requireIntegration(trx: Trx, provider: Provider, id: string): Promise<void> {
  if (!(await keepIntegration(trx, provider, id)))
    throw new Problem(integrationProblems.notFound, {}, { field: `${provider}IntegrationId` });
}

/**
 * Opens the secret of an integration for work with its provider.
 * @throws Problem when there is none such, must be connected again, or the key that sealed it is missing.
 */
export async function secretOf(
  { database, keyring }: { database: Database; keyring: Keyring },
  companyId: string,
  integrationId: string,
  provider: Provider,
): Promise<Opened> {
  // Where somebody is disconnecting it just now, that is waited for.
  const row = await database.forCompany(companyId, async (trx) =>
    (await keepIntegration(trx, provider, integrationId)) ? findIntegration(trx, integrationId) : undefined,
  );
  // One provider's secret must never reach the other.
  if (row?.provider !== provider) throw new Problem(integrationProblems.notFound);
  if (row.status === 'reconnect') throw reconnect(row);
  return openSecret(keyring, row);
}

/** The first of these integrations that must be connected again, as the problem it is; null when all of them work. */
export async function lostOf(trx: Trx, integrationIds: string[]): Promise<Problem | null> {
  for (const id of integrationIds) {
    const row = await findIntegration(trx, id);
    if (row?.status === 'reconnect') return reconnect(row);
  }
  return null;
}

/** Opens a secret whatever its status. @throws Problem when there is none, or its key is missing. */
export function openSecret(keyring: Keyring, row: IntegrationRow): Opened {
  if (row.secret === null) throw reconnect(row);
  const { id, kind } = row;
  const details = detailsSchema.parse(row.details);
  try {
    const text = keyring.decrypt(row.secret, { companyId: row.company_id, provider: row.provider });
    if (kind === 'oauth') return { id, kind, details, secret: googleTokensSchema.parse(JSON.parse(text)) };
    if (kind === 'service-account') {
      return { id, kind, details, secret: googleKeySchema.parse(JSON.parse(text)) };
    }
    return { id, kind, details, secret: text };
  } catch (error) {
    if (error instanceof KeyringError)
      throw new Problem(integrationProblems.unreadable, {}, { cause: error });
    throw error;
  }
}

/**
 * MoySklad's token of an integration whatever its status, to take back what was left there.
 * @returns null where it is another provider's, has no token any more, or its key is gone.
 */
export async function moyskladTokenOf(
  trx: Trx,
  keyring: Keyring,
  integrationId: string,
): Promise<{ token: string; byApp: boolean } | null> {
  const row = await findIntegration(trx, integrationId);
  if (row?.provider !== 'moysklad' || row.secret === null) return null;
  try {
    return { token: String(openSecret(keyring, row).secret), byApp: row.kind === 'marketplace' };
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** Seals a secret for its company. */
export function seal<K extends Kind>(
  keyring: Keyring,
  companyId: string,
  kind: K,
  secret: Secrets[K],
): string {
  const plain = typeof secret === 'string' ? secret : JSON.stringify(secret);
  return keyring.encrypt(plain, { companyId, provider: providerOf(kind) });
}

function reconnect({ title }: IntegrationRow): Problem {
  return new Problem(integrationProblems.reconnect, { title });
}
