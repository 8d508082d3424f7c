import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { betterAuth } from 'better-auth';
import { fromNodeHeaders } from 'better-auth/node';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Database } from '../platform/db/database.ts';
import { tellingLoss } from '../platform/db/postgres-client.ts';
import type { LetterKind } from '../platform/mail/letters.ts';
import type { Mail } from '../platform/mail/mail.ts';
import type { Language } from '../platform/problems.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { authTables } from './auth-tables.ts';
import { codesOnce } from './codes-once.ts';
import { type Devices, openDevices } from './device.ts';
import { exchangeCode } from './google-token.ts';
import { letters } from './letters.ts';
import { endTrust } from './profile-store.ts';

/** What makes a new person. */
export interface NewPerson {
  email: string;
  name: string;
  password: string;
  language?: Language;
}

export interface Identity {
  /** The person whose session the cookie names. */
  personOf(headers: IncomingHttpHeaders): Promise<string | undefined>;
  /** The session itself, to tell it from the person's other ones. */
  sessionOf(headers: IncomingHttpHeaders): Promise<{ id: string; userId: string } | undefined>;
  /** Makes a person and answers their id; undefined when there is one with this email, perhaps since this very instant. */
  makePerson(person: NewPerson): Promise<string | undefined>;
  /** The id of the person with this e-mail; made with this password if there is none, else left as he is. */
  ensurePerson(person: NewPerson): Promise<string>;
  /** Gives a person who signs in by a password another one. */
  setPassword(userId: string, password: string): Promise<void>;
  /** Whether a password that we made ourselves has been shown to nobody yet; noted before it is made, over when it was shown. */
  unseenPassword: { note(): Promise<void>; exists(): Promise<boolean>; seen(): Promise<void> };
  /** A secret for a letter: whoever brings it back within the time has read what was sent to this address. */
  proveAddress(purpose: 'sign-up', email: string, seconds: number): Promise<string>;
  /** The address that a secret proves; it proves nothing a second time. */
  takeProof(purpose: 'sign-up', secret: string): Promise<string | undefined>;
  /** A link by which a person may choose another password: once, within an hour. */
  passwordLink(userId: string): Promise<string>;
  /** Whose password such a link changes; undefined when it is not good. */
  addressOfPasswordLink(token: string): Promise<string | undefined>;
  /** Where people have signed in before. */
  devices: Devices;
  /** Tells the person by a letter that his password is another now. */
  tellPasswordChanged(request: FastifyRequest): Promise<void>;
  /** One call of better-auth, in the name of whoever sent the request. @param path below `/api/auth`. */
  call(request: FastifyRequest, path: string, body?: object): Promise<Response>;
  /** Whether people may sign in by Google. */
  google: boolean;
}

/** Tell better-auth the caller's address and the request's number; set by us alone, whatever the request says. */
const addressHeader = 'x-skladno-client-address';
const requestHeader = 'x-skladno-request-id';

const PASSWORD_LINK_S = 3600;

/** Stands in the table of proofs; a year, as long as nobody starts. */
const unseen = 'unseen-password';
const UNSEEN_MS = 365 * 86_400_000;

const googleUserSchema = z.object({
  sub: z.string(),
  email: z.email(),
  email_verified: z.literal(true),
  name: z.string().optional(),
});

/**
 * People and their sessions by better-auth (better-auth.com/docs) on our own tables in the schema `auth`. Nobody signs up through it:
 * an address is proved by a letter first, then `ensurePerson` makes the person.
 * @param options.publicUrl with https cookies are secure. @param options.authSecret signs the cookies and encrypts second factors.
 * @param options.google without a client id and its secret nobody signs in by Google.
 */
export function openIdentity(options: {
  database: Database;
  mail: Mail;
  publicUrl: string;
  authSecret: string;
  google: {
    clientId?: string | undefined;
    clientSecret?: string | undefined;
    authUrl: string;
    tokenUrl: string;
  };
  log: Log;
}): Identity {
  const { database, mail, publicUrl, authSecret, google, log } = options;
  const { clientId, clientSecret } = google;

  const write = (
    user: { email: string; language?: unknown },
    kind: LetterKind,
    request: Request | string | undefined,
    more: { page?: string; params?: Record<string, string> } = {},
  ) =>
    database.platform.transaction().execute((trx) =>
      mail.send(
        trx,
        {
          to: user.email,
          language: user.language === 'en' ? 'en' : 'ru',
          kind,
          ...(more.params && { params: more.params }),
          ...(more.page && { url: `${publicUrl}${more.page}` }),
        },
        (typeof request === 'string' ? request : request?.headers.get(requestHeader)) ?? 'identity',
      ),
    );

  const auth = betterAuth({
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
      changeEmail: {
        enabled: true,
        // First the old address agrees, then the new one proves itself.
        sendChangeEmailConfirmation: ({ user, newEmail, token }, request) =>
          write(user, letters.changeEmail, request, {
            page: `/verify-email#${token}`,
            params: { email: newEmail },
          }),
      },
    },
    emailVerification: {
      expiresIn: 3600,
      sendVerificationEmail: ({ user, token }, request) =>
        write(user, letters.newEmail, request, { page: `/verify-email#${token}` }),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      resetPasswordTokenExpiresIn: PASSWORD_LINK_S,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }, request) =>
        write(user, letters.resetPassword, request, { page: `/reset-password#${token}` }),
      async onPasswordReset({ user }, request) {
        await endTrust(database.platform, user.id);
        await write(user, letters.passwordChanged, request);
      },
    },
    account: {
      ...authTables.account,
      // Google only says who somebody is: its tokens are of no use here and are not kept.
      updateAccountOnSignIn: false,
    },
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
      genericOAuth({
        config:
          clientId && clientSecret
            ? [
                {
                  providerId: 'google',
                  clientId,
                  clientSecret,
                  authorizationUrl: google.authUrl,
                  getToken: (asked) =>
                    exchangeCode({ clientId, clientSecret, tokenUrl: google.tokenUrl }, asked),
                  scopes: ['openid', 'email', 'profile'],
                  prompt: 'select_account',
                  pkce: true,
                  accountSubject: ({ profile }) => profile.sub ?? '',
                  // Straight from Google's token endpoint over TLS: its signature need not be checked (OpenID Connect Core, 3.1.3.7).
                  async getUserInfo({ idToken }) {
                    const user = googleUserSchema.safeParse(idToken && decodeJwt(idToken)).data;
                    return user
                      ? {
                          ...user,
                          id: user.sub,
                          emailVerified: true,
                          name: user.name ?? user.email.replace(/@.*/, ''),
                        }
                      : null;
                  },
                },
              ]
            : [],
      }),
    ],
    rateLimit: {
      enabled: true,
      storage: 'database',
      ...authTables.rateLimit,
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        // The longest window of all: rows are kept for as long, those of our own throttle included.
        '/request-password-reset': { window: 3600, max: 20 },
        '/change-password': { window: 60, max: 10 },
        '/change-email': { window: 3600, max: 10 },
      },
    },
    advanced: {
      // The door has refused requests of other sites already, by the same rule for every route.
      disableCSRFCheck: true,
      useSecureCookies: publicUrl.startsWith('https:'),
      cookiePrefix: 'skladno',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  });

  async function sessionOf(headers: IncomingHttpHeaders) {
    if (!headers.cookie) return undefined;
    const found = await tellingLoss(
      () => auth.api.getSession({ headers: fromNodeHeaders(headers) }),
      () => false,
    );
    return found ? { id: found.session.id, userId: found.user.id } : undefined;
  }

  async function makePerson({ email, name, password, language }: NewPerson): Promise<string | undefined> {
    const { password: passwords } = await auth.$context;
    const hash = await passwords.hash(password);
    // The row itself says whether the address is free: who looks first may be overtaken.
    return database.platform.transaction().execute(async (trx) => {
      const id = randomUUID();
      const made = await trx
        .insertInto('auth.user')
        .values({ id, email: email.toLowerCase(), name, email_verified: true, language: language ?? 'ru' })
        .onConflict((on) => on.column('email').doNothing())
        .executeTakeFirst();
      if (made.numInsertedOrUpdatedRows === 0n) return undefined;
      await trx
        .insertInto('auth.account')
        .values({ id: randomUUID(), user_id: id, account_id: id, provider_id: 'credential', password: hash })
        .execute();
      return id;
    });
  }

  return {
    google: Boolean(clientId && clientSecret),
    sessionOf,
    personOf: async (headers) => (await sessionOf(headers))?.userId,

    makePerson,

    async ensurePerson(person) {
      const made = await makePerson(person);
      if (made !== undefined) return made;
      const found = await (await auth.$context).internalAdapter.findUserByEmail(person.email);
      if (!found) throw new Error('A person vanished while they were made');
      return found.user.id;
    },

    async setPassword(userId, password) {
      const { internalAdapter, password: passwords } = await auth.$context;
      await internalAdapter.updatePassword(userId, await passwords.hash(password));
    },

    unseenPassword: {
      async note() {
        const { internalAdapter } = await auth.$context;
        const expiresAt = new Date(Date.now() + UNSEEN_MS);
        await internalAdapter.createVerificationValue({ identifier: unseen, value: unseen, expiresAt });
      },
      async exists() {
        return Boolean(await (await auth.$context).internalAdapter.findVerificationValue(unseen));
      },
      async seen() {
        await (await auth.$context).internalAdapter.deleteVerificationByIdentifier(unseen);
      },
    },

    async proveAddress(purpose, email, seconds) {
      const { internalAdapter } = await auth.$context;
      const secret = randomBytes(24).toString('base64url');
      await internalAdapter.createVerificationValue({
        identifier: proofOf(purpose, secret),
        value: email,
        expiresAt: new Date(Date.now() + seconds * 1000),
      });
      return secret;
    },

    async takeProof(purpose, secret) {
      const { internalAdapter } = await auth.$context;
      const taken = await internalAdapter.consumeVerificationValue(proofOf(purpose, secret));
      return taken && taken.expiresAt > new Date() ? taken.value : undefined;
    },

    async passwordLink(userId) {
      const token = randomBytes(24).toString('base64url');
      // As better-auth keeps the token of a letter (its source: request-password-reset).
      await (await auth.$context).internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: userId,
        expiresAt: new Date(Date.now() + PASSWORD_LINK_S * 1000),
      });
      return `${publicUrl}/reset-password#${token}`;
    },

    async addressOfPasswordLink(token) {
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
      return found ? (await internalAdapter.findUserById(found.value))?.email : undefined;
    },

    devices: openDevices({ authSecret, publicUrl }),

    async tellPasswordChanged({ userId, id }) {
      const user = await (await auth.$context).internalAdapter.findUserById(userId);
      if (user) await write(user, letters.passwordChanged, id);
    },

    async call(request, path, body) {
      const headers = fromNodeHeaders(request.headers);
      headers.set(addressHeader, request.ip);
      headers.set(requestHeader, request.id);
      // The body was read and is written again: its length and coding are no longer those of the headers.
      headers.delete('content-length');
      headers.delete('transfer-encoding');
      if (body) headers.set('content-type', 'application/json');
      const call = new Request(`${request.protocol}://${request.host}/api/auth${path}`, {
        method: body ? 'POST' : 'GET',
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      return tellingLoss(
        () => auth.handler(call),
        ({ status }) => status >= 500,
      );
    },
  };
}

/** The secret itself is not kept. */
function proofOf(purpose: string, secret: string): string {
  return `${purpose}:${createHash('sha256').update(secret).digest('hex')}`;
}
