import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { languageOf } from '../platform/http/answers.ts';
import type { App } from '../platform/http/http.ts';
import { Problem } from '../platform/problems.ts';
import type { PeopleContext } from './context.ts';
import { letters } from './letters.ts';
import { newPasswordSchema } from './passwords.ts';
import { peopleProblems } from './problems.ts';
import { emailSchema, nameSchema, statusSchema } from './schema.ts';
import { findPersonByEmail } from './store.ts';
import { countTry, countUp } from './throttle.ts';

const tags = ['sign-in'];
const ofNetwork = { what: 'sign-up by a network', max: 30, window: 3600 };
const SIGN_UP_SECONDS = 24 * 3600;
/** The answer takes this long, whether the address is known or not, ms. */
const EVEN_MS = 400;

/**
 * Signing up. The letter comes first and the password is chosen behind its link, so that nobody can have put a password of his own to
 * somebody else's address beforehand (docs/decisions).
 */
export function signUpRoutes(app: App, { database, identity, mail, publicUrl, outbox }: PeopleContext): void {
  app.get(
    '/api/auth/ways',
    {
      config: { access: 'anyone' },
      schema: {
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
        tags,
        summary: 'Ask for a letter to sign up; the answer is the same for every address',
        body: z.strictObject({ email: emailSchema }),
        response: { 202: statusSchema },
      },
    },
    async (request, reply) => {
      const even = wait(EVEN_MS);
      const to = request.body.email.toLowerCase();
      const asker = identity.devices.askerOf(request, to);
      await countTry(database.platform, 'sign-up-letter', to, asker);
      await countUp(database.platform, ofNetwork, asker.network);
      const known = await findPersonByEmail(database.platform, to);
      const letter = known
        ? { kind: letters.alreadyHere, url: `${publicUrl}/sign-in` }
        : {
            kind: letters.signUp,
            url: `${publicUrl}/finish-sign-up#${await identity.proveAddress('sign-up', to, SIGN_UP_SECONDS)}`,
          };
      const language = known?.language ?? languageOf(request.headers['accept-language']);
      await database.platform
        .transaction()
        .execute((trx) => mail.send(trx, { to, language, ...letter }, request.id));
      await even;
      return reply.code(202).send({ status: true });
    },
  );

  app.post(
    '/api/auth/sign-up/finish',
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: 'Finish signing up by the letter’s link; sign in next',
        body: z.strictObject({
          token: z.string().min(1).max(100),
          name: nameSchema,
          password: newPasswordSchema,
        }),
        response: { 201: z.object({ email: z.string() }).meta({ id: 'SignedUp' }) },
      },
    },
    async (request, reply) => {
      const { token, name, password } = request.body;
      const email = await identity.takeProof('sign-up', token);
      if (!email) throw new Problem(peopleProblems.badLink);
      const language = languageOf(request.headers['accept-language']);
      if (!(await identity.makePerson({ email, name, password, language })))
        throw new Problem(peopleProblems.signInFirst);
      return reply.code(201).send({ email });
    },
  );
}
