import type { z } from 'zod';
import { findPerson } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { httpProblems } from '../platform/http/http-problems.ts';
import { Problem } from '../platform/problems.ts';
import { stopsNow } from '../platform/queue/stops.ts';
import { providersDown } from '../platform/telemetry/providers-down.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { auditLogRoutes } from './audit-log-routes.ts';
import { companyOwnRoutes } from './company-routes.ts';
import type { CompanyContext, Support } from './context.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { planRoutes } from './plan-routes.ts';
import { meSchema } from './schema.ts';
import { companyNames, listMemberships } from './store.ts';

/** Every route about companies and who works in them. */
export function companyRoutes(app: App, context: CompanyContext): void {
  const { database } = context;
  companyOwnRoutes(app, context);
  planRoutes(app, context);
  memberRoutes(app, context);
  invitationRoutes(app, context);
  apiKeyRoutes(app, context);
  auditLogRoutes(app, database);

  app.get(
    '/api/v1/me',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'getMe',
        tags: ['companies'],
        summary: 'Who I am and in which companies',
        response: { 200: meSchema },
      },
    },
    async ({ userId }) => meOf(context, userId),
  );
}

/** Who a person is and where they may be. @throws Problem when there is no such person any more. */
export async function meOf(
  { database, support }: Pick<CompanyContext, 'database' | 'support'>,
  userId: string,
): Promise<z.infer<typeof meSchema>> {
  return database.forUser(userId, async (trx) => {
    const user = await findPerson(trx, userId);
    if (!user) throw new Problem(httpProblems.unauthenticated);
    const { id, name, email } = user;
    return { user: { id, name, email }, ...(await placesOf(trx, support, userId)) };
  });
}

/** Where a person may be: their companies, and those they look at as one of the platform's own. */
async function placesOf(
  trx: Trx,
  support: Support,
  userId: string,
): Promise<Omit<z.infer<typeof meSchema>, 'user'>> {
  const live = await support.live(trx);
  const memberships = await listMemberships(trx);
  const supportOf = (companyId: string) => {
    const found = live.find((each) => each.companyId === companyId);
    return found ? { expiresAt: found.expiresAt.toISOString(), mine: found.adminId === userId } : null;
  };
  const lookedAt = live.filter(
    ({ companyId, adminId }) => adminId === userId && !memberships.some(({ id }) => id === companyId),
  );
  const names = await companyNames(
    trx,
    lookedAt.map(({ companyId }) => companyId),
  );
  const looked = lookedAt
    .filter(({ companyId }) => names.has(companyId))
    // To the pages they are one who changes nothing.
    .map(({ companyId }) => ({
      id: companyId,
      name: names.get(companyId)!,
      role: 'viewer' as const,
      blockedReason: null,
      stoppedReason: null,
      eraseAt: null,
    }));
  const places = [...memberships, ...looked];
  return {
    companies: places.map(({ id, name, role, blockedReason, stoppedReason, eraseAt }) => ({
      ...{ id, name, role, blockedReason, stoppedReason },
      eraseAt: eraseAt?.toISOString() ?? null,
      support: supportOf(id),
    })),
    platformAdmin: await support.isPlatformAdmin(trx, userId),
    service: { stopped: (await stopsNow(trx))[0]?.reason ?? null, down: await providersDown(trx) },
  };
}
