import { randomUUID } from 'node:crypto';
import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import type { WebhookChannel } from './channel.ts';
import type { WebhookContext } from './context.ts';
import { dataOf, type WebhookEvent } from './events.ts';
import { laneOf } from './lanes.ts';
import * as store from './store.ts';

export type Delivering = Pick<WebhookContext, 'outbox' | 'publicUrl'> & { channel: WebhookChannel };

/** Puts an event into the outbox for every webhook that is told of such, in the transaction of what happened. */
export async function recordEvent(
  trx: Trx,
  context: Delivering,
  event: EventOf<WebhookEvent>,
): Promise<void> {
  const webhookIds = await store.subscribers(trx, event.kind);
  if (webhookIds.length === 0) return;
  const data = await dataOf(trx, context.publicUrl, event);
  if (!data) return;
  const { kind, companyId, requestId } = event;
  const message = { messageId: randomUUID(), event: kind, payload: payloadOf(kind, data) };
  for (const webhookId of webhookIds)
    await deliver(trx, context, { companyId, requestId, webhookId, ...message });
}

/** The body of a message, as the specification has it. */
export const payloadOf = (type: string, data: Record<string, unknown>, now = new Date()): string =>
  JSON.stringify({ type, timestamp: now.toISOString(), data });

/** Makes a delivery and has it sent when the transaction is done. @returns its id. */
export async function deliver(
  trx: Trx,
  { outbox, channel }: Delivering,
  delivery: store.NewDelivery & { companyId: string; requestId: string },
): Promise<string> {
  const { companyId, requestId, webhookId, event } = delivery;
  const deliveryId = await store.insertDelivery(trx, companyId, delivery);
  await outbox.put(trx, channel, {
    ...{ companyId, requestId, kind: event },
    recipient: laneOf(webhookId, event),
    body: { webhookId, deliveryId },
  });
  return deliveryId;
}
