import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import type { EmitEach } from '../platform/events/bus.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { giveTurns } from './turns.ts';

/** A schedule whose time has come, held by the caller. */
export interface DueRun {
  scheduleId: string;
  companyId: string;
  configId: string;
  requestId: string;
}

/**
 * Makes runs of many companies, in the caller's transaction: one statement makes the tasks, one gives turns, one makes the jobs.
 * @param trx may act for another company afterwards.
 * @returns the schedules whose run there is now: not that of one whose export is running, or whose time has had its run.
 */
export async function startScheduled(
  trx: Trx,
  { queue, emitEach }: { queue: Queue; emitEach: EmitEach },
  due: DueRun[],
): Promise<Set<string>> {
  const wanted = due.map((run) => ({ ...run, taskId: randomUUID() }));
  const { rows } = await sql<{ id: string }>`select id from insert_scheduled_tasks(
    ${wanted.map(({ scheduleId }) => scheduleId)}::uuid[], ${wanted.map(({ taskId }) => taskId)}::uuid[],
    ${wanted.map(() => null)}::uuid[], ${wanted.map(({ requestId }) => requestId)}::text[])`.execute(trx);
  const made = new Set(rows.map(({ id }) => id));
  const started = wanted.filter(({ taskId }) => made.has(taskId));
  await giveTurns(trx, queue, [...new Set(started.map(({ companyId }) => companyId))]);
  await emitEach(
    trx,
    started.map(({ scheduleId: _, ...of }) => ({ kind: 'task.started', ...of })),
  );
  return new Set(started.map(({ scheduleId }) => scheduleId));
}
