import type { z } from 'zod';
import type { App } from '../platform/http.ts';
import { httpProblems } from '../platform/http-problems.ts';
import { Problem } from '../platform/problems.ts';
import { companyOwnRoutes } from './company-routes.ts';
import type { CompanyContext } from './context.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { outboxRoutes } from './outbox-routes.ts';
import { profileRoutes } from './profile-routes.ts';
import { meSchema } from './schema.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { signUpRoutes } from './sign-up-routes.ts';
import { findPerson, listMemberships } from './store.ts';

/** Every route about people and companies. */
export function companyRoutes(app: App, context: CompanyContext): void {
  const { database } = context;
  signInRoutes(app, context);
  signUpRoutes(app, context);
  profileRoutes(app, context);
  companyOwnRoutes(app, context);
  memberRoutes(app, context);
  invitationRoutes(app, context);
  outboxRoutes(app, context);

  app.get(
    '/api/v1/me',
    {
      config: { access: 'person' },
      schema: {
        tags: ['companies'],
        summary: 'Who I am and in which companies',
        response: { 200: meSchema },
      },
    },
    async ({ userId }): Promise<z.infer<typeof meSchema>> =>
      database.forUser(userId, async (trx) => {
        const user = await findPerson(trx, userId);
        if (!user) throw new Problem(httpProblems.unauthenticated);
        const companies = await listMemberships(trx);
        return {
          user: { id: user.id, name: user.name, email: user.email },
          companies: companies.map(({ id, name, role, blockedReason, eraseAt }) => ({
            id,
            name,
            role,
            blockedReason,
            eraseAt: eraseAt?.toISOString() ?? null,
          })),
        };
      }),
  );
}
