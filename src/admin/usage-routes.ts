import type { Database } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { whole } from '../platform/http/pages.ts';
import { config, tags } from './company-routes.ts';
import { adminUsageSchema } from './schema.ts';
import { listUsage } from './usage-store.ts';

/** More than one looks through. */
const MOST = 200;

/** `/api/v1/admin/usage`: what each company uses of its plan, and of the workers and providers. */
export function adminUsageRoutes(app: App, database: Database): void {
  app.get(
    '/api/v1/admin/usage',
    {
      config,
      schema: {
        operationId: 'listCompanyUsage',
        tags,
        summary: 'What companies use, those first that use most of their rows: 200 at most',
        response: { 200: whole(adminUsageSchema) },
      },
    },
    async ({ userId }) => ({
      items: await database.forUser(userId, (trx) => listUsage(trx, MOST)),
      nextCursor: null,
    }),
  );
}
