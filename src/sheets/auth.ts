import { createPrivateKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { SheetsError, sheetsProblems } from './errors.ts';
import { tokenRefusal } from './refusal.ts';

/** The file that Google gives for a service account; unknown keys are ignored. */
export const serviceAccountSchema = z.object({
  type: z.literal('service_account').optional(),
  project_id: z.string().optional(),
  private_key_id: z.string().optional(),
  private_key: z.string().min(1).max(20_000),
  client_email: z.string().min(3),
  token_uri: z.url().default('https://oauth2.googleapis.com/token'),
});
export type ServiceAccountKey = z.infer<typeof serviceAccountSchema>;

/** The last one lists the spreadsheets that were shared with the account, by name. */
const scope = ['spreadsheets', 'drive.file', 'drive.metadata.readonly']
  .map((name) => `https://www.googleapis.com/auth/${name}`)
  .join(' ');
const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number().positive() });

/** Somebody in whose name Google is called. */
export interface Credentials {
  /** The e-mail address to share a spreadsheet with. */
  account: string;
  /** Whose per-project quota is used. */
  project: string;
  /** An access token; `fresh` asks for a new one after the old one was refused. */
  token(fresh?: boolean): Promise<string>;
}

/**
 * Credentials of a service account: a signed assertion is exchanged at the key's own `token_uri` (Google: "Using
 * OAuth 2.0 for server to server applications"). Tokens are kept until a minute before they expire.
 * @throws SheetsError from `token` when the key is refused or Google cannot be reached.
 */
export function serviceAccount(key: ServiceAccountKey): Credentials {
  let kept: { token: string; expiresAt: number } | null = null;
  return {
    account: key.client_email,
    project: key.project_id ?? key.client_email,
    async token(fresh = false) {
      if (kept && !fresh && kept.expiresAt > Date.now()) return kept.token;
      const answer = await exchange(key);
      kept = { token: answer.access_token, expiresAt: Date.now() + (answer.expires_in - 60) * 1000 };
      return kept.token;
    },
  };
}

const PAUSES_MS = [200, 1000, 3000];

async function exchange(key: ServiceAccountKey): Promise<z.infer<typeof tokenSchema>> {
  const assertion = await sign(key);
  const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await fetch(key.token_uri, {
        method: 'POST',
        body,
        signal: AbortSignal.timeout(30_000),
      });
      const text = await answer.text();
      if (answer.ok) return tokenSchema.parse(JSON.parse(text));
      if ([400, 401, 403].includes(answer.status)) throw tokenRefusal(answer.status, text, key.client_email);
      throw new Error(`HTTP ${answer.status}`);
    } catch (error) {
      if (error instanceof SheetsError) throw error;
      const pause = PAUSES_MS[attempt];
      if (pause === undefined) {
        const answer = error instanceof Error ? error.message : String(error);
        throw new SheetsError(sheetsProblems.unavailable, { answer }, 0, false, error);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** The longest that Google takes, seconds. */
const LIFE_S = 3600;

async function sign(key: ServiceAccountKey): Promise<string> {
  // One reading of the clock: an hour and a second, as two may give, is refused.
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ scope })
    .setProtectedHeader({
      alg: 'RS256',
      typ: 'JWT',
      ...(key.private_key_id && { kid: key.private_key_id }),
    })
    .setIssuer(key.client_email)
    .setAudience(key.token_uri)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFE_S)
    .sign(readPrivateKey(key.private_key));
}

/**
 * The key's private half. What copying does to its line breaks (written out as `\\n`, turned into spaces, lost) is undone:
 * between the dashes nothing but base64 stands, so nothing else can have been meant.
 * @throws SheetsError when it is no RSA key: Google is not asked.
 */
export function readPrivateKey(pem: string): KeyObject {
  const broken = pem.replaceAll(/\\[rn]/g, '\n').replaceAll('\\', '');
  const [, label = '', body = ''] = /-----BEGIN ([A-Z ]+)-----(.*)-----END \1-----/s.exec(broken) ?? [];
  const lines = body.replace(/\s/g, '').match(/.{1,64}/g) ?? [];
  try {
    const key = createPrivateKey(`-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`);
    const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
    if (key.asymmetricKeyType !== 'rsa' || modulusLength < 2048) throw new Error('not a key of Google’s');
    return key;
  } catch (error) {
    throw new SheetsError(sheetsProblems.unreadableKey, {}, 0, false, error);
  }
}
