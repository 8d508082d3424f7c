import type { Database, Trx } from '../platform/db/database.ts';
import { notify } from '../platform/db/listen.ts';
import type { Emit } from '../platform/events/bus.ts';
import { Problem } from '../platform/problems.ts';
import { deadTasks } from '../platform/queue/dead-jobs.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { localized } from './attempt.ts';
import { exportQueue, taskChannel } from './channels.ts';
import { endTask, reviveTask } from './given-up-store.ts';
import { exportProblems } from './problems.ts';
import { giveTurns } from './turns.ts';

const LOOK_MS = 5000;

/**
 * Ends tasks whose job was given up on: its people see that it failed, it holds its turn no longer, and the next due time of its schedule
 * starts another one. The job stays among the dead letters until somebody of the platform repeats it or throws it away.
 */
export function endingGivenUp(context: { database: Database; queue: Queue; emit: Emit }): Periodic {
  const { database, queue, emit } = context;
  /** Dead letters whose tasks are over; each process looks at each of them once. */
  let over = new Set<string>();
  return {
    name: 'exports given up on',
    everyMs: LOOK_MS,
    async run(signal) {
      const dead = await deadTasks(database.platform, exportQueue.name);
      over = new Set(dead.map(({ id }) => id).filter((id) => over.has(id)));
      for (const { id, companyId, requestId, taskId } of dead) {
        if (signal.aborted) return;
        if (over.has(id)) continue;
        await database.forCompany(companyId, async (trx) => {
          const { kind, params } = new Problem(exportProblems.unexpected);
          const of = await endTask(trx, taskId, localized(kind, params));
          if (!of) return;
          await notify(trx, taskChannel, { companyId, taskId });
          await emit(trx, { kind: 'task.ended', companyId, requestId, taskId, ...of, status: 'failed' });
          await giveTurns(trx, queue, [companyId]);
        });
        over.add(id);
      }
    },
  };
}

/**
 * A task that was given up on waits for its turn again, and goes on from its checkpoint, in the caller's transaction.
 * @throws Problem while another run of its export goes on. @returns false when it is gone, or did not fail.
 */
export async function repeatTask(
  trx: Trx,
  queue: Queue,
  { companyId, taskId }: { companyId: string; taskId: string },
): Promise<boolean> {
  const revived = await reviveTask(trx, taskId);
  if (revived === 'busy') throw new Problem(exportProblems.alreadyRunning);
  if (revived === 'missing') return false;
  await notify(trx, taskChannel, { companyId, taskId });
  await giveTurns(trx, queue, [companyId]);
  return true;
}
