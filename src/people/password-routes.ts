import { z } from 'zod';
import type { App } from '../platform/http/http.ts';
import type { PeopleContext } from './context.ts';
import { evenly } from './evenly.ts';
import { openPass, passRefusals } from './pass.ts';
import { newPasswordSchema, passwordSchema } from './passwords.ts';
import { peopleProblems } from './problems.ts';
import { endTrust } from './profile-store.ts';
import { emailSchema, statusSchema } from './schema.ts';
import { countTry } from './throttle.ts';

const tags = ['sign-in'];

/** A forgotten password, and another one. */
export function passwordRoutes(app: App, { identity, database }: PeopleContext): void {
  const { devices } = identity;
  const { platform } = database;
  const { passed } = openPass(identity);

  app.post(
    '/api/auth/request-password-reset',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'requestPasswordReset',
        tags,
        summary: 'Ask for an email with a link to a new password; the answer is the same for every address',
        body: z.strictObject({ email: emailSchema }),
        refusals: [...passRefusals],
        response: { 200: statusSchema },
      },
    },
    (request, reply) =>
      evenly(async () => {
        const { email } = request.body;
        await countTry(platform, 'reset-email', email, devices.askerOf(request, email));
        return passed(request, reply, '/request-password-reset', request.body);
      }),
  );

  app.post(
    '/api/auth/reset-password',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'resetPassword',
        tags,
        summary: 'Choose a new password by the email’s link; every session ends',
        body: z.strictObject({ token: z.string().min(1).max(200), newPassword: newPasswordSchema }),
        refusals: [peopleProblems.badLink, ...passRefusals],
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      const email = await identity.addressOfPasswordLink(request.body.token);
      const answer = await passed(request, reply, '/reset-password', request.body);
      // Whoever reads the emails is the person, however many strangers fail in their name meanwhile.
      if (email !== undefined) devices.remember(request, reply, email);
      return answer;
    },
  );

  app.post(
    '/api/auth/change-password',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'changePassword',
        tags,
        summary: 'Change the password; every other session ends',
        body: z.strictObject({ currentPassword: passwordSchema, newPassword: newPasswordSchema }),
        refusals: [peopleProblems.wrongCurrentPassword, ...passRefusals],
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
}
