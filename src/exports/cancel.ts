import { giveRunBack } from '../billing/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { notify } from '../platform/db/listen.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { EventOf } from '../platform/events/events.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { cancelChannel, exportQueue, taskChannel } from './channels.ts';
import { findConfigRow, lockConfigs } from './config-store.ts';
import * as store from './task-store.ts';
import { giveTurns } from './turns.ts';

/** Stops a task that waits or goes on, in the caller's transaction; the next one has its turn. @returns whether there was something to stop. */
export async function cancelTask(
  trx: Trx,
  context: { queue: Queue; emit: Emit },
  cause: { companyId: string; requestId: string },
  id: string,
): Promise<boolean> {
  // The export first, as whoever starts a run of it, who then holds the count of the day that is waited for here.
  const configId = await store.configOfTask(trx, id);
  if (configId) await findConfigRow(trx, configId, 'change');
  const asked = await stopOne(trx, context, cause, id);
  await giveTurns(trx, context.queue, [cause.companyId]);
  if (asked?.unbegun) await giveRunBack(trx, asked.unbegun);
  return asked !== undefined;
}

async function stopOne(
  trx: Trx,
  { queue, emit }: { queue: Queue; emit: Emit },
  { companyId, requestId }: { companyId: string; requestId: string },
  id: string,
) {
  const asked = await store.askToCancel(trx, id);
  if (asked?.jobId) await queue.cancel(trx, exportQueue.name, asked.jobId);
  await notify(trx, taskChannel, { companyId, taskId: id });
  await notify(trx, cancelChannel, { taskId: id });
  if (asked?.over) {
    const ended = { taskId: id, ...asked.of, status: 'cancelled' as const };
    await emit(trx, { kind: 'task.ended', companyId, requestId, ...ended });
  }
  return asked;
}

/**
 * Stops what goes on through an account that was disconnected, in the caller's transaction: from now on nothing is read or written with
 * it. What waits is refused when its turn comes.
 */
export async function stopThrough(
  trx: Trx,
  { companyId, integrationId }: EventOf<'integration.disconnected'>,
): Promise<void> {
  for (const id of await store.askToStopThrough(trx, integrationId)) {
    await notify(trx, taskChannel, { companyId, taskId: id });
    await notify(trx, cancelChannel, { taskId: id });
  }
}

/** Stops every run of a company that waits or goes on, in the caller's transaction, which holds the counts of those days from then on. */
export async function cancelTasks(
  trx: Trx,
  context: { queue: Queue; emit: Emit },
  cause: { companyId: string; requestId: string },
): Promise<void> {
  // The exports first, as above.
  await lockConfigs(trx);
  const unbegun: string[] = [];
  for (const id of await store.activeTasks(trx)) {
    const asked = await stopOne(trx, context, cause, id);
    if (asked?.unbegun) unbegun.push(asked.unbegun);
  }
  for (const day of unbegun.sort()) await giveRunBack(trx, day);
}
