import { z } from 'zod';
import { languageOf } from '../platform/http/answers.ts';
import type { App } from '../platform/http/http.ts';
import { Problem } from '../platform/problems.ts';
import type { PeopleContext } from './context.ts';
import { openPass, passRefusals, refusalOf } from './pass.ts';
import { passwordSchema } from './passwords.ts';
import { peopleProblems } from './problems.ts';
import { emailSchema, statusSchema } from './schema.ts';
import { countTry, forgetTries } from './throttle.ts';

const tags = ['sign-in'];
/** Inside our own pages: anything else after a sign-in would be an open redirect. */
const ownPath = z
  .string()
  .regex(/^\/(?![/\\])/)
  .max(2000);

/** `/api/auth/sign-in` and out again: better-auth's calls, each with its own shape; no other one can be reached. */
export function signInRoutes(app: App, { identity, database }: PeopleContext): void {
  const { devices } = identity;
  const { platform } = database;
  const { pass, passed } = openPass(identity);

  app.post(
    '/api/auth/sign-in/email',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'signIn',
        tags,
        summary: 'Sign in; with a second factor its code comes next',
        body: z.strictObject({ email: emailSchema, password: passwordSchema }),
        refusals: [peopleProblems.wrongPassword, ...passRefusals],
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
        operationId: 'beginGoogleSignIn',
        tags,
        summary: 'Where to send the browser to sign in by Google',
        body: z.strictObject({ next: ownPath.default('/exports') }),
        refusals: [peopleProblems.noGoogle, ...passRefusals],
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
      const { url } = z.object({ url: z.url() }).parse(await answer.json());
      // Google's page speaks as ours does, as it does when its spreadsheets are asked for.
      const asked = new URL(url);
      asked.searchParams.set('hl', languageOf(request.headers['accept-language']));
      return { url: asked.href };
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
      await identity.noteSignIn(request, reply, answer);
      return reply.header('cache-control', 'no-store').redirect(location, 303);
    },
  );

  app.post(
    '/api/auth/sign-out',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'signOut',
        tags,
        summary: 'End this session',
        refusals: [...passRefusals],
        response: { 200: statusSchema },
      },
    },
    (request, reply) => passed(request, reply, '/sign-out', {}),
  );
}
