import type { IncomingHttpHeaders } from 'node:http';
import { betterAuth } from 'better-auth';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import type { Log } from '../platform/log.ts';
import { Problem } from '../platform/problems.ts';
import { companyProblems } from './problems.ts';

export interface Identity {
  /** The person whose session the cookie names. */
  personOf(headers: IncomingHttpHeaders): Promise<string | undefined>;
  /** The id of the person with this e-mail; made with this password if there is none, else left as he is. */
  ensurePerson(person: { email: string; name: string; password: string }): Promise<string>;
  /** Mounts `/api/auth/*`. */
  routes(app: App): void;
}

/** Tells better-auth the caller's address; set by us alone, whatever the request says. */
const addressHeader = 'x-skladno-client-address';

const refusalSchema = z.object({ message: z.string() });
const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

/**
 * E-mail and password by better-auth (better-auth.com/docs) on our own tables in the schema `auth`. Nobody signs up by
 * himself yet: people are made by `ensurePerson`.
 * @param options.publicUrl with https cookies are secure. @param options.authSecret signs the cookies.
 */
export function openIdentity(options: {
  database: Database;
  publicUrl: string;
  authSecret: string;
  log: Log;
}): Identity {
  const { database, publicUrl, authSecret, log } = options;
  const auth = betterAuth({
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: authSecret,
    telemetry: { enabled: false },
    logger: { log: (level, message) => log[level](`identity: ${message}`) },
    // People may open the service by another name than PUBLIC_URL.
    trustedOrigins: async (request) => (request ? [new URL(request.url).origin] : []),
    database: { db: database.platform.withSchema('auth'), type: 'postgres', transaction: true },
    user: { fields: { emailVerified: 'email_verified', ...times } },
    session: {
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
    },
    account: {
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: { fields: { expiresAt: 'expires_at', ...times } },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limit',
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
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

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const headers = fromNodeHeaders(request.headers);
    headers.set(addressHeader, request.ip);
    // The body was read and is written again: its length and coding are no longer those of the headers.
    headers.delete('content-length');
    headers.delete('transfer-encoding');
    const response = await auth.handler(
      new Request(`${request.protocol}://${request.host}${request.url}`, {
        method: request.method,
        headers,
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      }),
    );
    if (response.status >= 400) throw await refusalOf(response);
    for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value);
    return reply
      .code(response.status)
      .header('set-cookie', response.headers.getSetCookie())
      .send(await response.text());
  }

  return {
    async personOf(headers) {
      if (!headers.cookie) return undefined;
      const session = await auth.api.getSession({ headers: fromNodeHeaders(headers) });
      return session?.user.id;
    },

    async ensurePerson({ email, name, password }) {
      const { internalAdapter, password: passwords } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email);
      if (found) return found.user.id;
      const user = await internalAdapter.createUser(
        { email, name, emailVerified: true },
        { method: 'email-password' },
      );
      await internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: await passwords.hash(password),
      });
      return user.id;
    },

    routes(app) {
      app.route({
        method: ['GET', 'POST'],
        url: '/api/auth/*',
        config: { access: 'anyone' },
        schema: { hide: true },
        handler: answer,
      });
    },
  };
}

/** better-auth's refusal as a problem of ours. */
async function refusalOf(response: Response): Promise<Problem> {
  if (response.status === 401) return new Problem(companyProblems.wrongPassword);
  if (response.status === 429) {
    return new Problem(companyProblems.tooManyTries, {
      seconds: response.headers.get('x-retry-after') ?? 60,
    });
  }
  const said = refusalSchema.safeParse(await response.json().catch(() => undefined));
  const reason = said.data?.message ?? `HTTP ${response.status}`;
  return new Problem({ ...companyProblems.refused, status: response.status }, { reason });
}
