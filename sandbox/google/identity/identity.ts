import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { errorInfo, GoogleError } from '../errors.ts';

/** The one Google Cloud project of this sandbox: all quotas are its own. */
export const PROJECT_ID = 'skladno-sandbox';

export interface Caller {
  email: string;
  scopes: Set<string>;
  /** The OAuth client or service account whose token it is. */
  clientId: string;
}

export interface AccessToken extends Caller {
  expiresAt: number;
}

export interface RefreshToken extends Caller {
  token: string;
}

export interface AuthorizationCode extends Caller {
  redirectUri: string;
  challenge?: string;
  nonce?: string;
  withRefreshToken: boolean;
  expiresAt: number;
}

/** A service account's key file, as the Google Cloud console hands it out. */
export interface ServiceAccountKey {
  type: 'service_account';
  project_id: string;
  private_key_id: string;
  private_key: string;
  client_email: string;
  client_id: string;
  token_uri: string;
}

export const TOKEN_LIFETIME_S = 3600;
/** Refresh tokens per account and client; the oldest dies silently beyond it (Google's documented limit). */
const MAX_REFRESH_TOKENS = 100;

const caller = z.object({ email: z.string(), scopes: z.array(z.string()), clientId: z.string() });
/** Codes are left behind: they live for ten minutes. */
export const savedIdentitySchema = z.object({
  users: z.array(z.string()),
  grants: z.array(z.tuple([z.string(), z.array(z.string())])),
  access: z.array(z.tuple([z.string(), caller.extend({ expiresAt: z.number() })])),
  refresh: z.array(z.tuple([z.string(), caller])),
  services: z.array(
    z.object({
      type: z.literal('service_account'),
      project_id: z.string(),
      private_key_id: z.string(),
      private_key: z.string(),
      client_email: z.string(),
      client_id: z.string(),
      token_uri: z.string(),
    }),
  ),
  secrets: z.array(z.tuple([z.string(), z.string()])),
});
type SavedIdentity = z.infer<typeof savedIdentitySchema>;

/** Who there is, and every token that is alive. */
export class Identity {
  readonly users = new Set<string>();
  readonly codes = new Map<string, AuthorizationCode>();
  /** What each person has granted each client, by "email client". */
  readonly grants = new Map<string, Set<string>>();
  readonly #access = new Map<string, AccessToken>();
  readonly #refresh = new Map<string, RefreshToken>();
  readonly #services = new Map<string, { key: ServiceAccountKey; publicKey: KeyObject }>();
  readonly #secrets = new Map<string, string>();

  /** The key of a service account, made when first asked for. */
  serviceAccount(name: string, tokenUri: string): ServiceAccountKey {
    const email = `${name}@${PROJECT_ID}.iam.gserviceaccount.com`;
    const known = this.#services.get(email);
    // The server may listen elsewhere than when the account was made.
    if (known) return Object.assign(known.key, { token_uri: tokenUri });
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key: ServiceAccountKey = {
      type: 'service_account',
      project_id: PROJECT_ID,
      private_key_id: randomBytes(20).toString('hex'),
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      client_email: email,
      client_id: numberOf(email),
      token_uri: tokenUri,
    };
    this.#services.set(email, { key, publicKey });
    return key;
  }

  service(email: string): { key: ServiceAccountKey; publicKey: KeyObject } | undefined {
    return this.#services.get(email);
  }

  /** Clients are not registered here: the first secret a client shows is its secret from then on. */
  knowsSecret(clientId: string, secret: string): boolean {
    const known = this.#secrets.get(clientId);
    if (known === undefined && clientId && secret) this.#secrets.set(clientId, secret);
    return Boolean(secret) && (known ?? secret) === secret;
  }

  issueAccess({ email, scopes, clientId }: Caller): string {
    const token = `ya29.${randomBytes(48).toString('base64url')}`;
    this.#access.set(token, { email, scopes, clientId, expiresAt: Date.now() + TOKEN_LIFETIME_S * 1000 });
    return token;
  }

  issueRefresh({ email, scopes, clientId }: Caller): string {
    const token = `1//${randomBytes(48).toString('base64url')}`;
    const siblings = [...this.#refresh.values()].filter(
      (other) => other.email === email && other.clientId === clientId,
    );
    if (siblings.length >= MAX_REFRESH_TOKENS) this.#refresh.delete(siblings[0]!.token);
    this.#refresh.set(token, { email, scopes, clientId, token });
    return token;
  }

  refresh(token: string): RefreshToken | undefined {
    return this.#refresh.get(token);
  }

  access(token: string): AccessToken | undefined {
    const known = this.#access.get(token);
    return known && known.expiresAt > Date.now() ? known : undefined;
  }

  /** Ends a token and what hangs on it; false when there is no such token. */
  revokeToken(token: string): boolean {
    const owner = this.#refresh.get(token) ?? this.#access.get(token);
    if (!owner) return false;
    this.revoke(owner.email, owner.clientId);
    return true;
  }

  /** Ends every token and grant of an account, or of an account at one client. */
  revoke(email: string, clientId?: string): void {
    const strikes = (caller: Caller) =>
      caller.email === email && (clientId ?? caller.clientId) === caller.clientId;
    for (const tokens of [this.#access, this.#refresh, this.codes]) {
      for (const [token, caller] of tokens) if (strikes(caller)) tokens.delete(token);
    }
    for (const key of this.grants.keys()) {
      if (clientId ? key === `${email} ${clientId}` : key.startsWith(`${email} `)) this.grants.delete(key);
    }
  }

  save(): SavedIdentity {
    const now = Date.now();
    const print = ({ email, scopes, clientId }: Caller) => ({ email, scopes: [...scopes], clientId });
    return {
      users: [...this.users],
      grants: [...this.grants].map(([key, scopes]) => [key, [...scopes]]),
      access: [...this.#access]
        .filter(([, { expiresAt }]) => expiresAt > now)
        .map(([token, access]) => [token, { ...print(access), expiresAt: access.expiresAt }]),
      refresh: [...this.#refresh].map(([token, refresh]) => [token, print(refresh)]),
      services: Array.from(this.#services.values(), ({ key }) => key),
      secrets: [...this.#secrets],
    };
  }

  restore({ users, grants, access, refresh, services, secrets }: SavedIdentity): void {
    for (const email of users) this.users.add(email);
    for (const [key, scopes] of grants) this.grants.set(key, new Set(scopes));
    for (const [token, one] of access) this.#access.set(token, { ...one, scopes: new Set(one.scopes) });
    for (const [token, one] of refresh)
      this.#refresh.set(token, { ...one, scopes: new Set(one.scopes), token });
    for (const key of services)
      this.#services.set(key.client_email, { key, publicKey: createPublicKey(key.private_key) });
    for (const [client, secret] of secrets) this.#secrets.set(client, secret);
  }

  /** The caller behind an Authorization header. Throws 401 as Google prints it. */
  authenticate(header: string | undefined, scopes: string[], method: string): Caller {
    const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1];
    const caller = token === undefined ? undefined : this.access(token);
    if (!caller) throw unauthenticated(token !== undefined, method);
    if (!scopes.some((scope) => caller.scopes.has(scope))) throw insufficientScopes(method);
    return caller;
  }
}

/** A stable number for an account, as Google's `sub` and `client_id` are. */
export function numberOf(email: string): string {
  return (1n + (createHash('sha256').update(email).digest().readBigUInt64BE() % 10n ** 19n))
    .toString()
    .padStart(21, '1');
}

function unauthenticated(hadToken: boolean, method: string): GoogleError {
  const [what, reason] = hadToken
    ? ['Request had invalid authentication credentials.', 'ACCESS_TOKEN_EXPIRED']
    : ['Request is missing required authentication credential.', 'CREDENTIALS_MISSING'];
  const advice =
    'Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.';
  return new GoogleError(401, `${what} ${advice}`, {
    errors: [
      {
        message: hadToken ? 'Invalid Credentials' : 'Login Required.',
        domain: 'global',
        reason: hadToken ? 'authError' : 'required',
        location: 'Authorization',
        locationType: 'header',
      },
    ],
    details: [errorInfo(reason, { service: serviceOf(method), method })],
  });
}

function insufficientScopes(method: string): GoogleError {
  return new GoogleError(403, 'Request had insufficient authentication scopes.', {
    errors: [{ message: 'Insufficient Permission', domain: 'global', reason: 'insufficientPermissions' }],
    details: [errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', { service: serviceOf(method), method })],
  });
}

function serviceOf(method: string): string {
  return method.startsWith('google.apps.sheets') ? 'sheets.googleapis.com' : 'drive.googleapis.com';
}
