import type { Database, Trx } from '../platform/db/database.ts';
import { notify } from '../platform/db/listen.ts';
import type { Emit } from '../platform/events/bus.ts';
import { Problem } from '../platform/problems.ts';
import { deadTasks } from '../platform/queue/dead-jobs.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { Queue } from '../platform/queue/queue.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { localized } from './attempt.ts';
import { exportQueue, taskChannel } from './channels.ts';
import { endTask, requireConfigOf, reviveTask } from './given-up-store.ts';
import { exportProblems } from './problems.ts';
import { giveTurns } from './turns.ts';

const LOOK_MS = 5000;

/** What could not be ended is tried again after this, ms. */
const AGAIN_MS = 30_000;

/** Of a job that was given up on. */
export interface GivenUp {
  companyId: string;
  requestId: string;
  taskId: string;
}

/**
 * Ends tasks whose job was given up on: its people see that it failed, it holds its turn no longer, and the next due time of its schedule
 * starts another one. The job stays among the dead letters until somebody of the platform repeats it or throws it away.
 */
export function endingGivenUp(context: { database: Database; queue: Queue; emit: Emit; log: Log }): Periodic {
  const { database, log } = context;
  /** When a dead letter is looked at next, ms; never, where its task is over. */
  let next = new Map<string, number>();
  return {
    name: 'exports given up on',
    everyMs: LOOK_MS,
    async run(signal) {
      const dead = await deadTasks(database.platform, exportQueue.name);
      next = new Map(dead.map(({ id }) => [id, next.get(id) ?? 0]));
      for (const { id, ...givenUp } of dead) {
        if (signal.aborted) return;
        if ((next.get(id) ?? 0) > Date.now()) continue;
        const { companyId, taskId } = givenUp;
        try {
          await database.forCompany(companyId, (trx) => endGivenUp(trx, context, givenUp));
          next.set(id, Number.POSITIVE_INFINITY);
        } catch (error) {
          // One company's trouble is not another's.
          log.error({ err: error, companyId, taskId }, 'a task that was given up on could not be ended');
          next.set(id, Date.now() + AGAIN_MS);
        }
      }
    },
  };
}

/** Ends the task of a job that was given up on, in the caller's transaction, unless it is over. */
export async function endGivenUp(
  trx: Trx,
  { queue, emit }: { queue: Queue; emit: Emit },
  { companyId, requestId, taskId }: GivenUp,
): Promise<void> {
  const { kind, params } = new Problem(exportProblems.unexpected);
  const of = await endTask(trx, taskId, localized(kind, params));
  if (!of) return;
  await notify(trx, taskChannel, { companyId, taskId });
  await emit(trx, { kind: 'task.ended', companyId, requestId, taskId, ...of, status: 'failed' });
  await giveTurns(trx, queue, [companyId]);
}

/**
 * A task that was given up on waits for its turn again, and goes on from its checkpoint, in the caller's transaction.
 * @throws Problem when it did not fail, while another run of its export goes on, or where its days cannot be made up for any more.
 */
export async function repeatTask(
  trx: Trx,
  context: { queue: Queue; emit: Emit },
  givenUp: GivenUp,
): Promise<void> {
  const { companyId, taskId } = givenUp;
  // The export first, as whoever changes or deletes it.
  const config = await requireConfigOf(trx, taskId);
  // Nobody may have looked yet since its job was given up on.
  await endGivenUp(trx, context, givenUp);
  await reviveTask(trx, taskId, config);
  await notify(trx, taskChannel, { companyId, taskId });
  await giveTurns(trx, context.queue, [companyId]);
}
