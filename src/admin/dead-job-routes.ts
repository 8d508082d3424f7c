import { z } from 'zod';
import { audit } from '../companies/index.ts';
import { endGivenUp, exportProblems, exportQueue, repeatTask } from '../exports/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { App } from '../platform/http/http.ts';
import { list, pageQuery } from '../platform/http/pages.ts';
import { Problem } from '../platform/problems.ts';
import { type DeadJob, dropDeadJob, findDeadJob, listDeadJobs } from '../platform/queue/dead-jobs.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { byId, config, supportOf, tags } from './company-routes.ts';
import { namesOf } from './health-store.ts';
import { adminProblems } from './problems.ts';
import { deadJobSchema } from './schema.ts';

/** `/api/v1/admin/dead-jobs`: jobs that were tried in vain too often. They are repeated or thrown away, with a line in their company's audit log. */
export function deadJobRoutes(app: App, context: { database: Database; queue: Queue; emit: Emit }): void {
  const { database, queue } = context;
  app.get(
    '/api/v1/admin/dead-jobs',
    {
      config,
      schema: {
        operationId: 'listDeadJobs',
        tags,
        summary: 'Jobs given up on, newest first',
        querystring: pageQuery(20),
        response: { 200: list(deadJobSchema) },
      },
    },
    async ({ userId, query }) =>
      database.forUser(userId, async (trx) => {
        const { items, nextCursor } = await listDeadJobs(trx, query);
        const ids = items.flatMap(({ companyId }) => companyId ?? []);
        const names = await namesOf(trx, [...new Set(ids)]);
        return {
          items: items.map((job) => ({ ...job, company: names.get(job.companyId ?? '') ?? null })),
          nextCursor,
        };
      }),
  );

  /** Acts on a job as its company, or as the platform where it has none. */
  async function act(
    request: Parameters<typeof supportOf>[0],
    id: string,
    event: string,
    fn: (trx: Trx, job: DeadJob) => Promise<boolean>,
  ): Promise<void> {
    const job = await findDeadJob(database.platform, id);
    if (!job) throw new Problem(adminProblems.jobMissing);
    const { companyId, queue: name } = job;
    const once = async (trx: Trx) => {
      if (!(await fn(trx, job))) throw new Problem(adminProblems.jobMissing);
      if (companyId)
        await audit(trx, companyId, supportOf(request), { event, target: { kind: 'job', id, name } });
    };
    await (companyId ? database.forCompany(companyId, once) : database.platform.transaction().execute(once));
  }

  app.post(
    '/api/v1/admin/dead-jobs/:id/retry',
    {
      config,
      schema: {
        operationId: 'retryDeadJob',
        tags,
        summary: 'Try a job again that was given up on',
        params: byId,
        refusals: [
          adminProblems.jobMissing,
          exportProblems.notFailed,
          exportProblems.alreadyRunning,
          exportProblems.noBackfill,
          exportProblems.configMissing,
        ],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await act(request, id, 'job.retried', async (trx, job) => {
        const givenUp = exportOf(job);
        if (!givenUp) return queue.retryDead(trx, job.queue, id);
        // Its task has its turn anew, and with it another job.
        if (!(await dropDeadJob(trx, job))) return false;
        await repeatTask(trx, context, givenUp);
        return true;
      });
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/admin/dead-jobs/:id',
    {
      config,
      schema: {
        operationId: 'dropDeadJob',
        tags,
        summary: 'Throw a job away that was given up on',
        params: byId,
        refusals: [adminProblems.jobMissing],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await act(request, id, 'job.dropped', async (trx, job) => {
        if (!(await dropDeadJob(trx, job))) return false;
        // Nobody finds its task by it any more.
        const givenUp = exportOf(job);
        if (givenUp) await endGivenUp(trx, context, givenUp);
        return true;
      });
      return reply.code(204).send(null);
    },
  );
}

/** The run of an export that a job was for; null: it was for something else. */
function exportOf({ queue, companyId, taskId, requestId }: DeadJob) {
  if (queue !== exportQueue.name || companyId === null || taskId === null) return null;
  return { companyId, taskId, requestId: requestId ?? '' };
}
