import { z } from 'zod';
import { type Keyring, KeyringError } from '../platform/secrets/keyring.ts';
import { kindKeys } from './kinds.ts';

const tokenSchema = z.object({ companyId: z.uuid(), userId: z.string(), kinds: z.array(z.enum(kindKeys)) });
/** Whose emails of which kinds a link ends. */
export type Unsubscribing = z.infer<typeof tokenSchema>;

const sealedFor = { companyId: 'platform', provider: 'unsubscribe' };

/**
 * The secret of a link that ends emails by one click (RFC 8058): it says whose, and only the keyring can have made it. It is good for as long
 * as the key that sealed it.
 */
export function unsubscribeToken(keyring: Keyring, { companyId, userId, kinds }: Unsubscribing): string {
  return keyring.encrypt(JSON.stringify({ companyId, userId, kinds }), sealedFor);
}

/** @returns undefined for one that we did not make, or whose key is gone. */
export function readToken(keyring: Keyring, token: string): Unsubscribing | undefined {
  try {
    return tokenSchema.safeParse(JSON.parse(keyring.decrypt(token, sealedFor))).data;
  } catch (error) {
    if (error instanceof KeyringError) return undefined;
    throw error;
  }
}
