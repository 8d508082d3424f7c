import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library';
import { decodeJwt } from 'jose/jwt/decode';
import { z } from 'zod';
import { toldBy } from '../../platform/outgoing/index.ts';
import { unlessAborted } from '../../platform/pause.ts';
import { SheetsError, sheetsProblems } from './errors.ts';
import { googleFetch, outgoingRefusal } from './transport.ts';

/** Google: "OAuth 2.0 scopes for Google APIs". */
export const scopes = {
  /** Files that we made or that the person opened with us: the least that serves. */
  files: 'https://www.googleapis.com/auth/drive.file',
  /** Every spreadsheet of the person, so that a pasted link can be opened. */
  spreadsheets: 'https://www.googleapis.com/auth/spreadsheets',
};
const identity = ['openid', 'email'];

/** An OAuth client of Google Cloud, and where Google's endpoints are. */
export interface OAuthClient {
  clientId: string;
  clientSecret: string;
  authUrl: string;
  tokenUrl: string;
  /** Our own address that Google sends people back to. */
  redirectUri: string;
}

/** What an account is opened with. */
export interface Tokens {
  refreshToken: string;
  accessToken: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** What a person allowed. */
export interface Consent {
  tokens: Tokens;
  scopes: string[];
  /** Google's lasting id of the account, and its address; null when the person kept them private. */
  subject: string | null;
  email: string | null;
}

/** Says that Google takes a refresh token no more: it was revoked, is too old, or was pushed out by newer ones. */
export class ConsentGone extends Error {
  override name = 'ConsentGone';
}

/** One call, and all that an exchange takes with its repeats. */
const ANSWER_MS = 15_000;
const EXCHANGE_MS = 20_000;
const fetchImplementation = googleFetch(ANSWER_MS);

/**
 * Google's consent screen (Google: "Using OAuth 2.0 for web server applications").
 * @param ask.challenge PKCE S256 of the verifier. @param ask.scopes beside the identity. @param ask.hint the account to offer.
 */
export function consentUrl(
  client: OAuthClient,
  ask: { state: string; challenge: string; scopes: string[]; hint?: string | undefined; language: string },
): string {
  return open(client, undefined).generateAuthUrl({
    access_type: 'offline',
    // Else no refresh token comes the second time.
    prompt: 'consent',
    include_granted_scopes: true,
    scope: [...ask.scopes, ...identity],
    state: ask.state,
    code_challenge: ask.challenge,
    code_challenge_method: CodeChallengeMethod.S256,
    hl: ask.language,
    ...(ask.hint !== undefined && { login_hint: ask.hint }),
  });
}

/**
 * Exchanges the code that Google sent back with a person.
 * @throws ConsentGone when the code was used or is too old, SheetsError when Google cannot be reached or refuses us.
 */
export async function redeemCode(client: OAuthClient, code: string, verifier: string): Promise<Consent> {
  const answer = await exchange(client, (google) => google.getToken({ code, codeVerifier: verifier }));
  const { id_token: idToken, scope = '' } = answer.tokens;
  // It came from Google itself over TLS: its signature need not be asked for (OpenID Connect Core, 3.1.3.7).
  const claims = identitySchema.parse(idToken ? decodeJwt(idToken) : {});
  return {
    tokens: tokensOf(answer.tokens, ''),
    scopes: scope.split(' ').filter(Boolean),
    subject: claims.sub ?? null,
    email: claims.email ?? null,
  };
}

/**
 * A fresh access token. Google may send another refresh token with it, which takes the place of the old one.
 * @throws ConsentGone when the refresh token is good no more, SheetsError as above.
 */
export async function refreshTokens(client: OAuthClient, refreshToken: string): Promise<Tokens> {
  // The library puts the old refresh token into its answer; what came from Google is told by the event alone.
  let rotated: string | null | undefined;
  const { credentials } = await exchange(client, (google) => {
    google.setCredentials({ refresh_token: refreshToken });
    google.once('tokens', ({ refresh_token }) => {
      rotated = refresh_token;
    });
    return google.refreshAccessToken();
  });
  return { ...tokensOf(credentials, refreshToken), refreshToken: rotated ?? refreshToken };
}

/** Takes our access back at Google, for every token of the account. @throws SheetsError when Google cannot be reached. */
export async function revokeConsent(client: OAuthClient, refreshToken: string): Promise<void> {
  await exchange(client, (google) => google.revokeToken(refreshToken)).catch((error: unknown) => {
    // Dead already: that is what was wanted.
    if (!(error instanceof ConsentGone)) throw error;
  });
}

const identitySchema = z.object({ sub: z.string().optional(), email: z.string().optional() });
const credentialsSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string().nullish(),
  expiry_date: z.number(),
});

function tokensOf(credentials: object, old: string): Tokens {
  const read = credentialsSchema.parse(credentials);
  return {
    accessToken: read.access_token,
    refreshToken: read.refresh_token ?? old,
    expiresAt: read.expiry_date,
  };
}

function open(
  { clientId, clientSecret, redirectUri, authUrl, tokenUrl }: OAuthClient,
  signal: AbortSignal | undefined,
): OAuth2Client {
  return new OAuth2Client({
    clientId,
    clientSecret,
    redirectUri,
    endpoints: {
      oauth2AuthBaseUrl: authUrl,
      oauth2TokenUrl: tokenUrl,
      // Beside the token endpoint, as at Google.
      oauth2RevokeUrl: tokenUrl.replace(/\/token$/, '/revoke'),
    },
    transporterOptions: { fetchImplementation, ...(signal && { signal }) },
  });
}

const failureSchema = z.looseObject({
  message: z.string(),
  response: z
    .looseObject({
      status: z.number(),
      data: z.looseObject({ error: z.string() }).optional().catch(undefined),
    })
    .optional(),
});

/** A call of the OAuth endpoints within its time, its refusals told apart: only what Google itself says in JSON is one. */
async function exchange<T>(client: OAuthClient, call: (google: OAuth2Client) => Promise<T>): Promise<T> {
  const late = AbortSignal.timeout(EXCHANGE_MS);
  try {
    return await unlessAborted(call(open(client, late)), late);
  } catch (error) {
    const failure = failureSchema.safeParse(error).data;
    const code = failure?.response?.data?.error;
    if (code === 'invalid_grant' || code === 'invalid_token') throw new ConsentGone(code, { cause: error });
    const refused = outgoingRefusal(error, false);
    if (refused) throw refused;
    const status = failure?.response?.status ?? 0;
    const ours = code !== undefined && status >= 400 && status < 500 && status !== 429;
    const answer = toldBy(code ?? (status ? `HTTP ${status}` : failure?.message));
    throw new SheetsError(
      ours ? sheetsProblems.client : sheetsProblems.unavailable,
      { answer },
      status,
      false,
      error,
    );
  }
}
