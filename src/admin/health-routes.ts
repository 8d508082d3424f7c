import { z } from 'zod';
import { audit } from '../companies/index.ts';
import type { Database } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { Problem } from '../platform/problems.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { findDeadJob, listDeadJobs, readQueues } from '../platform/queue/queue-health.ts';
import { lastRotation } from '../platform/secrets/last-rotation.ts';
import { readLastDay } from '../platform/telemetry/last-day.ts';
import { callsOfLastHour } from '../platform/telemetry/provider-calls.ts';
import { byId, config, supportOf, tags } from './company-routes.ts';
import { listAdmins, namesOf } from './health-store.ts';
import { adminProblems } from './problems.ts';
import { healthHistorySchema, healthSchema } from './schema.ts';

/** `/api/v1/admin/health` and the jobs given up on. */
export function healthRoutes(app: App, { database, queue }: { database: Database; queue: Queue }): void {
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
        const dead = await listDeadJobs(trx);
        const ids = dead.flatMap(({ companyId }) => companyId ?? []);
        const names = await namesOf(trx, [...new Set(ids)]);
        return {
          queues: await readQueues(trx),
          dead: dead.map((job) => ({ ...job, company: names.get(job.companyId ?? '') ?? null })),
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

  app.post(
    '/api/v1/admin/dead-jobs/:id/retry',
    {
      config,
      schema: {
        operationId: 'retryDeadJob',
        tags,
        summary: 'Try a job again that was given up on',
        params: byId,
        refusals: [adminProblems.jobMissing],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const job = await findDeadJob(database.platform, id);
      if (!job?.companyId) throw new Problem(adminProblems.jobMissing);
      const { companyId, queue: name } = job;
      await database.forCompany(companyId, async (trx) => {
        if (!(await queue.retryDead(trx, name, id))) throw new Problem(adminProblems.jobMissing);
        const target = { kind: 'job', id, name };
        await audit(trx, companyId, supportOf(request), { event: 'job.retried', target });
      });
      return reply.code(204).send(null);
    },
  );
}
