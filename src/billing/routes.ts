import type { z } from 'zod';
import type { Database, Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { whole } from '../platform/http/pages.ts';
import { Problem } from '../platform/problems.ts';
import { noteRefused } from './allowance.ts';
import { workingBeside } from './exchange.ts';
import { metrics, type Plan, planKeys, plans } from './plans.ts';
import { limitProblems } from './problems.ts';
import { promisedTo } from './promised.ts';
import { planSchema, usageSchema } from './schema.ts';
import { monthsOf, usageOf } from './usage.ts';

const tags = ['plans'];

/** What each plan has room for, and what a company uses of its own. */
export function billingRoutes(app: App, { database }: { database: Database }): void {
  // What was refused is told of, too; the transaction that asked is undone.
  app.addHook('onError', async (request, _reply, error) => {
    const metric = error instanceof Problem && metrics.find((each) => limitProblems[each] === error.kind);
    if (!metric || !request.caller) return;
    const [used, hard] = [Number(error.params.used), Number(error.params.hard)];
    await database.forCompany(request.caller.companyId, (trx) => noteRefused(trx, metric, { used, hard }));
  });

  app.get(
    '/api/v1/plans',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'listPlans',
        tags,
        summary: 'The plans, with their limits and prices',
        response: { 200: whole(planSchema) },
      },
    },
    async () => ({ items: planKeys.map(planView), nextCursor: null }),
  );

  app.get(
    '/api/v1/usage',
    {
      config: { access: 'company.read' },
      schema: {
        operationId: 'getUsage',
        tags,
        summary: 'The company’s plan, and what it uses of it',
        response: { 200: usageSchema },
      },
    },
    async ({ caller }) => database.forCompany(caller.companyId, usageView),
  );
}

function planView(key: (typeof planKeys)[number]): z.infer<typeof planSchema> {
  const { limits, ...plan }: Plan = plans[key];
  return { key, ...plan, limits: metrics.map((metric) => ({ metric, ...limits[metric] })) };
}

async function usageView(trx: Trx): Promise<z.infer<typeof usageSchema>> {
  const { until, ...usage } = await usageOf(trx);
  const { leastMinutes, onChanges, historyDays, historyGraceUntil } = await promisedTo(trx);
  return {
    ...usage,
    ...{ leastMinutes, onChanges, historyDays },
    historyGraceUntil: historyGraceUntil?.toISOString() ?? null,
    working: await workingBeside(trx),
    until: until?.toISOString() ?? null,
    rowsByMonth: await monthsOf(trx, 'rowsAMonth'),
    runsByMonth: await monthsOf(trx, 'runsADay'),
  };
}
