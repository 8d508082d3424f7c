import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { overrideOf, setOverride } from '../billing/index.ts';
import {
  type Actor,
  actorOf,
  audit,
  blockCompany,
  setStopped,
  takeCompany,
  unblockCompany,
} from '../companies/index.ts';
import { tellStopped } from '../exports/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { App } from '../platform/http/http.ts';
import { list, pageQuery } from '../platform/http/pages.ts';
import { Problem } from '../platform/problems.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { findCompany, listCompanies, readDetails } from './company-store.ts';
import { adminProblems } from './problems.ts';
import {
  type AdminCompanyCard,
  adminCompanyCardSchema,
  adminCompanySchema,
  blockInputSchema,
  planInputSchema,
} from './schema.ts';

export const tags = ['admin'];
export const config = { access: 'platform-admin' as const };
export const byId = z.object({ id: z.uuid() });

/** Whoever of the platform's own people sends the request, as the company's audit log names them. */
export const supportOf = (request: FastifyRequest): Actor => ({ ...actorOf(request), kind: 'support' });

/** A company's card, as one of the platform's own people sees it. @throws Problem when there is no such company. */
async function cardOf(database: Database, userId: string, id: string): Promise<AdminCompanyCard> {
  const company = await database.forUser(userId, (trx) => findCompany(trx, id));
  if (!company) throw new Problem(adminProblems.companyMissing);
  return { ...company, ...(await database.forCompany(id, (trx) => readDetails(trx, userId))) };
}

/** `/api/v1/admin/companies`: all companies of the installation. */
export function adminCompanyRoutes(
  app: App,
  { database, emit, log }: { database: Database; emit: Emit; log: Log },
): void {
  app.get(
    '/api/v1/admin/companies',
    {
      config,
      schema: {
        operationId: 'listAllCompanies',
        tags,
        summary: 'All companies, newest first',
        querystring: pageQuery(20).extend({
          search: z
            .string()
            .trim()
            .max(100)
            .optional()
            .describe(
              'Part of a name, of a member’s address or of a MoySklad account’s name; or a company’s id',
            ),
        }),
        response: { 200: list(adminCompanySchema) },
      },
    },
    async ({ userId, query }) =>
      database.forUser(userId, (trx) => listCompanies(trx, { ...query, search: query.search || undefined })),
  );

  app.get(
    '/api/v1/admin/companies/:id',
    {
      config,
      schema: {
        operationId: 'getCompanyCard',
        tags,
        summary: 'A company’s card',
        params: byId,
        refusals: [adminProblems.companyMissing],
        response: { 200: adminCompanyCardSchema },
      },
    },
    async ({ userId, params }) => cardOf(database, userId, params.id),
  );

  /** Changes a company that is there, with a line in its audit log, and answers its card. */
  async function change(
    request: FastifyRequest,
    id: string,
    fn: (
      trx: Trx,
      company: NonNullable<Awaited<ReturnType<typeof takeCompany>>>,
    ) => Promise<Change | undefined>,
  ): Promise<AdminCompanyCard> {
    await database.forCompany(id, async (trx) => {
      const company = await takeCompany(trx, id);
      if (!company) throw new Problem(adminProblems.companyMissing);
      const changed = await fn(trx, company);
      if (!changed) return;
      await audit(trx, id, supportOf(request), {
        ...changed,
        target: { kind: 'company', id, name: company.name },
      });
    });
    return cardOf(database, request.userId, id);
  }

  /** The same for the plan, which is held before anything else: whoever makes a thing holds it first, too. */
  async function changePlan(
    request: FastifyRequest,
    id: string,
    fn: (trx: Trx, cause: { companyId: string; requestId: string }) => Promise<Change | undefined>,
  ): Promise<AdminCompanyCard> {
    const company = await database.forUser(request.userId, (trx) => findCompany(trx, id));
    if (!company) throw new Problem(adminProblems.companyMissing);
    await database.forCompany(id, async (trx) => {
      const changed = await fn(trx, { companyId: id, requestId: request.id });
      if (!changed) return;
      const target = { kind: 'company', id, name: company.name };
      await audit(trx, id, supportOf(request), { ...changed, target });
    });
    return cardOf(database, request.userId, id);
  }

  const answers = {
    params: byId,
    refusals: [adminProblems.companyMissing],
    response: { 200: adminCompanyCardSchema },
  };

  app.put(
    '/api/v1/admin/companies/:id/block',
    {
      config,
      schema: {
        operationId: 'blockCompany',
        tags,
        summary: 'Block a company: its people see the reason and can do nothing, what runs is stopped',
        body: blockInputSchema,
        ...answers,
      },
    },
    async (request) =>
      change(request, request.params.id, async (trx, company) => {
        const { reason } = request.body;
        await blockCompany(trx, emit, { companyId: request.params.id, requestId: request.id, reason });
        return { event: 'company.blocked', before: { reason: company.blocked_reason }, after: { reason } };
      }),
  );

  app.delete(
    '/api/v1/admin/companies/:id/block',
    {
      config,
      schema: { operationId: 'unblockCompany', tags, summary: 'Open a blocked company again', ...answers },
    },
    async (request) =>
      change(request, request.params.id, async (trx, { blocked_reason }) => {
        if (blocked_reason === null) return undefined;
        await unblockCompany(trx, emit, { companyId: request.params.id, requestId: request.id });
        return { event: 'company.unblocked', before: { reason: blocked_reason } };
      }),
  );

  app.put(
    '/api/v1/admin/companies/:id/stop',
    {
      config,
      schema: {
        operationId: 'stopCompany',
        tags,
        summary: 'Have a company’s exports wait: its people see the reason and can do everything else',
        body: blockInputSchema,
        ...answers,
      },
    },
    async (request) =>
      change(request, request.params.id, async (trx, { stopped_reason: before }) => {
        const { reason } = request.body;
        await setStopped(trx, request.params.id, reason);
        await tellStopped(trx);
        return { event: 'company.stopped', before: { reason: before }, after: { reason } };
      }),
  );

  app.delete(
    '/api/v1/admin/companies/:id/stop',
    {
      config,
      schema: {
        operationId: 'resumeCompany',
        tags,
        summary: 'Let a company’s exports go on',
        ...answers,
      },
    },
    async (request) =>
      change(request, request.params.id, async (trx, { stopped_reason: before }) => {
        if (before === null) return undefined;
        await setStopped(trx, request.params.id, null);
        await tellStopped(trx);
        return { event: 'company.resumed', before: { reason: before } };
      }),
  );

  app.put(
    '/api/v1/admin/companies/:id/plan',
    {
      config,
      schema: {
        operationId: 'setCompanyPlan',
        tags,
        summary: 'Give a company a plan whatever it pays for',
        body: planInputSchema,
        ...answers,
      },
    },
    async (request) =>
      changePlan(request, request.params.id, async (trx, cause) => {
        const { plan, reason, until } = request.body;
        const before = await overrideOf(trx);
        await setOverride(trx, { emit, log }, cause, { plan, reason, until: until ? new Date(until) : null });
        return { event: 'company.plan-set', ...(before && { before }), after: { plan, reason, until } };
      }),
  );

  app.delete(
    '/api/v1/admin/companies/:id/plan',
    {
      config,
      schema: {
        operationId: 'clearCompanyPlan',
        tags,
        summary: 'Give a company the plan again that it pays for',
        ...answers,
      },
    },
    async (request) =>
      changePlan(request, request.params.id, async (trx, cause) => {
        const before = await overrideOf(trx);
        if (!before) return undefined;
        await setOverride(trx, { emit, log }, cause, null);
        return { event: 'company.plan-cleared', before };
      }),
  );
}

interface Change {
  event: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}
