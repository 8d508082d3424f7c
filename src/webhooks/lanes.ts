import type { Outbox } from '../notifications/index.ts';
import type { Trx } from '../platform/db/database.ts';

/** The event of the button "Test". */
export const TEST = 'webhook.test';
export const isTest = (event: string): boolean => event === TEST;

/** In the rows of the outbox: stays for ever. */
export const CHANNEL = 'webhook';

/** By which the outbox keeps order: a test is not kept waiting by what cannot be delivered. */
export const laneOf = (webhookId: string, event: string): string =>
  isTest(event) ? `${webhookId} test` : webhookId;

/** Ends what waits for a webhook. */
export async function cancelLanes(trx: Trx, outbox: Outbox, webhookId: string): Promise<void> {
  for (const event of ['', TEST]) await outbox.cancel(trx, { name: CHANNEL }, laneOf(webhookId, event));
}
