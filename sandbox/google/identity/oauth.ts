import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import { html } from '../pages/html.ts';
import { type Language, languageOf } from '../pages/words.ts';
import type { Project } from '../project.ts';
import { OAuthError, readAssertion } from './assertion.ts';
import { consentPage, refusalPage } from './consent.ts';
import { type Caller, type Identity, numberOf, TOKEN_LIFETIME_S } from './identity.ts';
import { readScopes, SCOPES } from './scopes.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const CODE_LIFETIME_MS = 10 * 60_000;

const newPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/**
 * Google's OAuth 2.0 endpoints: consent, token, revocation, user info.
 * https://developers.google.com/identity/protocols/oauth2/web-server and …/service-account
 */
export class OAuth {
  readonly #identity: Identity;
  readonly #project: Project;
  readonly #tokenUrl: () => string;
  #pair: ReturnType<typeof newPair> | undefined;
  readonly #keyId = randomBytes(8).toString('hex');

  /** @param tokenUrl the address assertions must be meant for; known once the server listens. */
  constructor(identity: Identity, tokenUrl: () => string, project: Project) {
    this.#identity = identity;
    this.#project = project;
    this.#tokenUrl = tokenUrl;
  }

  /** Answers the paths of this service; undefined for any other. */
  handle(request: SandboxRequest): SandboxAnswer | undefined {
    switch (`${request.method} ${request.url.pathname}`) {
      case 'GET /o/oauth2/v2/auth':
        return this.#ask(request.url.searchParams, languageOf(request));
      case 'POST /o/oauth2/v2/auth':
        return this.#decide(new URLSearchParams(request.body.toString()), languageOf(request));
      case 'POST /token':
        return this.#token(new URLSearchParams(request.body.toString()), request.headers.authorization);
      case 'GET /revoke':
      case 'POST /revoke':
        return this.#revoke(request);
      case 'GET /oauth2/v3/userinfo':
      case 'GET /v1/userinfo':
        return this.#userInfo(request.headers.authorization);
      case 'GET /oauth2/v3/certs':
        return { status: 200, body: { keys: [this.#publicKey()] } };
      default:
        return undefined;
    }
  }

  #ask(query: URLSearchParams, language: Language): SandboxAnswer {
    const asked = readAuthorization(query);
    if (typeof asked === 'string') return html(400, refusalPage(asked, language));
    const users = [...this.#identity.users];
    return html(200, consentPage({ query, scopes: [...asked.scopes], users }, language));
  }

  #decide(form: URLSearchParams, language: Language): SandboxAnswer {
    const query = new URLSearchParams(form.get('request') ?? '');
    const asked = readAuthorization(query);
    if (typeof asked === 'string') return html(400, refusalPage(asked, language));
    const target = new URL(asked.redirect_uri);
    if (asked.state !== undefined) target.searchParams.set('state', asked.state);
    const email = form.get('email') ?? '';
    if (form.get('decision') !== 'allow' || !this.#identity.users.has(email)) {
      target.searchParams.set('error', 'access_denied');
      return { status: 302, headers: { location: target.href } };
    }
    const ticked = form.getAll('scope').filter((scope) => asked.scopes.has(scope));
    const grantKey = `${email} ${asked.client_id}`;
    const before = this.#identity.grants.get(grantKey);
    const granted = new Set([...ticked, ...(asked.include_granted_scopes === 'true' ? (before ?? []) : [])]);
    this.#identity.grants.set(grantKey, new Set([...(before ?? []), ...granted]));
    const code = `4/0${randomBytes(32).toString('base64url')}`;
    this.#identity.codes.set(code, {
      email,
      scopes: granted,
      clientId: asked.client_id,
      redirectUri: asked.redirect_uri,
      challenge: asked.code_challenge,
      nonce: asked.nonce,
      // Without prompt=consent a refresh token comes with the first consent alone.
      withRefreshToken:
        asked.access_type === 'offline' && (!before || /\bconsent\b/.test(asked.prompt ?? '')),
      expiresAt: Date.now() + CODE_LIFETIME_MS,
    });
    target.searchParams.set('code', code);
    target.searchParams.set('scope', [...granted].join(' '));
    return { status: 302, headers: { location: target.href } };
  }

  #token(form: URLSearchParams, authorization: string | undefined): SandboxAnswer {
    const date = new Date(this.#project.now()).toUTCString();
    const headers = { 'cache-control': 'no-cache, no-store, max-age=0, must-revalidate', date };
    try {
      return { status: 200, headers, body: this.#grant(form, authorization) };
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return {
        status: error.status,
        headers,
        body: { error: error.error, error_description: error.message },
      };
    }
  }

  #grant(form: URLSearchParams, authorization: string | undefined): object {
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return this.#redeem(form, this.#client(form, authorization));
      case 'refresh_token':
        return this.#refresh(form, this.#client(form, authorization));
      case JWT_BEARER:
        return this.#assert(form.get('assertion') ?? '');
      default:
        throw new OAuthError(
          400,
          'unsupported_grant_type',
          `Invalid grant_type: ${form.get('grant_type') ?? ''}`,
        );
    }
  }

  /** The client id, once its secret is proven (in the form or as Basic credentials). */
  #client(form: URLSearchParams, authorization: string | undefined): string {
    const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
    const [id = '', secret = ''] = basic
      ? Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
      : [form.get('client_id') ?? '', form.get('client_secret') ?? ''];
    if (!id) throw new OAuthError(400, 'invalid_request', 'Could not determine client ID from request.');
    if (!secret) throw new OAuthError(400, 'invalid_request', 'client_secret is missing.');
    if (!this.#identity.knowsSecret(id, secret)) {
      throw new OAuthError(401, 'invalid_client', 'The provided client secret is invalid.');
    }
    return id;
  }

  #redeem(form: URLSearchParams, clientId: string): object {
    const key = form.get('code') ?? '';
    const code = this.#identity.codes.get(key);
    if (!code || code.clientId !== clientId || code.expiresAt < Date.now()) {
      throw new OAuthError(400, 'invalid_grant', 'Malformed auth code.');
    }
    this.#identity.codes.delete(key);
    if (form.get('redirect_uri') !== code.redirectUri) {
      throw new OAuthError(400, 'redirect_uri_mismatch', 'Bad Request');
    }
    if (code.challenge !== undefined) {
      const verifier = form.get('code_verifier');
      if (!verifier) throw new OAuthError(400, 'invalid_grant', 'Missing code verifier.');
      if (createHash('sha256').update(verifier).digest('base64url') !== code.challenge) {
        throw new OAuthError(400, 'invalid_grant', 'Invalid code verifier.');
      }
    }
    const refreshToken = code.withRefreshToken ? this.#identity.issueRefresh(code) : undefined;
    return { ...this.#answer(code, code.nonce), refresh_token: refreshToken };
  }

  #refresh(form: URLSearchParams, clientId: string): object {
    const token = this.#identity.refresh(form.get('refresh_token') ?? '');
    if (token?.clientId !== clientId) {
      throw new OAuthError(400, 'invalid_grant', 'Token has been expired or revoked.');
    }
    return this.#answer(token);
  }

  #answer(caller: Caller, nonce?: string): object {
    const { scopes } = caller;
    return {
      access_token: this.#identity.issueAccess(caller),
      expires_in: TOKEN_LIFETIME_S - 1,
      scope: [...scopes].join(' '),
      token_type: 'Bearer',
      id_token: scopes.has(SCOPES.openid) ? this.#idToken(caller, nonce) : undefined,
    };
  }

  #assert(assertion: string): object {
    const caller = readAssertion(assertion, this.#identity, this.#tokenUrl(), this.#project.now());
    return {
      access_token: this.#identity.issueAccess(caller),
      expires_in: TOKEN_LIFETIME_S - 1,
      token_type: 'Bearer',
    };
  }

  #revoke(request: SandboxRequest): SandboxAnswer {
    const form = new URLSearchParams(request.body.toString());
    const token = form.get('token') ?? request.url.searchParams.get('token') ?? '';
    if (this.#identity.revokeToken(token)) return { status: 200, body: {} };
    return {
      status: 400,
      body: { error: 'invalid_token', error_description: 'Token expired or revoked' },
    };
  }

  #userInfo(authorization: string | undefined): SandboxAnswer {
    const caller = this.#identity.access(/^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '');
    if (!caller) {
      const body = { error: 'invalid_request', error_description: 'Invalid Credentials' };
      return { status: 401, body };
    }
    return { status: 200, body: profileOf(caller) };
  }

  #idToken(caller: Caller, nonce: string | undefined): string {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const head = part({ alg: 'RS256', kid: this.#keyId, typ: 'JWT' });
    const claims = part({
      iss: 'https://accounts.google.com',
      azp: caller.clientId,
      aud: caller.clientId,
      ...profileOf(caller),
      nonce,
      iat: now,
      exp: now + TOKEN_LIFETIME_S,
    });
    const signature = createSign('RSA-SHA256')
      .update(`${head}.${claims}`)
      .sign(this.#signing.privateKey, 'base64url');
    return `${head}.${claims}.${signature}`;
  }

  /** Made when a person first signs in by Google: it takes as long as a whole test. */
  get #signing() {
    this.#pair ??= newPair();
    return this.#pair;
  }

  #publicKey(): object {
    return {
      ...this.#signing.publicKey.export({ format: 'jwk' }),
      kid: this.#keyId,
      alg: 'RS256',
      use: 'sig',
    };
  }
}

/** What the scopes let a client know of a person. */
function profileOf({ email, scopes }: Caller): object {
  const name = email.split('@')[0];
  return {
    sub: numberOf(email),
    ...(scopes.has(SCOPES.email) && { email, email_verified: true }),
    ...(scopes.has(SCOPES.profile) && { name, given_name: name }),
  };
}

const authorization = z.object({
  client_id: z.string().min(1),
  redirect_uri: z.url(),
  scope: z.string(),
  state: z.string().optional(),
  nonce: z.string().optional(),
  access_type: z.enum(['online', 'offline']).optional(),
  prompt: z.string().optional(),
  include_granted_scopes: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.string().optional(),
  response_type: z.string(),
});

/** The authorization request, or the name of what is wrong with it as Google's error page shows it. */
function readAuthorization(
  query: URLSearchParams,
): (z.infer<typeof authorization> & { scopes: Set<string> }) | string {
  const parsed = authorization.safeParse(Object.fromEntries(query));
  if (!parsed.success) return `invalid_request: ${String(parsed.error.issues[0]?.path[0])}`;
  if (parsed.data.response_type !== 'code') return 'unsupported_response_type';
  if (parsed.data.code_challenge !== undefined && parsed.data.code_challenge_method !== 'S256') {
    return 'invalid_request: code_challenge_method';
  }
  const scopes = readScopes(parsed.data.scope);
  return scopes ? { ...parsed.data, scopes } : 'invalid_scope';
}
