import { z } from 'zod';
import type { App } from '../platform/http/http.ts';
import type { PeopleContext } from './context.ts';
import { openPass, passRefusals } from './pass.ts';
import { passwordSchema } from './passwords.ts';
import { peopleProblems } from './problems.ts';
import { endTrust } from './profile-store.ts';
import { statusSchema } from './schema.ts';

const tags = ['sign-in'];
const code = z.string().trim().min(1).max(40);

/** `/api/auth/two-factor`: turned on and off, its codes taken. */
export function secondFactorRoutes(app: App, { identity, database }: PeopleContext): void {
  const { pass, passed } = openPass(identity);

  app.post(
    '/api/auth/two-factor/enable',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'beginSecondFactor',
        tags,
        summary:
          'Begin a second factor: a secret for an app that makes codes, and backup codes; the first code turns it on',
        body: z.strictObject({ password: passwordSchema }),
        refusals: [peopleProblems.wrongCurrentPassword, ...passRefusals],
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
        operationId: 'disableSecondFactor',
        tags,
        summary: 'Turn the second factor off',
        body: z.strictObject({ password: passwordSchema }),
        refusals: [peopleProblems.wrongCurrentPassword, ...passRefusals],
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      const answer = await passed(request, reply, '/two-factor/disable', request.body);
      await endTrust(database.platform, request.userId);
      await identity.tellSecondFactorOff(request);
      return answer;
    },
  );

  app.post(
    '/api/auth/two-factor/backup-codes',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'renewBackupCodes',
        tags,
        summary: 'New backup codes; the old ones are void',
        body: z.strictObject({ password: passwordSchema }),
        refusals: [peopleProblems.wrongCurrentPassword, ...passRefusals],
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
        operationId: 'verifySecondFactor',
        tags,
        summary:
          'The code of the second factor: ends a sign-in, or turns the factor on; each code is good once',
        body: z.strictObject({ code, trustDevice: z.boolean().default(false) }),
        refusals: [
          peopleProblems.wrongCode,
          peopleProblems.usedCode,
          peopleProblems.secondFactorOver,
          peopleProblems.secondFactorLocked,
          ...passRefusals,
        ],
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
