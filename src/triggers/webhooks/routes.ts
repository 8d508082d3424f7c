import { z } from 'zod';
import { actorOf, audit } from '../../companies/index.ts';
import { listIntegrations } from '../../integrations/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { App } from '../../platform/http/http.ts';
import { whole } from '../../platform/http/pages.ts';
import { Problem } from '../../platform/problems.ts';
import { replay } from '../hooks/replay.ts';
import type { SourceHookContext } from './context.ts';
import { needsChanged } from './needs-changed.ts';
import { sourceHookProblems } from './problems.ts';
import { deliverySchema, type SourceWebhooksView, sourceWebhooksSchema } from './schema.ts';
import * as store from './store.ts';
import { viewAll, viewDeliveries } from './view.ts';

const ofIntegration = z.object({ integrationId: z.uuid() });
const tags = ['source-webhooks'];
const refusals = [sourceHookProblems.missing];

/** How MoySklad tells of changes: what it is asked to tell, what it told, and both once more. */
export function sourceWebhookRoutes(
  app: App,
  context: Pick<SourceHookContext, 'database' | 'queue' | 'needsOf'>,
): void {
  const { database, needsOf } = context;

  /** @throws Problem when there is nothing of it in the company. */
  async function one(trx: Trx, integrationId: string): Promise<SourceWebhooksView> {
    const found = (await viewAll(trx, await needsOf(trx))).find(
      (each) => each.integrationId === integrationId,
    );
    if (!found) throw new Problem(sourceHookProblems.missing);
    return found;
  }

  app.get(
    '/api/v1/source-webhooks',
    {
      config: { access: 'integrations.read' },
      schema: {
        operationId: 'listSourceWebhooks',
        tags,
        summary: 'How MoySklad tells of changes, account by account',
        response: { 200: whole(sourceWebhooksSchema) },
      },
    },
    async ({ caller }) => ({
      items: await database.forCompany(caller.companyId, async (trx) => viewAll(trx, await needsOf(trx))),
      nextCursor: null,
    }),
  );

  app.get(
    '/api/v1/source-webhooks/:integrationId',
    {
      config: { access: 'integrations.read' },
      schema: {
        operationId: 'getSourceWebhooks',
        tags,
        summary: 'How MoySklad tells of changes in one account',
        params: ofIntegration,
        refusals,
        response: { 200: sourceWebhooksSchema },
      },
    },
    async ({ caller, params }) =>
      database.forCompany(caller.companyId, (trx) => one(trx, params.integrationId)),
  );

  app.post(
    '/api/v1/source-webhooks/:integrationId/check',
    {
      config: { access: 'integrations.manage', expensive: true },
      schema: {
        operationId: 'checkSourceWebhooks',
        tags,
        summary: 'Look at MoySklad now whether it tells what is wanted, and put back what it does not',
        params: ofIntegration,
        refusals,
        response: { 202: sourceWebhooksSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { integrationId } = request.params;
      const checked = await database.forCompany(companyId, async (trx) => {
        const { title } = await one(trx, integrationId);
        await needsChanged(trx, context, { companyId, integrationId, requestId: request.id });
        await audit(trx, companyId, actorOf(request), {
          event: 'source-webhook.checked',
          target: { kind: 'integration', id: integrationId, name: title },
        });
        return one(trx, integrationId);
      });
      return reply.code(202).send(checked);
    },
  );

  deliveryRoutes(app, context);
}

/** @throws Problem when the company has no such account of MoySklad. */
async function requireAccount(trx: Trx, integrationId: string): Promise<void> {
  const all = await listIntegrations(trx);
  if (!all.some(({ id, provider }) => id === integrationId && provider === 'moysklad'))
    throw new Problem(sourceHookProblems.missing);
}

/** What MoySklad told. */
function deliveryRoutes(app: App, { database }: Pick<SourceHookContext, 'database'>): void {
  app.get(
    '/api/v1/source-webhooks/:integrationId/deliveries',
    {
      config: { access: 'integrations.read' },
      schema: {
        operationId: 'listSourceDeliveries',
        tags,
        summary: 'The last hundred notifications of MoySklad, the newest first',
        params: ofIntegration,
        refusals,
        response: { 200: whole(deliverySchema) },
      },
    },
    async ({ caller, params }) => ({
      items: await database.forCompany(caller.companyId, async (trx) => {
        await requireAccount(trx, params.integrationId);
        const hook = await store.findHook(trx, params.integrationId);
        return hook ? viewDeliveries(trx, hook.id) : [];
      }),
      nextCursor: null,
    }),
  );

  app.post(
    '/api/v1/source-webhooks/:integrationId/deliveries/:deliveryId/replay',
    {
      config: { access: 'integrations.manage' },
      schema: {
        operationId: 'replaySourceDelivery',
        tags,
        summary: 'Hand a notification on once more; what became of it is a delivery of its own',
        params: ofIntegration.extend({ deliveryId: z.uuid() }),
        refusals: [sourceHookProblems.deliveryMissing],
        response: { 202: z.object({ requestId: z.string() }).meta({ id: 'SourceDeliveryReplayed' }) },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { integrationId, deliveryId } = request.params;
      const requestId = await database.forCompany(companyId, async (trx) => {
        const hook = await store.findHook(trx, integrationId);
        const known = hook && (await store.isDelivery(trx, hook.id, deliveryId));
        const replayed = known ? await replay(trx, deliveryId) : undefined;
        if (replayed === undefined) throw new Problem(sourceHookProblems.deliveryMissing);
        await audit(trx, companyId, actorOf(request), {
          event: 'source-webhook.replayed',
          target: { kind: 'integration', id: integrationId },
          after: { delivery: deliveryId },
        });
        return replayed;
      });
      return reply.code(202).send({ requestId });
    },
  );
}
