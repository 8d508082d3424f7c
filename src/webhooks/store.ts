import { type Selectable, sql } from 'kysely';
import type { WebhookDeliveriesTable, WebhookPause, WebhooksTable } from '../../db/tables/webhooks.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import { behind, type Position, pageOf, positionOf } from '../platform/http/pages.ts';
import type { WebhookEvent } from './events.ts';
import type { WebhookInput, WebhookView } from './schema.ts';

export type WebhookRow = Selectable<WebhooksTable>;
export type DeliveryRow = Selectable<WebhookDeliveriesTable>;

/** For so long messages are signed with the secret before, too, hours. */
const OLD_SECRET_HOURS = 24;

const now = sql<Date>`clock_timestamp()`;

/** The company's webhooks, the oldest first. @param id only this one. */
export async function listWebhooks(trx: Trx, id?: string): Promise<WebhookView[]> {
  let select = trx
    .selectFrom('webhooks')
    .selectAll()
    .select((from) =>
      from
        .selectFrom('webhook_deliveries')
        .whereRef('webhook_deliveries.webhook_id', '=', 'webhooks.id')
        .where('fate', '=', 'waiting')
        .select(sql<number>`count(*)::int`.as('count'))
        .as('waiting'),
    )
    .orderBy('created_at')
    .orderBy('id');
  if (id) select = select.where('id', '=', id);
  return (await select.execute()).map((row) => ({
    id: row.id,
    name: row.name,
    url: row.url,
    events: row.events as WebhookEvent[],
    paused: row.over_plan ? 'plan' : row.paused,
    pausedAt: row.paused_at?.toISOString() ?? null,
    failingSince: row.failing_since?.toISOString() ?? null,
    lastDeliveredAt: row.last_delivered_at?.toISOString() ?? null,
    oldSecretUntil: row.old_until && row.old_until > new Date() ? row.old_until.toISOString() : null,
    waiting: row.waiting ?? 0,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }));
}

/** The webhook, which nobody else changes until the transaction ends. */
export async function lockWebhook(trx: Trx, id: string): Promise<WebhookRow | undefined> {
  return trx.selectFrom('webhooks').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** @param secret sealed. @returns its id. */
export async function insertWebhook(
  trx: Trx,
  companyId: string,
  input: WebhookInput,
  secret: string,
): Promise<string> {
  const { id } = await trx
    .insertInto('webhooks')
    .values({ company_id: companyId, ...input, secret })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateWebhook(trx: Trx, id: string, input: WebhookInput): Promise<void> {
  await trx
    .updateTable('webhooks')
    .set({ ...input, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** Gives a webhook another secret; the one it had is good for a day more. @param secret sealed. */
export async function rotateSecret(trx: Trx, id: string, secret: string): Promise<void> {
  await trx
    .updateTable('webhooks')
    .set((eb) => ({
      old_secret: eb.ref('secret'),
      old_until: sql<Date>`clock_timestamp() + make_interval(hours => ${sql.lit(OLD_SECRET_HOURS)})`,
      secret,
      updated_at: now,
    }))
    .where('id', '=', id)
    .execute();
}

/** Pauses a webhook for this reason; with null it goes on, as if nothing had failed. */
export async function setPaused(trx: Trx, id: string, paused: WebhookPause | null): Promise<void> {
  await trx
    .updateTable('webhooks')
    .set({ paused, paused_at: paused === null ? null : now, ...(paused === null && { failing_since: null }) })
    .where('id', '=', id)
    .execute();
}

/** Whether the plan has no room for it. */
export async function setOverPlan(trx: Trx, id: string, overPlan: boolean): Promise<void> {
  await trx.updateTable('webhooks').set({ over_plan: overPlan }).where('id', '=', id).execute();
}

export async function deleteWebhook(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('webhooks').where('id', '=', id).execute();
}

/** The webhooks that are told of an event now. */
export async function subscribers(trx: Trx, event: WebhookEvent): Promise<string[]> {
  const rows = await trx
    .selectFrom('webhooks')
    .select('id')
    .where('paused', 'is', null)
    .where('over_plan', '=', false)
    .where(sql<boolean>`events @> array[${event}]`)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export interface NewDelivery {
  webhookId: string;
  messageId: string;
  event: string;
  payload: string;
  replayed?: boolean;
}

/** @returns its id. */
export async function insertDelivery(trx: Trx, companyId: string, delivery: NewDelivery): Promise<string> {
  const { webhookId, messageId, event, payload, replayed = false } = delivery;
  const { id } = await trx
    .insertInto('webhook_deliveries')
    .values({
      ...{ company_id: companyId, webhook_id: webhookId, message_id: messageId },
      ...{ event, payload, replayed },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findDelivery(
  trx: Trx,
  webhookId: string,
  id: string,
): Promise<DeliveryRow | undefined> {
  return trx
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A webhook's deliveries, the newest first. */
export async function listDeliveries(
  trx: Trx,
  webhookId: string,
  { limit, cursor }: { limit: number; cursor?: Position | undefined },
): Promise<{ rows: DeliveryRow[]; nextCursor: string | null }> {
  let select = trx
    .selectFrom('webhook_deliveries')
    .selectAll()
    .select(positionOf('created_at').as('position'))
    .where('webhook_id', '=', webhookId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor) select = select.where(behind(cursor, { at: 'created_at', id: 'id' }, 'descending'));
  return pageOf(await select.execute(), limit);
}

/** What is about to be sent, if it still is, and with what it is signed. */
export async function readForSending(trx: Trx, deliveryId: string) {
  const found = await trx
    .selectFrom('webhook_deliveries as delivery')
    .innerJoin('webhooks as webhook', 'webhook.id', 'delivery.webhook_id')
    .selectAll('webhook')
    .select(['delivery.message_id', 'delivery.event', 'delivery.payload'])
    .where('delivery.id', '=', deliveryId)
    .where('delivery.fate', '=', 'waiting')
    .executeTakeFirst();
  if (!found) return undefined;
  const { message_id: messageId, event, payload, ...webhook } = found;
  return { webhook, rests: webhook.paused !== null || webhook.over_plan, messageId, event, payload };
}

/** Notes an attempt, unless the delivery was dropped meanwhile: then only that it arrived. */
export async function noteAttempt(
  trx: Trx,
  id: string,
  attempt: Pick<DeliveryRow, 'fate' | 'tries' | 'status' | 'fault' | 'duration_ms'>,
): Promise<void> {
  let update = trx
    .updateTable('webhook_deliveries')
    .set({ ...attempt, tried_at: now })
    .where('id', '=', id);
  if (attempt.fate !== 'delivered') update = update.where('fate', '=', 'waiting');
  await update.execute();
}

const MINUTE_MS = 60_000;

/** Notes that something was delivered, to the minute: a busy receiver's row is not written each time. */
export async function noteDelivered(trx: Trx, webhook: WebhookRow): Promise<void> {
  const { id, failing_since, last_delivered_at } = webhook;
  if (failing_since === null && last_delivered_at && Date.now() - last_delivered_at.getTime() < MINUTE_MS)
    return;
  await trx
    .updateTable('webhooks')
    .set({ failing_since: null, last_delivered_at: now })
    .where('id', '=', id)
    .execute();
}

export async function noteFailing(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('webhooks')
    .set({ failing_since: now })
    .where('id', '=', id)
    .where('failing_since', 'is', null)
    .execute();
}

/** What waits is not sent any more: of a webhook, or one delivery. */
export async function dropWaiting(
  trx: Trx,
  which: { webhookId: string } | { deliveryId: string },
): Promise<void> {
  const drop = trx.updateTable('webhook_deliveries').set({ fate: 'dropped' }).where('fate', '=', 'waiting');
  await ('webhookId' in which
    ? drop.where('webhook_id', '=', which.webhookId)
    : drop.where('id', '=', which.deliveryId)
  ).execute();
}

/** Deletes old deliveries of all companies. @returns how many. */
export async function forgetDeliveries({ platform }: Database, most: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_webhook_deliveries(${most}) as gone`.execute(
    platform,
  );
  return rows[0]?.gone ?? 0;
}
