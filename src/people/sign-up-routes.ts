import { z } from 'zod';
import { languageOf } from '../platform/http/answers.ts';
import type { App } from '../platform/http/http.ts';
import type { PeopleContext } from './context.ts';
import { evenly } from './evenly.ts';
import { newPasswordSchema } from './passwords.ts';
import { peopleProblems } from './problems.ts';
import { emailSchema, nameSchema, statusSchema } from './schema.ts';
import { askToSignUp, finishSignUp } from './sign-up.ts';

const tags = ['sign-in'];

/** `/api/auth/sign-up`, and which ways to sign in there are. */
export function signUpRoutes(app: App, context: PeopleContext): void {
  const { identity, outbox } = context;

  app.get(
    '/api/auth/ways',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'listWaysToSignIn',
        tags,
        summary: 'How one can sign in here',
        response: {
          200: z.object({ google: z.boolean(), outbox: z.boolean() }).meta({ id: 'WaysToSignIn' }),
        },
      },
    },
    async () => ({ google: identity.google, outbox: outbox !== null && outbox.token === null }),
  );

  app.post(
    '/api/auth/sign-up',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'requestSignUp',
        tags,
        summary: 'Ask for an email to sign up; the answer is the same for every address',
        body: z.strictObject({ email: emailSchema }),
        refusals: [peopleProblems.tooManyTries],
        response: { 202: statusSchema },
      },
    },
    async (request, reply) => {
      const { email } = request.body;
      const by = {
        asker: identity.devices.askerOf(request, email),
        language: languageOf(request.headers['accept-language']),
        requestId: request.id,
      };
      await evenly(() => askToSignUp(context, email, by));
      return reply.code(202).send({ status: true });
    },
  );

  app.post(
    '/api/auth/sign-up/finish',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'finishSignUp',
        tags,
        summary: 'Finish signing up by the email’s link; sign in next',
        body: z.strictObject({
          token: z.string().min(1).max(100),
          name: nameSchema,
          password: newPasswordSchema,
        }),
        refusals: [peopleProblems.badLink, peopleProblems.signInFirst],
        response: { 201: z.object({ email: z.string() }).meta({ id: 'SignedUp' }) },
      },
    },
    async (request, reply) => {
      const { token, ...chosen } = request.body;
      const language = languageOf(request.headers['accept-language']);
      return reply.code(201).send({ email: await finishSignUp(identity, token, { ...chosen, language }) });
    },
  );
}
