import type { Trx } from '../platform/db/database.ts';
import { notify } from '../platform/db/listen.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { cancelChannel, exportQueue, taskChannel } from './channels.ts';
import * as store from './task-store.ts';

/** Stops a task that waits or goes on, in the caller's transaction. @returns whether there was something to stop. */
export async function cancelTask(trx: Trx, queue: Queue, companyId: string, id: string): Promise<boolean> {
  const asked = await store.askToCancel(trx, id);
  if (asked?.jobId) await queue.cancel(trx, exportQueue.name, asked.jobId);
  await notify(trx, taskChannel, { companyId, taskId: id });
  await notify(trx, cancelChannel, { taskId: id });
  return asked !== undefined;
}

/** Stops every run of a company that waits or goes on, in the caller's transaction. */
export async function cancelTasks(trx: Trx, queue: Queue, companyId: string): Promise<void> {
  for (const id of await store.activeTasks(trx)) await cancelTask(trx, queue, companyId, id);
}
