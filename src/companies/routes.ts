import type { z } from 'zod';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { httpProblems } from '../platform/http-problems.ts';
import { Problem } from '../platform/problems.ts';
import { meSchema } from './schema.ts';
import { findPerson, listMemberships } from './store.ts';

/** `/api/v1/me`. */
export function companyRoutes(app: App, database: Database): void {
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
          user,
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
