import type { WebhookPause } from '../../db/tables/webhooks.ts';
import { type Actor, audit } from '../companies/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import type { WebhookContext } from './context.ts';
import { cancelLanes } from './lanes.ts';
import * as store from './store.ts';

interface Pausing {
  companyId: string;
  requestId: string;
  webhookId: string;
  why: WebhookPause;
  /** Who wishes it; nobody: the receiver's failures. */
  actor?: Actor;
}

/** Pauses a webhook: what waits for it is dropped. One that is paused stays as it is. */
export async function pauseWebhook(
  trx: Trx,
  { outbox, emit }: Pick<WebhookContext, 'outbox' | 'emit'>,
  { companyId, requestId, webhookId, why, actor }: Pausing,
): Promise<void> {
  const webhook = await store.lockWebhook(trx, webhookId);
  if (!webhook || webhook.paused) return;
  await store.setPaused(trx, webhookId, why);
  await cancelLanes(trx, outbox, webhookId);
  await store.dropWaiting(trx, { webhookId });
  await audit(trx, companyId, actor ?? { kind: 'system', id: null, requestId }, {
    event: 'webhook.paused',
    target: { kind: 'webhook', id: webhookId, name: webhook.name },
    after: { reason: why },
  });
  if (why !== 'person')
    await emit(trx, { kind: 'webhook.paused', companyId, requestId, webhookId, name: webhook.name, why });
}

/** Has a webhook go on with what happens from now on; one that is not paused does so anyway. */
export async function resumeWebhook(
  trx: Trx,
  { companyId, webhookId, actor }: { companyId: string; webhookId: string; actor: Actor },
): Promise<void> {
  const webhook = await store.lockWebhook(trx, webhookId);
  if (!webhook?.paused) return;
  await store.setPaused(trx, webhookId, null);
  await audit(trx, companyId, actor, {
    event: 'webhook.resumed',
    target: { kind: 'webhook', id: webhookId, name: webhook.name },
    before: { reason: webhook.paused },
  });
}

/** A plan with less room has webhooks rest, and one with more has those go on. */
export async function followPlan(
  trx: Trx,
  { outbox }: Pick<WebhookContext, 'outbox'>,
  { paused, woken }: EventOf<'plan.changed' | 'plan.exchanged'>,
): Promise<void> {
  const ours = (things: { kind: string; id: string }[]) =>
    things.filter(({ kind }) => kind === 'webhooks').map(({ id }) => id);
  for (const webhookId of ours(paused).sort()) {
    await store.setOverPlan(trx, webhookId, true);
    await cancelLanes(trx, outbox, webhookId);
    await store.dropWaiting(trx, { webhookId });
  }
  for (const webhookId of ours(woken).sort()) await store.setOverPlan(trx, webhookId, false);
}
