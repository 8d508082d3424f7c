import type { Database } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { list } from '../platform/http/pages.ts';
import { config, tags } from './company-routes.ts';
import { adminUsageSchema, usageQuerySchema } from './schema.ts';
import { listUsage } from './usage-store.ts';

/** `/api/v1/admin/usage`: what each company uses of its plan, and of the workers and providers. */
export function adminUsageRoutes(app: App, database: Database): void {
  app.get(
    '/api/v1/admin/usage',
    {
      config,
      schema: {
        operationId: 'listCompanyUsage',
        tags,
        summary: 'What companies use, those first that use most of what is sorted by',
        querystring: usageQuerySchema,
        response: { 200: list(adminUsageSchema) },
      },
    },
    async ({ userId, query }) => database.forUser(userId, (trx) => listUsage(trx, query)),
  );
}
