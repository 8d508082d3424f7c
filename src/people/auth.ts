import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '../platform/db/database.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { authTables } from './auth-tables.ts';
import { addressHeader, requestHeader } from './call.ts';
import { codesOnce } from './codes-once.ts';
import { emails } from './emails.ts';
import { type GoogleClient, googleSignIn } from './google-sign-in.ts';
import { endTrust } from './profile-store.ts';
import { PASSWORD_LINK_S } from './proofs.ts';
import type { Addressee, Write } from './write.ts';

interface AuthOptions {
  database: Database;
  write: Write;
  publicUrl: string;
  authSecret: string;
  google: GoogleClient;
  log: Log;
}

/** better-auth (better-auth.com/docs) as we use it: on our own tables in the schema `auth`, writing our own emails. */
export function openAuth({ database, write, publicUrl, authSecret, google, log }: AuthOptions) {
  const { confirmChange, proveNew, resetLink, passwordReset } = lettersOf(database, write);
  return betterAuth({
    appName: 'Skladno',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: authSecret,
    telemetry: { enabled: false },
    logger: { log: (level, message) => log[level](`identity: ${message}`) },
    // People may open the service by another name than PUBLIC_URL.
    trustedOrigins: async (request) => (request ? [new URL(request.url).origin] : []),
    database: { db: database.platform.withSchema('auth'), type: 'postgres', transaction: true },
    ...authTables,
    user: {
      ...authTables.user,
      additionalFields: { language: { type: ['ru', 'en'], defaultValue: 'ru', input: false } },
      // First the old address agrees, then the new one proves itself.
      changeEmail: { enabled: true, sendChangeEmailConfirmation: confirmChange },
    },
    emailVerification: { expiresIn: 3600, sendVerificationEmail: proveNew },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      resetPasswordTokenExpiresIn: PASSWORD_LINK_S,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: resetLink,
      onPasswordReset: passwordReset,
    },
    // Google only says who somebody is: its tokens are of no use here and are not kept.
    account: { ...authTables.account, updateAccountOnSignIn: false },
    databaseHooks: {
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Skladno', schema: authTables.twoFactor }),
      codesOnce(),
      googleSignIn(google),
    ],
    rateLimit: { enabled: true, storage: 'database', ...authTables.rateLimit, ...rates },
    advanced: {
      // The door has refused requests of other sites already, by the same rule for every route.
      disableCSRFCheck: true,
      useSecureCookies: publicUrl.startsWith('https:'),
      cookiePrefix: 'skladno',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  });
}

/** How often a network may call, seconds. */
const rates = {
  window: 60,
  max: 300,
  customRules: {
    '/sign-in/email': { window: 60, max: 10 },
    // The longest window of all: rows are kept for as long, those of our own throttle included.
    '/request-password-reset': { window: 3600, max: 20 },
    '/change-password': { window: 60, max: 10 },
    '/change-email': { window: 3600, max: 10 },
  },
};

interface Link {
  user: Addressee;
  token: string;
}

/** What better-auth asks us to write to people. */
function lettersOf(database: Database, write: Write) {
  const idOf = (request?: Request) => request?.headers.get(requestHeader) ?? undefined;
  return {
    confirmChange: ({ user, newEmail, token }: Link & { newEmail: string }, request?: Request) =>
      write(user, emails.changeEmail, idOf(request), {
        page: `/verify-email#${token}`,
        params: { email: newEmail },
      }),
    proveNew: ({ user, token }: Link, request?: Request) =>
      write(user, emails.newEmail, idOf(request), { page: `/verify-email#${token}` }),
    resetLink: ({ user, token }: Link, request?: Request) =>
      write(user, emails.resetPassword, idOf(request), { page: `/reset-password#${token}` }),
    async passwordReset({ user }: { user: Addressee & { id: string } }, request?: Request) {
      await endTrust(database.platform, user.id);
      await write(user, emails.passwordChanged, idOf(request));
    },
  };
}
