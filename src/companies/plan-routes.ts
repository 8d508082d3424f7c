import { z } from 'zod';
import { billingProblems, exchangeResting, restingKinds, setTimeZone } from '../billing/index.ts';
import type { App } from '../platform/http/http.ts';
import { isTimeZone, noTimeZone } from '../platform/moments.ts';
import { actorOf, audit } from './audit.ts';
import type { CompanyContext } from './context.ts';

const tags = ['plans'];

/** What the owner of a company chooses within its plan. */
export function planRoutes(app: App, { database, emit }: Pick<CompanyContext, 'database' | 'emit'>): void {
  app.put(
    '/api/v1/usage/time-zone',
    {
      config: { access: 'company.plan' },
      schema: {
        operationId: 'setTimeZone',
        tags,
        summary: 'Have the days and months of the plan turn in a time zone',
        body: z.strictObject({
          timeZone: z.string().max(64).refine(isTimeZone, { params: noTimeZone }),
        }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { timeZone } = request.body;
      await database.forCompany(companyId, async (trx) => {
        const before = await setTimeZone(trx, timeZone);
        if (before === timeZone) return;
        const entry = { event: 'plan.time-zone-changed', before: { timeZone: before }, after: { timeZone } };
        await audit(trx, companyId, actorOf(request), entry);
      });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/usage/exchange',
    {
      config: { access: 'company.plan' },
      schema: {
        operationId: 'exchangeResting',
        tags,
        summary: 'Have one thing that rests go on, and another one of its kind rest instead',
        body: z.strictObject({ kind: z.enum(restingKinds), wake: z.uuid(), rest: z.uuid() }),
        refusals: [billingProblems.exchanged],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      await database.forCompany(companyId, async (trx) => {
        const cause = { companyId, requestId: request.id };
        const { woken, paused } = await exchangeResting(trx, emit, cause, request.body);
        const after = { woken: [woken.name], paused: [paused.name] };
        await audit(trx, companyId, actorOf(request), { event: 'plan.exchanged', after });
      });
      return reply.code(204).send(null);
    },
  );
}
