import { createPrivateKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose/jwt/sign';
import { z } from 'zod';
import { bodyOf, callOut } from '../../platform/outgoing/index.ts';
import { retry } from '../../platform/retry.ts';
import { SheetsError, sheetsProblems } from './errors.ts';
import { tokenRefusal } from './refusal.ts';
import { outgoingRefusal } from './transport.ts';

/** The file that Google gives for a service account; unknown keys are ignored. */
export const serviceAccountSchema = z.object({
  type: z.literal('service_account').optional(),
  private_key_id: z.string().optional(),
  private_key: z.string().min(1).max(20_000),
  client_email: z.string().min(3),
  token_uri: z.url().default('https://oauth2.googleapis.com/token'),
});
export type ServiceAccountKey = z.infer<typeof serviceAccountSchema>;
/** A key that somebody pasted: whom to ask for tokens is not for it to say. */
export const pastedKeySchema = serviceAccountSchema.omit({ token_uri: true });

/** The last one lists the spreadsheets that were shared with the account, by name. */
const scope = ['spreadsheets', 'drive.file', 'drive.metadata.readonly']
  .map((name) => `https://www.googleapis.com/auth/${name}`)
  .join(' ');
const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number().positive() });

/** Somebody in whose name Google is called. */
export interface Credentials {
  /** The email address to share a spreadsheet with. */
  account: string;
  /** Whose per-project quota is used. */
  project: string;
  /** An access token; `fresh` asks for a new one after the old one was refused. */
  token(fresh?: boolean, signal?: AbortSignal): Promise<string>;
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
    project: projectOf(key.client_email),
    async token(fresh = false, signal) {
      if (kept && !fresh && kept.expiresAt > Date.now()) return kept.token;
      const answer = await exchange(key, signal);
      kept = { token: answer.access_token, expiresAt: Date.now() + (answer.expires_in - 60) * 1000 };
      return kept.token;
    },
  };
}

/**
 * The project that an account belongs to, by its address: no budget is named by what somebody wrote into a key file, for Google
 * takes an assertion in the name of its own address only (cloud.google.com/iam/docs/service-account-types).
 */
function projectOf(email: string): string {
  return /@([\w.-]+)\.iam\.gserviceaccount\.com$/.exec(email)?.[1] ?? email;
}

const ANSWER_MS = 30_000;
/** 200, 1000, 3000. */
const pauses = { firstMs: 200, factor: 5, longestMs: 3000, repeats: 3 };

async function exchange(
  key: ServiceAccountKey,
  signal: AbortSignal | undefined,
): Promise<z.infer<typeof tokenSchema>> {
  const assertion = await sign(key);
  const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const call = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: new URLSearchParams({ grant_type: grant, assertion }).toString(),
    deadlineMs: ANSWER_MS,
    signal,
  };

  async function ask() {
    const answer = await callOut(key.token_uri, call);
    const text = bodyOf(answer).toString();
    if (answer.status === 200) return tokenSchema.parse(JSON.parse(text));
    const refused = tokenRefusal(answer.status, text, key.client_email, answer.clockAheadMs);
    if (refused.kind !== sheetsProblems.unavailable) throw refused;
    throw new Error(`HTTP ${answer.status}`);
  }

  function mayPass(error: unknown): boolean {
    if (error instanceof SheetsError) return false;
    const refused = outgoingRefusal(error, false);
    return !refused || refused.kind === sheetsProblems.unavailable;
  }

  try {
    return await retry(ask, { ...pauses, mayPass, signal });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof SheetsError) throw error;
    // A gateway's page, or what is no token: nothing of it is told on.
    throw (
      outgoingRefusal(error, false) ??
      new SheetsError(sheetsProblems.unavailable, { answer: 'token' }, 0, false, error)
    );
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
