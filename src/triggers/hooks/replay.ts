import { randomUUID } from 'node:crypto';
import type { Trx } from '../../platform/db/database.ts';
import { notify } from '../../platform/db/listen.ts';
import { inboxChannel } from './route.ts';
import { insertReplay } from './store.ts';

/**
 * Routes what a delivery told once more; a delivery of its own tells what became of that.
 * @returns the id of the notification that it becomes; undefined when there is no such delivery.
 */
export async function replay(trx: Trx, deliveryId: string): Promise<string | undefined> {
  const requestId = randomUUID();
  if (!(await insertReplay(trx, deliveryId, requestId))) return undefined;
  await notify(trx, inboxChannel, null);
  return requestId;
}
