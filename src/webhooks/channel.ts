import { z } from 'zod';
import { isClosed } from '../companies/index.ts';
import type { Channel, Message, Outcome, Settled } from '../notifications/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { type Attempted, attemptedBy, faultOf, pauseAfter } from './attempt.ts';
import type { WebhookContext } from './context.ts';
import { CHANNEL, isTest } from './lanes.ts';
import { pauseWebhook } from './pause.ts';
import { secretsOf } from './secrets.ts';
import { signedHeaders } from './sign.ts';
import * as store from './store.ts';

/** What waits in the outbox names its delivery; what is sent stands there. */
const bodySchema = z.object({ webhookId: z.uuid(), deliveryId: z.uuid() });
type Body = z.infer<typeof bodySchema>;
export type WebhookChannel = Channel<Body>;

/** The specification asks for 15 to 30 s. */
const ANSWER_MS = 15_000;
/** What reading the delivery may take besides, ms. */
const READING_MS = 15_000;
const DAY_MS = 86_400_000;
/** The receiver is gone, and says so: the specification has us send nothing more. */
const GONE = 410;
/** The reason of a message that is not wanted any more. */
const DROPPED = 'dropped';

/**
 * Webhooks as a way out of the outbox. A message that may have arrived is simply sent again: whoever receives it knows it by its id. So an
 * attempt has two ends, an answer of 2xx or another attempt, for three days.
 */
export function webhookChannel(context: WebhookContext): WebhookChannel {
  /** What the attempts came to that are not noted yet. */
  const attempts = new WeakMap<Message<Body>, Attempted>();
  return {
    name: CHANNEL,
    body: bodySchema,
    sendMs: READING_MS + ANSWER_MS,
    tryForMs: 3 * DAY_MS,
    knowsRepeats: true,
    atOnce: 64,
    async send(message, signal) {
      const attempted = await attempt(context, message, signal);
      if (!attempted) return { fate: 'gone', reason: DROPPED };
      attempts.set(message, attempted);
      return outcomeOf(message, attempted);
    },
    async settled(trx, message, settled) {
      await note(trx, context, message, settled, attempts.get(message));
    },
  };
}

/** One attempt; undefined: the message is not wanted any more. */
async function attempt(
  { database, keyring, posting }: WebhookContext,
  { companyId, body: { deliveryId } }: Message<Body>,
  signal: AbortSignal,
): Promise<Attempted | undefined> {
  try {
    const found = await database.forCompany(companyId!, async (trx) =>
      (await isClosed(trx)) ? undefined : store.readForSending(trx, deliveryId),
    );
    if (!found || (found.rests && !isTest(found.event))) return undefined;
    const { webhook, payload } = found;
    const headers = signedHeaders(found, secretsOf(keyring, webhook));
    const sent = { headers, body: payload, deadlineMs: ANSWER_MS, signal };
    return attemptedBy(await posting.post(webhook.url, sent));
  } catch (error) {
    return { status: null, fault: faultOf(error), retryAfterMs: null };
  }
}

function outcomeOf({ kind, attempt: tries }: Message, { status, fault, retryAfterMs }: Attempted): Outcome {
  if (fault === null) return { fate: 'delivered' };
  const reason = status === null ? fault : `status-${status}`;
  // Whoever presses "Test" waits for an answer.
  if (status === GONE || isTest(kind)) return { fate: 'gone', reason };
  return { fate: 'later', reason, afterMs: pauseAfter(tries, retryAfterMs) };
}

/** Notes an attempt, and what it means for the webhook. @param attempted undefined: none was made, or its worker vanished. */
async function note(
  trx: Trx,
  context: WebhookContext,
  message: Message<Body>,
  { outcome, fate, tookMs }: Settled,
  attempted: Attempted | undefined,
): Promise<void> {
  const { webhookId, deliveryId } = message.body;
  // First, as whoever pauses or deletes it does.
  const webhook = await store.lockWebhook(trx, webhookId);
  if (!webhook) return;
  if (outcome.fate === 'gone' && outcome.reason === DROPPED) return store.dropWaiting(trx, { deliveryId });
  const over = fate === 'delivered' ? 'delivered' : 'failed';
  await store.noteAttempt(trx, deliveryId, {
    fate: fate === 'waiting' ? 'waiting' : over,
    tries: message.attempt,
    status: attempted?.status ?? null,
    fault: attempted ? attempted.fault : 'lost',
    duration_ms: tookMs === null ? null : Math.round(tookMs),
  });
  if (isTest(message.kind)) return;
  if (fate === 'delivered') return store.noteDelivered(trx, webhook);
  await store.noteFailing(trx, webhookId);
  if (fate !== 'gone') return;
  const why = attempted?.status === GONE ? 'gone' : 'failing';
  const { companyId, requestId } = message;
  await pauseWebhook(trx, context, { companyId: companyId!, requestId, webhookId, why });
}
