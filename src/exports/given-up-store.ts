import type { Trx } from '../platform/db/database.ts';
import { Problem } from '../platform/problems.ts';
import { printJson } from '../platform/text.ts';
import { canBackfill } from './missed-days.ts';
import { exportProblems } from './problems.ts';
import { requireConfig } from './require.ts';
import { active, activeTaskOf } from './task-store.ts';

type Config = Awaited<ReturnType<typeof requireConfig>>;

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
      wait_until: null,
      attempt: eb('attempt', '+', 1),
    }))
    .where('id', '=', id)
    .where('status', 'in', active)
    .returning(['config_id as configId', 'schedule_id as scheduleId'])
    .executeTakeFirst();
}

/** The export of a task, which nobody deletes or changes until the transaction ends. @throws Problem when the task is gone. */
export async function requireConfigOf(trx: Trx, taskId: string): Promise<Config> {
  const of = await trx
    .selectFrom('export_tasks')
    .select('config_id')
    .where('id', '=', taskId)
    .executeTakeFirst();
  if (!of) throw new Problem(exportProblems.notFailed);
  return requireConfig(trx, of.config_id);
}

/**
 * A task that failed waits for its turn again, as one of its export as that is now; where that was changed meanwhile, from the beginning.
 * @param config its export, held by the caller.
 * @throws Problem when it did not fail, while another one of its export is not over, or where its days cannot be made up for any more.
 */
export async function reviveTask(trx: Trx, id: string, config: Config): Promise<void> {
  const failed = await trx
    .selectFrom('export_tasks')
    .select(['backfill', 'created_at'])
    .where('id', '=', id)
    .where('status', '=', 'failed')
    .forUpdate()
    .executeTakeFirst();
  if (!failed) throw new Problem(exportProblems.notFailed);
  if (failed.backfill && !canBackfill(config)) throw new Problem(exportProblems.noBackfill);
  // One that begins in this moment is kept out by the index of active ones, and so is this one then.
  if (await activeTaskOf(trx, config.id)) throw new Problem(exportProblems.alreadyRunning);
  await trx
    .updateTable('export_tasks')
    .set({
      ...{ status: 'queued', phase: 'waiting', error: null, started_at: null, finished_at: null },
      ...{ job_id: null, wait_until: null, lost: 0, tries: 0, furthest: null },
      // It begins once more, with an allowance of its own.
      ...{ planned_at: null, run_day: null },
      account: config.moysklad_integration_id,
      // A place in another sheet, or of other columns.
      ...(config.updated_at > failed.created_at && { checkpoint: null }),
    })
    .where('id', '=', id)
    .execute();
}
