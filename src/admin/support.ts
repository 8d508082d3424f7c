import { z } from 'zod';
import { type Actor, audit, takeCompany } from '../companies/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { tellAccessChanged } from '../platform/http/sse.ts';
import { Problem } from '../platform/problems.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { byId, config, supportOf, tags } from './company-routes.ts';
import { adminProblems } from './problems.ts';
import { supportAccessSchema, supportInputSchema } from './schema.ts';
import { endAccesses, insertAccess } from './support-store.ts';

/** Ends of support accesses, each at its time. */
export const supportQueue = { name: 'support-access', retryLimit: 50, expireInSeconds: 60 };

const dataSchema = z.object({ companyId: z.uuid(), requestId: z.string(), accessId: z.uuid() });

/**
 * `/api/v1/admin/companies/{id}/support-access`: one of the platform's own people looks at a company's data for half an hour, which
 * its people see in their header and read in their audit log, with the reason.
 */
export function supportRoutes(app: App, { database, queue }: { database: Database; queue: Queue }): void {
  app.post(
    '/api/v1/admin/companies/:id/support-access',
    {
      config,
      schema: {
        operationId: 'beginSupportAccess',
        tags,
        summary: 'Look at a company’s data for 30 minutes, without changing any',
        description: 'Then `X-Company-Id` of this company is taken from the caller, too.',
        params: byId,
        body: supportInputSchema,
        refusals: [adminProblems.companyMissing],
        response: { 201: supportAccessSchema },
      },
    },
    async (request, reply) => {
      const { id: companyId } = request.params;
      const { reason } = request.body;
      const access = await database.forCompany(companyId, async (trx) => {
        if (!(await takeCompany(trx, companyId))) throw new Problem(adminProblems.companyMissing);
        await endAccess(trx, companyId, supportOf(request), { adminId: request.userId });
        const made = await insertAccess(trx, { companyId, adminId: request.userId, reason });
        await audit(trx, companyId, supportOf(request), {
          event: 'support.started',
          target: { kind: 'support-access', id: made.id },
          after: { reason, until: made.expiresAt.toISOString() },
        });
        const data = { companyId, requestId: request.id, accessId: made.id };
        await queue.send(trx, supportQueue.name, data, { startAfter: made.expiresAt });
        return made;
      });
      return reply.code(201).send({
        companyId,
        startedAt: access.startedAt.toISOString(),
        expiresAt: access.expiresAt.toISOString(),
      });
    },
  );

  app.delete(
    '/api/v1/admin/companies/:id/support-access',
    {
      config,
      schema: {
        operationId: 'endSupportAccess',
        tags,
        summary: 'Stop looking at a company’s data',
        params: byId,
        refusals: [adminProblems.companyMissing],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await database.forCompany(id, (trx) =>
        endAccess(trx, id, supportOf(request), { adminId: request.userId }),
      );
      return reply.code(204).send(null);
    },
  );
}

/** Starts to end, in a worker, the accesses whose time is over. */
export async function workSupport(queue: Queue, database: Database): Promise<void> {
  await queue.work(supportQueue.name, { concurrency: 1 }, async ({ data }) => {
    const { companyId, requestId, accessId } = dataSchema.parse(data);
    const actor: Actor = { kind: 'system', id: null, requestId };
    await database.forCompany(companyId, (trx) => endAccess(trx, companyId, actor, { id: accessId }));
  });
}

/** Notes the end of an access that is not over yet, with a line in the company's audit log. */
async function endAccess(
  trx: Trx,
  companyId: string,
  actor: Actor,
  which: { id: string } | { adminId: string },
): Promise<void> {
  const ended = await endAccesses(trx, which);
  for (const { id, startedAt, endedAt } of ended)
    await audit(trx, companyId, actor, {
      event: 'support.ended',
      target: { kind: 'support-access', id },
      after: { from: startedAt.toISOString(), to: endedAt?.toISOString() },
    });
  if (ended.length > 0) await tellAccessChanged(trx, companyId);
}
