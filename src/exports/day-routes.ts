import type { App } from '../platform/http/http.ts';
import { lastDays, readToday } from './days.ts';
import type { RouteContext } from './route-parts.ts';
import * as shape from './schema.ts';

/** How the exports went, day by day. */
export function dayRoutes(app: App, { database }: RouteContext): void {
  app.get(
    '/api/v1/export-days',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listExportDays',
        tags: ['export-tasks'],
        summary: 'How each export went on the last 30 days',
        querystring: shape.daysQuerySchema,
        response: { 200: shape.exportDaysSchema },
      },
    },
    async ({ caller, query }) =>
      database.forCompany(caller.companyId, (trx) => lastDays(trx, query.timeZone, new Date())),
  );
  app.get(
    '/api/v1/today',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'getToday',
        tags: ['export-tasks'],
        summary: 'How the company’s exports go today: runs and rows',
        querystring: shape.daysQuerySchema,
        response: { 200: shape.todaySchema },
      },
    },
    async ({ caller, query }) =>
      database.forCompany(caller.companyId, (trx) => readToday(trx, query.timeZone, new Date())),
  );
}
