import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Database } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { Problem, type ProblemKind } from '../platform/problems.ts';
import { CODE_USED } from './codes-once.ts';
import type { Identity } from './identity.ts';
import { newPasswordSchema } from './passwords.ts';
import { peopleProblems } from './problems.ts';
import { endTrust } from './profile-store.ts';
import { emailSchema, statusSchema } from './schema.ts';
import { findPersonByEmail } from './store.ts';
import { countTry, countUp, forgetTries } from './throttle.ts';

const tags = ['sign-in'];
const password = z.string().min(1).max(128);
const code = z.string().trim().min(1).max(40);
/** Inside our own pages: anything else after a sign-in would be an open redirect. */
const ownPath = z
  .string()
  .regex(/^\/(?![/\\])/)
  .max(2000);

const amounts = {
  changes: { what: 'change-email by a person', max: 5, window: 3600 },
  letters: { what: 'letters by a link', max: 5, window: 3600 },
};

/** An answer to "do you know this address" takes this long, whether we do or not, ms. */
const EVEN_MS = 400;

const saidSchema = z.looseObject({ code: z.string().optional(), message: z.string().optional() });

/** The new address in the link that changes one (better-auth's source: update-user). */
const tokenSchema = z.looseObject({ updateTo: z.string().optional() });

/** better-auth's refusals in our words; those that are not here keep theirs. */
const refusals: Record<string, ProblemKind> = {
  INVALID_EMAIL_OR_PASSWORD: peopleProblems.wrongPassword,
  INVALID_PASSWORD: peopleProblems.wrongCurrentPassword,
  CREDENTIAL_ACCOUNT_NOT_FOUND: peopleProblems.wrongCurrentPassword,
  INVALID_TOKEN: peopleProblems.badLink,
  TOKEN_EXPIRED: peopleProblems.badLink,
  USER_NOT_FOUND: peopleProblems.badLink,
  INVALID_USER: peopleProblems.badLink,
  INVALID_CODE: peopleProblems.wrongCode,
  INVALID_BACKUP_CODE: peopleProblems.wrongCode,
  [CODE_USED]: peopleProblems.usedCode,
  INVALID_TWO_FACTOR_COOKIE: peopleProblems.secondFactorOver,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: peopleProblems.secondFactorOver,
  ACCOUNT_TEMPORARILY_LOCKED: peopleProblems.secondFactorLocked,
};

/** `/api/auth`: better-auth's calls that people need, each with its own shape; no other one can be reached. */
export function signInRoutes(
  app: App,
  { identity, database }: { identity: Identity; database: Database },
): void {
  const { devices } = identity;
  const { platform } = database;

  /** Sends a call on; cookies go to the browser, the rest of the answer to whoever asked. @throws Problem when it is refused. */
  async function pass(request: FastifyRequest, reply: FastifyReply, path: string, body?: object) {
    const answer = await identity.call(request, path, body);
    if (answer.status >= 400) throw await refusalOf(answer);
    reply.header('set-cookie', answer.headers.getSetCookie());
    reply.header('cache-control', 'no-store');
    return answer;
  }
  const passed = async (request: FastifyRequest, reply: FastifyReply, path: string, body: object) => {
    await pass(request, reply, path, body);
    return { status: true as const };
  };

  app.post(
    '/api/auth/sign-in/email',
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: 'Sign in; with a second factor its code comes next',
        body: z.strictObject({ email: emailSchema, password }),
        response: { 200: z.object({ secondFactor: z.boolean() }).meta({ id: 'SignedIn' }) },
      },
    },
    async (request, reply) => {
      const { email } = request.body;
      const asker = devices.askerOf(request, email);
      await countTry(platform, 'sign-in', email, asker);
      const answer = await pass(request, reply, '/sign-in/email', request.body);
      await forgetTries(platform, 'sign-in', email, asker);
      devices.remember(request, reply, email);
      const said = z.looseObject({ twoFactorRedirect: z.boolean().optional() }).parse(await answer.json());
      return { secondFactor: said.twoFactorRedirect === true };
    },
  );

  app.post(
    '/api/auth/sign-in/google',
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: 'Where to send the browser to sign in by Google',
        body: z.strictObject({ next: ownPath.default('/exports') }),
        response: { 200: z.object({ url: z.url() }).meta({ id: 'SignInByGoogle' }) },
      },
    },
    async (request, reply) => {
      if (!identity.google) throw new Problem(peopleProblems.noGoogle);
      const answer = await pass(request, reply, '/sign-in/social', {
        provider: 'google',
        callbackURL: request.body.next,
        errorCallbackURL: `/sign-in?next=${encodeURIComponent(request.body.next)}`,
        disableRedirect: true,
      });
      return z.object({ url: z.url() }).parse(await answer.json());
    },
  );

  app.get(
    '/api/auth/callback/google',
    { config: { access: 'anyone' }, schema: { hide: true } },
    async (request, reply) => {
      const answer = await identity.call(request, `/callback/google?${request.url.split('?')[1] ?? ''}`);
      const location = answer.headers.get('location');
      if (!location) throw await refusalOf(answer);
      reply.header('set-cookie', answer.headers.getSetCookie());
      return reply.header('cache-control', 'no-store').redirect(location, 303);
    },
  );

  app.post(
    '/api/auth/sign-out',
    {
      config: { access: 'anyone' },
      schema: { tags, summary: 'End this session', response: { 200: statusSchema } },
    },
    (request, reply) => passed(request, reply, '/sign-out', {}),
  );

  app.post(
    '/api/auth/request-password-reset',
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: 'Ask for a letter with a link to a new password; the answer is the same for every address',
        body: z.strictObject({ email: emailSchema }),
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      const even = wait(EVEN_MS);
      const { email } = request.body;
      await countTry(platform, 'reset-letter', email, devices.askerOf(request, email));
      const answer = await passed(request, reply, '/request-password-reset', request.body);
      await even;
      return answer;
    },
  );

  app.post(
    '/api/auth/reset-password',
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: 'Choose a new password by the letter’s link; every session ends',
        body: z.strictObject({ token: z.string().min(1).max(200), newPassword: newPasswordSchema }),
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      const email = await identity.addressOfPasswordLink(request.body.token);
      const answer = await passed(request, reply, '/reset-password', request.body);
      // Whoever reads the letters is the person, however many strangers fail in their name meanwhile.
      if (email !== undefined) devices.remember(request, reply, email);
      return answer;
    },
  );

  app.post(
    '/api/auth/change-password',
    {
      config: { access: 'person' },
      schema: {
        tags,
        summary: 'Change the password; every other session ends',
        body: z.strictObject({ currentPassword: password, newPassword: newPasswordSchema }),
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      const answer = await passed(request, reply, '/change-password', {
        ...request.body,
        revokeOtherSessions: true,
      });
      await endTrust(platform, request.userId);
      await identity.tellPasswordChanged(request);
      return answer;
    },
  );

  app.post(
    '/api/auth/change-email',
    {
      config: { access: 'person' },
      schema: {
        tags,
        summary:
          'Change the e-mail: the old address agrees by a letter, then the new one proves itself by another',
        body: z.strictObject({ newEmail: emailSchema }),
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      await countUp(platform, amounts.changes, request.userId);
      return passed(request, reply, '/change-email', request.body);
    },
  );

  app.post(
    '/api/auth/verify-email',
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: 'Follow a letter’s link to change the e-mail',
        body: z.strictObject({ token: z.string().min(1).max(2000) }),
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      // The first link sends the second letter: not to a stranger's address on and on.
      await countUp(platform, amounts.letters, request.body.token);
      await pass(request, reply, `/verify-email?${new URLSearchParams(request.body)}`).catch(
        async (refusal) => {
          if (!(refusal instanceof Problem && refusal.kind.status >= 500)) throw refusal;
          // The token was good, or it would have been refused before: only its holder learns that the address is taken by now.
          const { updateTo } = tokenSchema.parse(decodeJwt(request.body.token));
          if (updateTo !== undefined && (await findPersonByEmail(platform, updateTo)))
            throw new Problem(peopleProblems.emailTaken, { email: updateTo });
          throw refusal;
        },
      );
      return { status: true as const };
    },
  );

  app.post(
    '/api/auth/two-factor/enable',
    {
      config: { access: 'person' },
      schema: {
        tags,
        summary:
          'Begin a second factor: a secret for an app that makes codes, and backup codes; the first code turns it on',
        body: z.strictObject({ password }),
        response: {
          200: z
            .object({ totpURI: z.string(), backupCodes: z.array(z.string()) })
            .meta({ id: 'SecondFactor' }),
        },
      },
    },
    async (request, reply) => {
      const answer = await pass(request, reply, '/two-factor/enable', request.body);
      return z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }).parse(await answer.json());
    },
  );

  app.post(
    '/api/auth/two-factor/disable',
    {
      config: { access: 'person' },
      schema: {
        tags,
        summary: 'Turn the second factor off',
        body: z.strictObject({ password }),
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      const answer = await passed(request, reply, '/two-factor/disable', request.body);
      await endTrust(platform, request.userId);
      return answer;
    },
  );

  app.post(
    '/api/auth/two-factor/backup-codes',
    {
      config: { access: 'person' },
      schema: {
        tags,
        summary: 'New backup codes; the old ones are void',
        body: z.strictObject({ password }),
        response: { 200: z.object({ backupCodes: z.array(z.string()) }).meta({ id: 'BackupCodes' }) },
      },
    },
    async (request, reply) => {
      const answer = await pass(request, reply, '/two-factor/generate-backup-codes', request.body);
      return z.object({ backupCodes: z.array(z.string()) }).parse(await answer.json());
    },
  );

  app.post(
    '/api/auth/two-factor/verify',
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary:
          'The code of the second factor: ends a sign-in, or turns the factor on; each code is good once',
        body: z.strictObject({ code, trustDevice: z.boolean().default(false) }),
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      const { code: given, trustDevice } = request.body;
      const bare = given.replaceAll(' ', '');
      const way = /^\d{6}$/.test(bare) ? 'verify-totp' : 'verify-backup-code';
      return passed(request, reply, `/two-factor/${way}`, { code: bare, trustDevice });
    },
  );
}

/** better-auth's refusal as a problem of ours. */
async function refusalOf(response: Response): Promise<Problem> {
  const said = saidSchema.safeParse(await response.json().catch(() => undefined)).data;
  // Another backup code was used in this very instant (better-auth's source: verify-backup-code).
  if (response.status === 409) return new Problem(peopleProblems.wrongCode);
  const known = refusals[said?.code ?? ''];
  if (known) return new Problem(known);
  if (response.status === 429) {
    return new Problem(peopleProblems.tooManyTries, {
      seconds: response.headers.get('x-retry-after') ?? 60,
    });
  }
  const reason = said?.message ?? `HTTP ${response.status}`;
  return new Problem({ ...peopleProblems.refused, status: response.status }, { reason });
}
