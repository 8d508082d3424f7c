import type { Database } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { readQueues } from '../platform/queue/queue-health.ts';
import { lastRotation } from '../platform/secrets/last-rotation.ts';
import { readLastDay } from '../platform/telemetry/last-day.ts';
import { callsOfLastHour } from '../platform/telemetry/provider-calls.ts';
import { config, tags } from './company-routes.ts';
import { listAdmins } from './health-store.ts';
import { healthHistorySchema, healthSchema } from './schema.ts';

/** `/api/v1/admin/health`: how the platform is. */
export function healthRoutes(app: App, database: Database): void {
  app.get(
    '/api/v1/admin/health',
    {
      config,
      schema: {
        operationId: 'getPlatformHealth',
        tags,
        summary: 'Queues, providers, the change of keys, and who runs the platform',
        response: { 200: healthSchema },
      },
    },
    async ({ userId }) =>
      database.forUser(userId, async (trx) => {
        return {
          queues: await readQueues(trx),
          providers: await callsOfLastHour(trx),
          rotation: await lastRotation(trx),
          admins: await listAdmins(trx),
        };
      }),
  );

  app.get(
    '/api/v1/admin/health/history',
    {
      config,
      schema: {
        operationId: 'getPlatformHealthHistory',
        tags,
        summary: 'Calls to the providers and how full the queues were, for the last day',
        response: { 200: healthHistorySchema },
      },
    },
    async ({ userId }) => database.forUser(userId, async (trx) => ({ items: await readLastDay(trx) })),
  );
}
