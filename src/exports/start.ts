import { randomUUID } from 'node:crypto';
import type { TaskTrigger } from '../../db/tables/exports.ts';
import { billingProblems, isUnpaid, restingAmong, takeRun } from '../billing/index.ts';
import type { Stretch } from '../catalogue/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import { type Language, Problem } from '../platform/problems.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { canBackfill } from './missed-days.ts';
import { exportProblems } from './problems.ts';
import { requireConfig } from './require.ts';
import { present } from './route-parts.ts';
import type * as shape from './schema.ts';
import { activeTaskOf, insertTask } from './task-store.ts';
import { findTask } from './task-views.ts';
import { giveTurns } from './turns.ts';

/**
 * Makes a run of a config, which has its turn at once or waits for it, in the caller's transaction.
 * Without allowance what a person or a program starts is refused; what starts by itself is owed, and begins when there is some again.
 * @throws Problem when there is no such config, or the plan has no room for it; while another run of it goes on; where it has no days
 * that it could have missed; without allowance, as above.
 */
export async function startTask(
  trx: Trx,
  { queue, emit }: { queue: Queue; emit: Emit },
  start: {
    companyId: string;
    configId: string;
    dryRun: boolean;
    full: boolean;
    verify: boolean;
    /** Days to be read instead of those that the export's rolling period means now. */
    backfill?: Stretch | null;
    /** Objects that were renamed, as the engine takes them. */
    renamed?: string[] | undefined;
    /** A person or a program, where it is not told. */
    trigger?: Exclude<TaskTrigger, 'schedule'>;
    requestId: string;
  },
  language: Language,
): Promise<shape.TaskView> {
  const config = await requireConfig(trx, start.configId);
  if (start.backfill && !canBackfill(config)) throw new Problem(exportProblems.noBackfill);
  if ((await restingAmong(trx, 'exports', [start.configId])).size > 0)
    throw new Problem(billingProblems.resting);
  await requireNoneActive(trx, start.configId);
  const run = await takeRun(trx);
  if ('refusal' in run && !start.trigger) throw run.refusal;
  const id = randomUUID();
  const data = { companyId: start.companyId, requestId: start.requestId, taskId: id };
  const runDay = 'day' in run ? run.day : null;
  if (!(await insertTask(trx, { ...start, id, runDay }))) {
    await requireNoneActive(trx, start.configId);
    throw new Problem(exportProblems.alreadyRunning);
  }
  await giveTurns(trx, queue, [start.companyId]);
  await emit(trx, { kind: 'task.started', ...data, configId: start.configId });
  return present(await findTask(trx, id, language), exportProblems.taskMissing);
}

/** @throws Problem where a run of the export is not over: what it does, or what it waits for. */
async function requireNoneActive(trx: Trx, configId: string): Promise<void> {
  const active = await activeTaskOf(trx, configId);
  if (!active) return;
  if (active.owed === null) throw new Problem(exportProblems.alreadyRunning);
  throw new Problem((await isUnpaid(trx)) ? billingProblems.unpaid : exportProblems.owed);
}
