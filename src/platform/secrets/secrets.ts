import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { generateEncryptionKeys } from './keyring.ts';

export interface Secrets {
  authSecret: string;
  /** `id:base64,…`, newest first. */
  encryptionKeys: string;
}

export type GivenSecrets = { [Name in keyof Secrets]?: Secrets[Name] | undefined };

/**
 * The secrets to work with: the given ones, else those made once and kept in the table `settings`, which the owner alone
 * can read.
 * @param client logged in as the owner, after the first migration.
 */
export async function readSecrets(client: Client, given: GivenSecrets): Promise<Secrets> {
  return {
    authSecret:
      given.authSecret ?? (await keep(client, 'AUTH_SECRET', randomBytes(48).toString('base64url'))),
    encryptionKeys: given.encryptionKeys ?? (await keep(client, 'ENCRYPTION_KEYS', generateEncryptionKeys())),
  };
}

/** The value kept under a key; `fresh` becomes it when there is none, whoever else asks at the same moment. */
async function keep(client: Client, key: string, fresh: string): Promise<string> {
  await client.query('insert into settings (key, value) values ($1, $2) on conflict do nothing', [
    key,
    fresh,
  ]);
  const { rows } = await client.query<{ value: string }>('select value from settings where key = $1', [key]);
  return rows[0]!.value;
}

/** Replaces the kept keys. @param client logged in as the owner. @param keys `id:base64,…`, newest first. */
export async function keepEncryptionKeys(client: Client, keys: string): Promise<void> {
  await client.query("update settings set value = $1 where key = 'ENCRYPTION_KEYS'", [keys]);
}
