import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Whose secret it is: bound to the envelope, so that one moved to another company or provider cannot be opened. */
export interface SecretOwner {
  companyId: string;
  provider: string;
}

export interface Keyring {
  /** The id of the key that seals. */
  readonly newest: string;
  /** Ids of all keys, newest first. */
  readonly ids: string[];
  /** Seals a text with the newest key: `v1.<keyId>.<iv>.<ciphertext>.<tag>`, the last three in base64url. */
  encrypt(plain: string, owner: SecretOwner): string;
  /** Opens an envelope. @throws KeyringError when the key is not there, the owner is another or the text was changed. */
  decrypt(envelope: string, owner: SecretOwner): string;
}

export class KeyringError extends Error {
  override name = 'KeyringError';
}

/**
 * Reads `id:base64,…`, newest first.
 * @param encryptionKeys keys of 32 bytes (AES-256-GCM, NIST SP 800-38D: a random 96-bit IV per envelope).
 * @throws KeyringError on a malformed list.
 */
export function openKeyring(encryptionKeys: string): Keyring {
  const keys = new Map(encryptionKeys.split(',').map(readKey));
  const [newest] = keys;
  if (!newest) throw new KeyringError('There is no encryption key.');
  const [newestId, newestKey] = newest;

  return {
    newest: newestId,
    ids: [...keys.keys()],

    encrypt(plain, owner) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newestKey, iv).setAAD(bind(owner));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [
        'v1',
        newestId,
        ...[iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url')),
      ].join('.');
    },

    decrypt(envelope, owner) {
      const [version, keyId, iv, sealed, tag, ...rest] = envelope.split('.');
      if (version !== 'v1' || !keyId || !iv || sealed === undefined || !tag || rest.length > 0) {
        throw new KeyringError('This is not an envelope of the keyring.');
      }
      const key = keys.get(keyId);
      if (!key) {
        throw new KeyringError(
          `The secret is sealed with the key "${keyId}", which is not among ENCRYPTION_KEYS. Add it back.`,
        );
      }
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
          authTagLength: 16,
        })
          .setAAD(bind(owner))
          .setAuthTag(Buffer.from(tag, 'base64url'));
        return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString(
          'utf8',
        );
      } catch {
        throw new KeyringError(
          `The key "${keyId}" does not open this secret: the key, the owner or the text is another.`,
        );
      }
    },
  };
}

/** A fresh list with one key, for a database that has none yet. @param id not used before. */
export function generateEncryptionKeys(id = 'k1'): string {
  return `${id}:${randomBytes(32).toString('base64')}`;
}

function readKey(pair: string): [id: string, key: Buffer] {
  const [id, base64] = pair.trim().split(':');
  const key = Buffer.from(base64 ?? '', 'base64');
  if (!id || key.length !== 32) throw new KeyringError('A key must be id:base64 of 32 bytes.');
  return [id, key];
}

function bind({ companyId, provider }: SecretOwner): Buffer {
  return Buffer.from(JSON.stringify([companyId, provider]));
}
