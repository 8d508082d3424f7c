import { z } from 'zod';
import { tellStopped } from '../exports/index.ts';
import type { Database } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { beginStop, endStop } from '../platform/queue/stops.ts';
import { config, tags } from './company-routes.ts';
import { readAdminQueue } from './queue-store.ts';
import { adminQueueSchema, stopInputSchema, stopParams } from './schema.ts';

/** `/api/v1/admin/queue`: who waits and what goes on; `/api/v1/admin/stops`: what is to wait for everybody. */
export function queueRoutes(app: App, database: Database): void {
  app.get(
    '/api/v1/admin/queue',
    {
      config,
      schema: {
        operationId: 'getAdminQueue',
        tags,
        summary: 'Runs that wait and go on, by company and what started them, and what is stopped',
        response: { 200: adminQueueSchema },
      },
    },
    async ({ userId }) => database.forUser(userId, readAdminQueue),
  );

  app.put(
    '/api/v1/admin/stops/:what',
    {
      config,
      schema: {
        operationId: 'beginStop',
        tags,
        summary:
          'Stop a provider, or the platform: nothing that needs it starts, what runs stops at its next checkpoint',
        description:
          'Everybody whose exports wait reads the reason. They go on by themselves when the stop ends.',
        params: stopParams,
        body: stopInputSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { what } = request.params;
      await database.platform.transaction().execute(async (trx) => {
        await beginStop(trx, { what, reason: request.body.reason, by: request.userId });
        await tellStopped(trx);
      });
      request.log.warn({ what, reason: request.body.reason }, 'stopped for everybody');
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/admin/stops/:what',
    {
      config,
      schema: {
        operationId: 'endStop',
        tags,
        summary: 'Let what was stopped go on',
        params: stopParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { what } = request.params;
      await database.platform.transaction().execute(async (trx) => {
        await endStop(trx, what, request.userId);
        await tellStopped(trx);
      });
      request.log.warn({ what }, 'goes on for everybody');
      return reply.code(204).send(null);
    },
  );
}
