import {
  type CryptoKey,
  calculateJwkThumbprint,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTHeaderParameters,
  jwtVerify,
  SignJWT,
} from 'jose';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import type { Keyring } from '../secrets/keyring.ts';
import type { App } from './http.ts';

/** Whom a token speaks for: a person in one company. */
export interface TokenHolder {
  userId: string;
  companyId: string;
  /** When they proved who they are (claim `auth_time`): a renewed token keeps it. */
  since?: Date;
}

export interface Tokens {
  /** A signed token for `Authorization: Bearer`. @param minutes how long it lives, 60 at most. */
  issue(holder: TokenHolder & { minutes: number }): Promise<{ token: string; expiresAt: Date }>;
  /** Whom the token speaks for; undefined when it is not one of ours, or its time is over. */
  verify(token: string): Promise<TokenHolder | undefined>;
  /** The public keys of all tokens that may still live (RFC 7517). */
  publicKeys(): Promise<{ keys: JWK[] }>;
}

/** The only algorithm: whatever else a token's header names is refused (RFC 8725, 3.1). */
const ALGORITHM = 'ES256';
/** RFC 9068: no other JWT of ours can be taken for an access token. */
const TYPE = 'at+jwt';
const MAX_MINUTES = 60;
const CLOCK_TOLERANCE_S = 5;
/** A key signs for 30 days; its tokens are good for an hour longer. A day is added, because clocks of machines differ. */
const SIGNS_DAYS = 30;
const VERIFIES_DAYS = SIGNS_DAYS + 1;
const owner = { companyId: 'platform', provider: 'jwt' };

const claimsSchema = z.object({ sub: z.string().min(1), company: z.uuid(), auth_time: z.int().optional() });

/**
 * Short access tokens (JWT, RFC 9068) for places where there is no cookie, such as the frame inside MoySklad. The private keys
 * are sealed in `signing_keys`; a new one is made when the newest is 30 days old, by whichever process needs it first.
 * @param options.publicUrl who issues the tokens and whom they are for.
 */
export function openTokens(options: { database: Database; keyring: Keyring; publicUrl: string }): Tokens {
  const { keyring, publicUrl } = options;
  const { platform } = options.database;
  const audience = `${publicUrl}/api`;
  let signing: { id: string; key: CryptoKey; until: number } | undefined;

  async function signingKey() {
    if (signing && signing.until > Date.now()) return signing;
    const row = (await newestKey()) ?? (await makeKey());
    const key = await imported(JSON.parse(keyring.decrypt(row.private_key, owner)));
    const until = row.created_at.getTime() + SIGNS_DAYS * 86_400_000;
    signing = { id: row.id, key, until };
    return signing;
  }

  async function newestKey() {
    return platform
      .selectFrom('signing_keys')
      .selectAll()
      .where('created_at', '>', daysAgo(SIGNS_DAYS))
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  /** Two processes may each make one in the same instant; both are good. */
  async function makeKey() {
    const pair = await generateKeyPair(ALGORITHM, { extractable: true });
    const publicKey = await exportJWK(pair.publicKey);
    await platform.deleteFrom('signing_keys').where('created_at', '<', daysAgo(VERIFIES_DAYS)).execute();
    return platform
      .insertInto('signing_keys')
      .values({
        id: await calculateJwkThumbprint(publicKey),
        public_key: JSON.stringify(publicKey),
        private_key: keyring.encrypt(JSON.stringify(await exportJWK(pair.privateKey)), owner),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  }

  /** @throws JWKSNoMatchingKey when there is no such key, or its time is over. */
  async function verifyingKey({ kid = '' }: JWTHeaderParameters): Promise<CryptoKey> {
    if (!/^[\w-]{43}$/.test(kid)) throw new errors.JWKSNoMatchingKey();
    const row = await platform
      .selectFrom('signing_keys')
      .select('public_key')
      .where('id', '=', kid)
      .where('created_at', '>', daysAgo(VERIFIES_DAYS))
      .executeTakeFirst();
    if (!row) throw new errors.JWKSNoMatchingKey();
    return imported(row.public_key);
  }

  return {
    async issue({ userId, companyId, minutes, since }) {
      if (!(minutes > 0 && minutes <= MAX_MINUTES)) throw new RangeError('A token lives 60 minutes at most.');
      const { id, key } = await signingKey();
      const now = Math.floor(Date.now() / 1000);
      const expires = now + Math.round(minutes * 60);
      const proved = since && { auth_time: Math.floor(since.getTime() / 1000) };
      const token = await new SignJWT({ company: companyId, ...proved })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: id })
        .setSubject(userId)
        .setIssuer(publicUrl)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(expires)
        .sign(key);
      return { token, expiresAt: new Date(expires * 1000) };
    },

    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, verifyingKey, {
          algorithms: [ALGORITHM],
          typ: TYPE,
          issuer: publicUrl,
          audience,
          requiredClaims: ['sub', 'iat', 'exp', 'company'],
          maxTokenAge: MAX_MINUTES * 60,
          clockTolerance: CLOCK_TOLERANCE_S,
        });
        const { sub, company, auth_time } = claimsSchema.parse(payload);
        const proved = auth_time !== undefined && { since: new Date(auth_time * 1000) };
        return { userId: sub, companyId: company, ...proved };
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
        throw error;
      }
    },

    async publicKeys() {
      const rows = await platform
        .selectFrom('signing_keys')
        .select(['id', 'public_key'])
        .where('created_at', '>', daysAgo(VERIFIES_DAYS))
        .orderBy('created_at', 'desc')
        .execute();
      return {
        keys: rows.map(({ id, public_key }) => ({
          ...public_key,
          kid: id,
          alg: ALGORITHM,
          use: 'sig',
        })),
      };
    },
  };
}

/** `GET /.well-known/jwks.json`. */
export function tokenRoutes(app: App, tokens: Tokens): void {
  app.get(
    '/.well-known/jwks.json',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'getTokenKeys',
        tags: ['tokens'],
        summary: 'Public keys of the access tokens (JWKS)',
        response: { 200: z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) }) },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300');
      return (await tokens.publicKeys()) as { keys: { kid: string; kty: string }[] };
    },
  );
}

/** By the database's clock, as the keys' own time is. */
function daysAgo(days: number) {
  return sql<Date>`now() - make_interval(days => ${days})`;
}

async function imported(key: JWK): Promise<CryptoKey> {
  return (await importJWK(key, ALGORITHM)) as CryptoKey;
}
