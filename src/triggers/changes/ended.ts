import { findTask, renamedOf } from '../../exports/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { EventOf } from '../../platform/events/events.ts';
import * as store from './store.ts';

/**
 * A run is over, in the transaction that notes it: what changed meanwhile is due now, once, however much that was. What a nightly look
 * brought though nothing was told is counted.
 */
export async function changeRunEnded(
  trx: Trx,
  { configId, taskId, status }: EventOf<'task.ended'>,
): Promise<void> {
  const trigger = await store.letGoOn(trx, configId, { failed: status === 'failed' });
  if (trigger && status !== 'done') {
    const renamed = await renamedOf(trx, taskId);
    if (renamed.length > 0) await store.noteRenamed(trx, [{ configId, renamed }]);
  }
  // What was told during the look may be what it found.
  if (trigger?.night_task !== taskId || status !== 'done' || trigger.first_at !== null) return;
  const task = await findTask(trx, taskId, 'ru');
  // Rows that are read anew for another reason (another filter, today's date in a formula) were not lost.
  if (!task?.result || task.plan?.reason !== 'changes-only') return;
  const { rowsAppended, rowsUpdated, rowsDeleted } = task.result;
  if (rowsAppended + rowsUpdated + rowsDeleted > 0) await store.countRepair(trx, configId);
}
