import type { TaskStatus } from '../../db/tables/exports.ts';
import { engineProblems } from '../engine/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import { type Listening, notify } from '../platform/db/listen.ts';
import type { Emit } from '../platform/events/bus.ts';
import { describeProblem, Problem, type ProblemKind, type ProblemParams } from '../platform/problems.ts';
import type { Job, Queue } from '../platform/queue/queue.ts';
import type { Log } from '../platform/telemetry/log.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';
import { cancelChannel, taskChannel } from './channels.ts';
import type { Providers } from './providers.ts';
import { openRows, type RowsAllowance } from './rows-allowance.ts';
import { changeTask, forgetOldDifferences, statusOf, type TaskChange, type takeTask } from './task-store.ts';
import { giveTurns } from './turns.ts';

export interface JobContext {
  database: Database;
  listening: Listening;
  emit: Emit;
  providers: Providers;
  metrics: Pick<Metrics, 'taskEnded'>;
  log: Log;
}

/** One attempt at a task: what is noted in its name, and what ends it from outside. */
export interface Attempt {
  /** Ends when the job does, when somebody cancels the task, and when another worker has taken it over. */
  signal: AbortSignal;
  /** Notes a change, and tells whoever watches. */
  note(change: TaskChange): Promise<void>;
  /**
   * The task waits for another turn, unless it was cancelled or given to another worker meanwhile.
   * @param why what it waits for; null: it is told elsewhere. @param change beside that.
   */
  postpone(
    why: Problem | null,
    ms: number,
    change?: Pick<TaskChange, 'tries' | 'owed' | 'owed_rows'>,
  ): Promise<void>;
  /** Of the rows that it writes. */
  rows: RowsAllowance;
  close(): void;
}

type Taken = NonNullable<Awaited<ReturnType<typeof takeTask>>>;

export function openAttempt(
  { database, listening, emit, metrics, log, queue }: JobContext & { queue: Queue },
  job: Job,
  { companyId, taskId }: { companyId: string; taskId: string },
  task: Taken,
): Attempt {
  const { attempt } = task;
  const rows = openRows(database, { companyId, taskId, attempt, counted: Number(task.rows_counted) });
  const stopping = new AbortController();
  const heed = (status: TaskStatus | undefined) => {
    if (status === 'cancelling') stopping.abort(new Problem(engineProblems.cancelled));
    if (status === undefined) stopping.abort(new Error('the task was taken over'));
  };
  // However long a call is silent. Nothing as payload: something may have been missed.
  const unlisten = listening.listen(cancelChannel, (payload) => {
    if (payload && (payload as { taskId?: string }).taskId !== taskId) return;
    database
      .forCompany(companyId, (trx) => statusOf(trx, taskId, attempt))
      // What cannot be looked at now is noticed when progress is next noted.
      .then(heed, (error) => log.warn({ err: error }, 'could not look whether a run is cancelled'));
  });
  /** The turn is over: the next task has it, and who acts on an end is told of one. */
  const letGo = async (trx: Trx, status: TaskStatus | undefined) => {
    if (status === 'done' || status === 'failed' || status === 'cancelled') {
      const of = { configId: task.config_id, scheduleId: task.schedule_id };
      await emit(trx, {
        kind: 'task.ended',
        companyId,
        requestId: job.data.requestId,
        taskId,
        ...of,
        status,
      });
    }
    await giveTurns(trx, queue, [companyId]);
  };
  return {
    signal: AbortSignal.any([job.signal, stopping.signal]),
    rows,
    close: unlisten,
    async note(change) {
      const status = await database.forCompany(companyId, async (trx) => {
        await notify(trx, taskChannel, { companyId, taskId });
        const noted = await changeTask(trx, taskId, attempt, change);
        if (change.difference) await forgetOldDifferences(trx, task.config_id);
        if (change.finished) await letGo(trx, noted);
        if (change.finished || change.checkpoint) await rows.settle(trx);
        return noted;
      });
      if (status && change.finished) {
        const { exporter, trigger } = task;
        const written = task.dry_run || task.verify ? 0 : rowsOf(change.result);
        metrics.taskEnded({ companyId, exporter, trigger, status, rows: written });
      }
      heed(status);
    },
    async postpone(why, ms, change = {}) {
      log.info({ code: why?.kind.code, ms }, 'export waits');
      await database.forCompany(companyId, async (trx) => {
        const error = why && localized(why.kind, why.params);
        const waits: TaskChange = { ...change, status: 'queued', phase: 'waiting', error, waitMs: ms };
        let status = await changeTask(trx, taskId, attempt, waits);
        if (status === 'cancelling')
          status = await changeTask(trx, taskId, attempt, {
            status: 'cancelled',
            error: null,
            finished: true,
          });
        await letGo(trx, status);
        await notify(trx, taskChannel, { companyId, taskId });
        await rows.settle(trx);
      });
    },
  };
}

/** Rows added, updated and deleted. */
function rowsOf(result: TaskChange['result']): number {
  return result ? result.rowsAppended + result.rowsUpdated + result.rowsDeleted : 0;
}

/** A problem in both languages, as it is stored. */
export function localized(kind: ProblemKind, params: ProblemParams) {
  const ru = describeProblem({ kind, params }, 'ru');
  const en = describeProblem({ kind, params }, 'en');
  return {
    code: kind.code,
    title: { ru: ru.title, en: en.title },
    detail: { ru: ru.detail, en: en.detail },
  };
}
