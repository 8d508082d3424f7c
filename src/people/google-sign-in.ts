import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { exchangeCode } from './google-token.ts';

/** Where people are sent to say who they are; without a client id and its secret nobody is. */
export interface GoogleClient {
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  authUrl: string;
  tokenUrl: string;
}

const userSchema = z.object({
  sub: z.string(),
  email: z.email(),
  email_verified: z.literal(true),
  name: z.string().optional(),
});

/** Signing in by Google, where there is a client for it. */
export function googleSignIn({ clientId, clientSecret, authUrl, tokenUrl }: GoogleClient) {
  if (!clientId || !clientSecret) return genericOAuth({ config: [] });
  return genericOAuth({
    config: [
      {
        providerId: 'google',
        clientId,
        clientSecret,
        authorizationUrl: authUrl,
        getToken: (asked) => exchangeCode({ clientId, clientSecret, tokenUrl }, asked),
        scopes: ['openid', 'email', 'profile'],
        prompt: 'select_account',
        pkce: true,
        accountSubject: ({ profile }) => profile.sub ?? '',
        getUserInfo: async ({ idToken }) => userOf(idToken),
      },
    ],
  });
}

/** Straight from Google's token endpoint over TLS: its signature need not be checked (OpenID Connect Core, 3.1.3.7). */
function userOf(idToken: string | undefined) {
  const user = userSchema.safeParse(idToken && decodeJwt(idToken)).data;
  if (!user) return null;
  return { ...user, id: user.sub, emailVerified: true, name: user.name ?? user.email.replace(/@.*/, '') };
}
