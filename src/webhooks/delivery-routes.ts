import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorOf, audit } from '../companies/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { list, pageQuery } from '../platform/http/pages.ts';
import { Problem } from '../platform/problems.ts';
import { isTest, TEST } from './lanes.ts';
import { webhookProblems } from './problems.ts';
import { type Delivering, deliver, payloadOf } from './record.ts';
import { requireWebhook, viewWebhook } from './routes.ts';
import { type WebhookDeliveryView, webhookDeliverySchema } from './schema.ts';
import { webhookId } from './sign.ts';
import * as store from './store.ts';

const byId = z.object({ id: z.uuid() });
const tags = ['webhooks'];

function viewDelivery(row: store.DeliveryRow): WebhookDeliveryView {
  return {
    id: row.id,
    messageId: webhookId(row.message_id),
    event: row.event as WebhookDeliveryView['event'],
    payload: row.payload,
    replayed: row.replayed,
    fate: row.fate,
    tries: row.tries,
    status: row.status,
    fault: row.fault as WebhookDeliveryView['fault'],
    durationMs: row.duration_ms,
    triedAt: row.tried_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

/** @throws Problem when there is no such delivery. */
async function requireDelivery(trx: Trx, webhookId: string, id: string): Promise<store.DeliveryRow> {
  const found = await store.findDelivery(trx, webhookId, id);
  if (!found) throw new Problem(webhookProblems.deliveryMissing);
  return found;
}

/** What was sent to a webhook: looked at, sent once more, tried out. */
export function deliveryRoutes(app: App, context: Delivering & { database: Database }): void {
  const { database } = context;

  app.get(
    '/api/v1/webhooks/:id/deliveries',
    {
      config: { access: 'webhooks.read' },
      schema: {
        operationId: 'listWebhookDeliveries',
        tags,
        summary: 'What was sent to a webhook in the last 14 days, the newest first',
        params: byId,
        querystring: pageQuery(20),
        refusals: [webhookProblems.missing],
        response: { 200: list(webhookDeliverySchema) },
      },
    },
    async ({ caller, params, query }) =>
      database.forCompany(caller.companyId, async (trx) => {
        await viewWebhook(trx, params.id);
        const { rows, nextCursor } = await store.listDeliveries(trx, params.id, query);
        return { items: rows.map(viewDelivery), nextCursor };
      }),
  );

  app.post(
    '/api/v1/webhooks/:id/test',
    {
      config: { access: 'webhooks.manage', expensive: true },
      schema: {
        operationId: 'testWebhook',
        tags,
        summary: 'Send a webhook a message to try it out: once, at once, also while it is paused',
        params: byId,
        refusals: [webhookProblems.missing],
        response: { 202: webhookDeliverySchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      const tested = await database.forCompany(companyId, async (trx) => {
        const { name } = await requireWebhook(trx, id);
        const payload = payloadOf(TEST, { webhookId: id, webhookName: name });
        const message = { webhookId: id, messageId: randomUUID(), event: TEST, payload };
        const made = await deliver(trx, context, { companyId, requestId: request.id, ...message });
        await audit(trx, companyId, actorOf(request), {
          event: 'webhook.tested',
          target: { kind: 'webhook', id, name },
        });
        return viewDelivery(await requireDelivery(trx, id, made));
      });
      return reply.code(202).send(tested);
    },
  );

  app.post(
    '/api/v1/webhooks/:id/deliveries/:deliveryId/replay',
    {
      config: { access: 'webhooks.manage', expensive: true },
      schema: {
        operationId: 'replayWebhookDelivery',
        tags,
        summary:
          'Send a message once more, with the id it had; what becomes of that is a delivery of its own',
        params: byId.extend({ deliveryId: z.uuid() }),
        refusals: [webhookProblems.missing, webhookProblems.deliveryMissing, webhookProblems.paused],
        response: { 202: webhookDeliverySchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { id, deliveryId } = request.params;
      const replayed = await database.forCompany(companyId, async (trx) => {
        const { name, paused, over_plan } = await requireWebhook(trx, id);
        const { message_id, event, payload } = await requireDelivery(trx, id, deliveryId);
        if ((paused || over_plan) && !isTest(event)) throw new Problem(webhookProblems.paused);
        const message = { webhookId: id, messageId: message_id, event, payload, replayed: true };
        const made = await deliver(trx, context, { companyId, requestId: request.id, ...message });
        await audit(trx, companyId, actorOf(request), {
          event: 'webhook.replayed',
          target: { kind: 'webhook', id, name },
          after: { delivery: deliveryId },
        });
        return viewDelivery(await requireDelivery(trx, id, made));
      });
      return reply.code(202).send(replayed);
    },
  );
}
