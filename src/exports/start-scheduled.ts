import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { actFor, type Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { exportQueue } from './channels.ts';

/** A schedule whose time has come, held by the caller. */
export interface DueRun {
  scheduleId: string;
  companyId: string;
  configId: string;
  /** The integration of MoySklad that it reads through. */
  account: string;
  requestId: string;
}

/**
 * Puts runs of many companies into the queue, in the caller's transaction: one statement makes the tasks, one the jobs.
 * @param trx acts for the last company afterwards.
 * @returns the schedules whose run there is now: not that of one whose export is running, or whose time has had its run.
 */
export async function startScheduled(
  trx: Trx,
  { queue, emit }: { queue: Queue; emit: Emit },
  due: DueRun[],
): Promise<Set<string>> {
  const wanted = due.map((run) => ({ ...run, taskId: randomUUID(), jobId: randomUUID() }));
  const { rows } = await sql<{ id: string }>`select id from insert_scheduled_tasks(
    ${wanted.map(({ scheduleId }) => scheduleId)}::uuid[], ${wanted.map(({ taskId }) => taskId)}::uuid[],
    ${wanted.map(({ jobId }) => jobId)}::uuid[], ${wanted.map(({ requestId }) => requestId)}::text[])`.execute(
    trx,
  );
  const made = new Set(rows.map(({ id }) => id));
  const started = wanted.filter(({ taskId }) => made.has(taskId));
  await queue.sendMany(
    trx,
    exportQueue.name,
    started.map(({ companyId, requestId, taskId, jobId, account }) => ({
      ...{ id: jobId, group: account },
      data: { companyId, requestId, taskId },
    })),
  );
  for (const { companyId, requestId, taskId, configId } of started) {
    await actFor(trx, companyId);
    await emit(trx, { kind: 'task.started', companyId, requestId, taskId, configId });
  }
  return new Set(started.map(({ scheduleId }) => scheduleId));
}
