import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { decidePlan, holdPlan, limitProblems, requireAllowance } from '../billing/index.ts';
import { actorOf, audit, changesOf } from '../companies/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { whole } from '../platform/http/pages.ts';
import { Problem } from '../platform/problems.ts';
import type { WebhookContext } from './context.ts';
import { cancelLanes } from './lanes.ts';
import { pauseWebhook, resumeWebhook } from './pause.ts';
import { addressProblems, webhookProblems } from './problems.ts';
import {
  type WebhookView,
  webhookInputSchema,
  webhookPatchSchema,
  webhookSchema,
  webhookWithSecretSchema,
} from './schema.ts';
import { sealSecret } from './secrets.ts';
import { makeSecret } from './sign.ts';
import * as store from './store.ts';

const byId = z.object({ id: z.uuid() });
const tags = ['webhooks'];
const reads = { access: 'webhooks.read' as const };
const manages = { access: 'webhooks.manage' as const };
const refusals = [webhookProblems.missing];

/** @throws Problem when there is no such webhook. */
export async function viewWebhook(trx: Trx, id: string): Promise<WebhookView> {
  const [found] = await store.listWebhooks(trx, id);
  if (!found) throw new Problem(webhookProblems.missing);
  return found;
}

/** The webhook, which nobody else changes until the transaction ends. @throws Problem when there is none. */
export async function requireWebhook(trx: Trx, id: string): Promise<store.WebhookRow> {
  const found = await store.lockWebhook(trx, id);
  if (!found) throw new Problem(webhookProblems.missing);
  return found;
}

const targetOf = ({ id, name }: { id: string; name: string }) => ({ kind: 'webhook', id, name });
const settingsOf = ({ name, url, events }: Pick<store.WebhookRow, 'name' | 'url' | 'events'>) => ({
  name,
  url,
  events,
});

/** `/api/v1/webhooks`: whom the company has told of its events. */
export function webhookRoutes(app: App, context: WebhookContext): void {
  const { database, keyring, outbox, posting } = context;

  /** @throws Problem when nothing is sent to such an address. */
  function checkAddress(url: string): void {
    const fault = posting.faultOf(new URL(url));
    if (fault) throw new Problem(addressProblems[fault], {}, { field: 'url' });
  }

  app.get(
    '/api/v1/webhooks',
    {
      config: reads,
      schema: {
        operationId: 'listWebhooks',
        tags,
        summary: 'Whom the company has told of its events, the oldest first',
        response: { 200: whole(webhookSchema) },
      },
    },
    async ({ caller }) => ({
      items: await database.forCompany(caller.companyId, (trx) => store.listWebhooks(trx)),
      nextCursor: null,
    }),
  );

  app.get(
    '/api/v1/webhooks/:id',
    {
      config: reads,
      schema: {
        operationId: 'getWebhook',
        tags,
        summary: 'A webhook',
        params: byId,
        refusals,
        response: { 200: webhookSchema },
      },
    },
    async ({ caller, params }) => database.forCompany(caller.companyId, (trx) => viewWebhook(trx, params.id)),
  );

  app.post(
    '/api/v1/webhooks',
    {
      config: manages,
      schema: {
        operationId: 'createWebhook',
        tags,
        summary: 'Have an address told of events; the secret is in this answer only',
        body: webhookInputSchema,
        refusals: [...Object.values(addressProblems), limitProblems.webhooks],
        response: { 201: webhookWithSecretSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      checkAddress(request.body.url);
      const secret = makeSecret();
      const made = await database.forCompany(companyId, async (trx) => {
        await requireAllowance(trx, 'webhooks', 1);
        const sealed = sealSecret(keyring, companyId, secret);
        const view = await viewWebhook(trx, await store.insertWebhook(trx, companyId, request.body, sealed));
        const after = settingsOf(view);
        await audit(trx, companyId, actorOf(request), {
          event: 'webhook.created',
          target: targetOf(view),
          after,
        });
        return view;
      });
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...made, secret });
    },
  );

  app.patch(
    '/api/v1/webhooks/:id',
    {
      config: manages,
      schema: {
        operationId: 'updateWebhook',
        tags,
        summary: 'Change a webhook; what waits is sent to its new address',
        params: byId,
        body: webhookPatchSchema,
        refusals: [...refusals, ...Object.values(addressProblems)],
        response: { 200: webhookSchema },
      },
    },
    async (request) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      if (request.body.url) checkAddress(request.body.url);
      return database.forCompany(companyId, async (trx) => {
        const old = settingsOf(await requireWebhook(trx, id));
        const given = Object.entries(request.body).filter(([, value]) => value !== undefined);
        const changed = webhookInputSchema.parse({ ...old, ...Object.fromEntries(given) });
        const difference = changesOf(old, changed);
        if (difference) {
          await store.updateWebhook(trx, id, changed);
          const entry = { event: 'webhook.changed', target: targetOf({ id, ...changed }), ...difference };
          await audit(trx, companyId, actorOf(request), entry);
        }
        return viewWebhook(trx, id);
      });
    },
  );

  app.delete(
    '/api/v1/webhooks/:id',
    {
      config: manages,
      schema: {
        operationId: 'deleteWebhook',
        tags,
        summary: 'Delete a webhook; what waits for it is not sent any more',
        params: byId,
        refusals,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      await database.forCompany(companyId, async (trx) => {
        await holdPlan(trx);
        const webhook = await requireWebhook(trx, id);
        await cancelLanes(trx, outbox, id);
        await store.deleteWebhook(trx, id);
        const before = settingsOf(webhook);
        await audit(trx, companyId, actorOf(request), {
          event: 'webhook.deleted',
          target: targetOf(webhook),
          before,
        });
        // There is room for one that rests.
        await decidePlan(trx, context, { companyId, requestId: request.id });
      });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/webhooks/:id/rotate-secret',
    {
      config: manages,
      schema: {
        operationId: 'rotateWebhookSecret',
        tags,
        summary: 'Give a webhook another secret; for a day messages are signed with both',
        params: byId,
        refusals,
        response: { 200: webhookWithSecretSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      const secret = makeSecret();
      const rotated = await database.forCompany(companyId, async (trx) => {
        const webhook = await requireWebhook(trx, id);
        await store.rotateSecret(trx, id, sealSecret(keyring, companyId, secret));
        await audit(trx, companyId, actorOf(request), {
          event: 'webhook.secret-rotated',
          target: targetOf(webhook),
        });
        return viewWebhook(trx, id);
      });
      return reply.header('cache-control', 'no-store').send({ ...rotated, secret });
    },
  );

  for (const [verb, operationId, summary] of [
    ['pause', 'pauseWebhook', 'Send nothing more to a webhook; what waits for it is dropped'],
    ['resume', 'resumeWebhook', 'Have a webhook go on with the events from now on'],
  ] as const)
    app.post(
      `/api/v1/webhooks/:id/${verb}`,
      {
        config: manages,
        schema: {
          ...{ operationId, tags, summary },
          params: byId,
          refusals: [...refusals, webhookProblems.overPlan],
          response: { 200: webhookSchema },
        },
      },
      async (request: FastifyRequest<{ Params: { id: string } }>) => {
        const { companyId } = request.caller;
        const webhookId = request.params.id;
        const asked = { companyId, requestId: request.id, webhookId, actor: actorOf(request) };
        return database.forCompany(companyId, async (trx) => {
          const { over_plan } = await requireWebhook(trx, webhookId);
          if (verb === 'pause') await pauseWebhook(trx, context, { ...asked, why: 'person' });
          else if (over_plan) throw new Problem(webhookProblems.overPlan);
          else await resumeWebhook(trx, asked);
          return viewWebhook(trx, webhookId);
        });
      },
    );
}
