import type { Trx } from '../platform/db/database.ts';
import { printJson } from '../platform/text.ts';
import { active, activeTaskOf } from './task-store.ts';

/** Ends a task that is not over, in the name of nobody: whoever holds it may not write any more. @returns of what it was. */
export async function endTask(
  trx: Trx,
  id: string,
  error: unknown,
): Promise<{ configId: string; scheduleId: string | null } | undefined> {
  return trx
    .updateTable('export_tasks')
    .set((eb) => ({
      status: 'failed',
      phase: 'finished',
      error: printJson(error) as string,
      finished_at: new Date(),
      attempt: eb('attempt', '+', 1),
    }))
    .where('id', '=', id)
    .where('status', 'in', active)
    .returning(['config_id as configId', 'schedule_id as scheduleId'])
    .executeTakeFirst();
}

/** A task that failed waits for its turn again, where no other one of its config is there. */
export async function reviveTask(trx: Trx, id: string): Promise<'revived' | 'busy' | 'missing'> {
  const failed = await trx
    .selectFrom('export_tasks')
    .select('config_id')
    .where('id', '=', id)
    .where('status', '=', 'failed')
    .forUpdate()
    .executeTakeFirst();
  if (!failed) return 'missing';
  // One that begins in this moment is kept out by the index of active ones, and so is this one then.
  if (await activeTaskOf(trx, failed.config_id)) return 'busy';
  await trx
    .updateTable('export_tasks')
    .set({
      ...{ status: 'queued', phase: 'waiting', error: null, finished_at: null },
      ...{ job_id: null, wait_until: null, lost: 0, tries: 0 },
    })
    .where('id', '=', id)
    .execute();
  return 'revived';
}
