import { createHash, randomBytes } from 'node:crypto';

export const PASSWORD_LINK_S = 3600;

/** Stands in the table of proofs; a year, as long as nobody starts. */
const unseen = 'unseen-password';
const UNSEEN_MS = 365 * 86_400_000;

/** What of better-auth keeps proofs (its table `verification`) and finds people. */
interface Adapter {
  createVerificationValue(value: { identifier: string; value: string; expiresAt: Date }): Promise<unknown>;
  findVerificationValue(identifier: string): Promise<{ value: string } | null>;
  consumeVerificationValue(identifier: string): Promise<{ value: string; expiresAt: Date } | null>;
  deleteVerificationByIdentifier(identifier: string): Promise<unknown>;
  findUserById(id: string): Promise<{ email: string } | null>;
}

/** Secrets that prove something, and what is noted beside them. */
export interface Proofs {
  /** A secret for an email: whoever brings it back within the time has read what was sent to this address. */
  proveAddress(purpose: 'sign-up', email: string, seconds: number): Promise<string>;
  /** The address that a secret proves; it proves nothing a second time. */
  takeProof(purpose: 'sign-up', secret: string): Promise<string | undefined>;
  /** A link by which a person may choose another password: once, within an hour. */
  passwordLink(userId: string): Promise<string>;
  /** Whose password such a link changes; undefined when it is not good. */
  addressOfPasswordLink(token: string): Promise<string | undefined>;
  /** Whether a password that we made ourselves has been shown to nobody yet; noted before it is made, over when it was shown. */
  unseenPassword: { note(): Promise<void>; exists(): Promise<boolean>; seen(): Promise<void> };
}

export function openProofs(adapterOf: () => Promise<Adapter>, publicUrl: string): Proofs {
  return {
    async proveAddress(purpose, email, seconds) {
      const secret = newSecret();
      await (await adapterOf()).createVerificationValue({
        identifier: proofOf(purpose, secret),
        value: email,
        expiresAt: new Date(Date.now() + seconds * 1000),
      });
      return secret;
    },

    async takeProof(purpose, secret) {
      const taken = await (await adapterOf()).consumeVerificationValue(proofOf(purpose, secret));
      return taken && taken.expiresAt > new Date() ? taken.value : undefined;
    },

    async passwordLink(userId) {
      const token = newSecret();
      // As better-auth keeps the token of an email (its source: request-password-reset).
      await (await adapterOf()).createVerificationValue({
        identifier: `reset-password:${token}`,
        value: userId,
        expiresAt: new Date(Date.now() + PASSWORD_LINK_S * 1000),
      });
      return `${publicUrl}/reset-password#${token}`;
    },

    async addressOfPasswordLink(token) {
      const adapter = await adapterOf();
      const found = await adapter.findVerificationValue(`reset-password:${token}`);
      return found ? (await adapter.findUserById(found.value))?.email : undefined;
    },

    unseenPassword: {
      async note() {
        const expiresAt = new Date(Date.now() + UNSEEN_MS);
        await (await adapterOf()).createVerificationValue({ identifier: unseen, value: unseen, expiresAt });
      },
      async exists() {
        return Boolean(await (await adapterOf()).findVerificationValue(unseen));
      },
      async seen() {
        await (await adapterOf()).deleteVerificationByIdentifier(unseen);
      },
    },
  };
}

const newSecret = () => randomBytes(24).toString('base64url');

/** The secret itself is not kept. */
function proofOf(purpose: string, secret: string): string {
  return `${purpose}:${createHash('sha256').update(secret).digest('hex')}`;
}
