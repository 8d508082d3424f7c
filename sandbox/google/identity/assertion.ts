import { verify } from 'node:crypto';
import { z } from 'zod';
import { type Caller, type Identity, TOKEN_LIFETIME_S } from './identity.ts';
import { readScopes } from './scopes.ts';

const CLOCK_SKEW_S = 300;

/** A refusal of the token endpoint (RFC 6749, section 5.2). */
export class OAuthError extends Error {
  readonly status: number;
  readonly error: string;

  constructor(status: number, error: string, description: string) {
    super(description);
    this.status = status;
    this.error = error;
  }
}

const assertionClaims = z.object({
  iss: z.string(),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
  scope: z.string().optional(),
  sub: z.string().optional(),
});

function decodeAssertion(assertion: string) {
  const [head = '', body = '', signature = ''] = assertion.split('.');
  const decode = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
  try {
    if (z.object({ alg: z.string() }).parse(decode(head)).alg !== 'RS256')
      throw new Error('Another algorithm');
    return {
      claims: assertionClaims.parse(decode(body)),
      signed: `${head}.${body}`,
      signature: Buffer.from(signature, 'base64url'),
    };
  } catch {
    throw new OAuthError(400, 'invalid_grant', 'Invalid JWT: could not be parsed.');
  }
}

/**
 * Proves a service account's signed assertion and says who calls, with which scopes.
 * https://developers.google.com/identity/protocols/oauth2/service-account
 * @param tokenUrl the audience the assertion must name. @param nowMs by Google's clock. Throws OAuthError.
 */
export function readAssertion(
  assertion: string,
  identity: Identity,
  tokenUrl: string,
  nowMs: number,
): Caller {
  const { claims, signed, signature } = decodeAssertion(assertion);
  const account = identity.service(claims.iss);
  if (!account) throw new OAuthError(400, 'invalid_grant', 'Invalid grant: account not found');
  if (!verify('RSA-SHA256', Buffer.from(signed), account.publicKey, signature)) {
    throw new OAuthError(400, 'invalid_grant', 'Invalid JWT Signature.');
  }
  if (claims.aud !== tokenUrl) {
    const right = `The right audience is ${tokenUrl}`;
    throw new OAuthError(400, 'invalid_grant', `Invalid JWT: Failed audience check. ${right}`);
  }
  const now = nowMs / 1000;
  const timely = claims.iat <= now + CLOCK_SKEW_S && claims.exp > now && claims.exp > claims.iat;
  if (!timely || claims.exp - claims.iat > TOKEN_LIFETIME_S) {
    throw new OAuthError(
      400,
      'invalid_grant',
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
    );
  }
  if (claims.sub !== undefined && claims.sub !== claims.iss) {
    throw new OAuthError(
      401,
      'unauthorized_client',
      'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
    );
  }
  const scopes = readScopes(claims.scope ?? '');
  if (!scopes)
    throw new OAuthError(400, 'invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  return { email: claims.iss, scopes, clientId: account.key.client_id };
}
