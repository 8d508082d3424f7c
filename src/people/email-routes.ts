import { z } from 'zod';
import type { App } from '../platform/http/http.ts';
import { Problem } from '../platform/problems.ts';
import type { PeopleContext } from './context.ts';
import { evenly } from './evenly.ts';
import { explainChange, noteProved } from './explain-change.ts';
import { isAddressless } from './linked.ts';
import { openPass, passRefusals } from './pass.ts';
import { peopleProblems } from './problems.ts';
import { emailSchema, statusSchema } from './schema.ts';
import { findPerson } from './store.ts';
import { countUp } from './throttle.ts';

const tags = ['sign-in'];
const amounts = {
  changes: { what: 'change-email by a person', max: 5, window: 3600 },
  emails: { what: 'emails by a link', max: 5, window: 3600 },
};

/** Another address: asked for, then agreed to by the links of two emails. */
export function emailRoutes(app: App, { identity, database }: PeopleContext): void {
  const { platform } = database;
  const { pass, passed } = openPass(identity);

  app.post(
    '/api/auth/change-email',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'changeEmail',
        tags,
        summary:
          'Change the email address: the old one agrees by an email, then the new one proves itself by another',
        body: z.strictObject({ newEmail: emailSchema }),
        refusals: [...passRefusals],
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      await countUp(platform, amounts.changes, request.userId);
      return passed(request, reply, '/change-email', request.body);
    },
  );

  // Whoever came only from MoySklad works in its frame, without a session: they ask as a member.
  app.post(
    '/api/v1/my-address',
    {
      config: { access: 'notifications.own' },
      schema: {
        operationId: 'proposeAddress',
        tags: ['profile'],
        summary: 'Give an address where there is none: it proves itself by an email, then it is mine',
        body: z.strictObject({ email: emailSchema }),
        refusals: [peopleProblems.addressKnown, peopleProblems.tooManyTries],
        response: { 202: statusSchema },
      },
    },
    async ({ userId, id, body }, reply) => {
      await countUp(platform, amounts.changes, userId);
      const person = await findPerson(platform, userId);
      if (!person || !isAddressless(person.email)) throw new Problem(peopleProblems.addressKnown);
      await evenly(() => identity.proposeAddress(person, body.email, id));
      return reply.code(202).send({ status: true });
    },
  );

  app.post(
    '/api/auth/verify-email',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'verifyEmail',
        tags,
        summary: 'Follow an email’s link to change the address',
        body: z.strictObject({ token: z.string().min(1).max(2000) }),
        refusals: [peopleProblems.badLink, peopleProblems.emailTaken, ...passRefusals],
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      const { token } = request.body;
      // The first link sends the second email: not to a stranger's address on and on.
      await countUp(platform, amounts.emails, token);
      await pass(request, reply, `/verify-email?${new URLSearchParams({ token })}`).catch(async (refusal) => {
        throw await explainChange(platform, token, refusal);
      });
      await noteProved(platform, token);
      return { status: true as const };
    },
  );
}
