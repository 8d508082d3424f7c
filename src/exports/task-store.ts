import { sql } from 'kysely';
import type { TaskStatus, TaskTrigger } from '../../db/tables/exports.ts';
import type { Stretch } from '../catalogue/index.ts';
import type { Checkpoint, Difference, PlanView, Reached } from '../engine/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { printJson } from '../platform/text.ts';
import type { TaskView } from './schema.ts';

export const active: TaskStatus[] = ['queued', 'running', 'cancelling'];

/** @returns false when another task of this config is not over yet. */
export async function insertTask(
  trx: Trx,
  task: {
    id: string;
    companyId: string;
    configId: string;
    dryRun: boolean;
    full: boolean;
    verify: boolean;
    trigger?: TaskTrigger | undefined;
    backfill?: Stretch | null | undefined;
    renamed?: string[] | undefined;
    requestId: string;
    /** The day whose allowance it has; null: it waits for one. */
    runDay: string | null;
  },
): Promise<boolean> {
  const row = await trx
    .insertInto('export_tasks')
    .values({
      id: task.id,
      company_id: task.companyId,
      config_id: task.configId,
      dry_run: task.dryRun,
      full_read: task.full,
      verify: task.verify,
      ...(task.trigger && { trigger: task.trigger }),
      ...(task.backfill && { backfill: printJson(task.backfill) }),
      renamed: task.renamed ?? null,
      run_day: task.runDay,
      owed: task.runDay === null ? 'runsADay' : null,
      request_id: task.requestId,
      sheet_url: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The task of this config that is not over, and what allowance it waits for. */
export async function activeTaskOf(
  trx: Trx,
  configId: string,
): Promise<{ id: string; owed: string | null } | undefined> {
  return trx
    .selectFrom('export_tasks')
    .select(['id', 'owed'])
    .where('config_id', '=', configId)
    .where('status', 'in', active)
    .executeTakeFirst();
}

/** The renamed objects whose names a task was to refresh. */
export async function renamedOf(trx: Trx, id: string): Promise<string[]> {
  const row = await trx.selectFrom('export_tasks').select('renamed').where('id', '=', id).executeTakeFirst();
  return row?.renamed ?? [];
}

/** Of these exports, those that have a task which is not over yet. */
export async function activeAmong(trx: Trx, configIds: string[]): Promise<Set<string>> {
  if (configIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom('export_tasks')
    .select('config_id')
    .where('config_id', 'in', configIds)
    .where('status', 'in', active)
    .execute();
  return new Set(rows.map(({ config_id }) => config_id));
}

/** The config of a task; undefined when there is no such task. */
export async function configOfTask(trx: Trx, id: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('export_tasks')
    .select('config_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.config_id;
}

/** The company's tasks that are not over, in the order in which schedules are held that hear of their end. */
export async function activeTasks(trx: Trx): Promise<string[]> {
  const rows = await trx
    .selectFrom('export_tasks')
    .select('id')
    .where('status', 'in', active)
    .orderBy('config_id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * A worker takes a task whose turn this job is: from now on only its writes count. Where it is running already, the worker before has vanished.
 * @returns the task with what its config asks for; undefined when it is over or gone.
 */
export async function takeTask(trx: Trx, id: string, jobId: string) {
  return (
    trx
      .updateTable('export_tasks')
      .from('export_configs')
      .whereRef('export_configs.id', '=', 'export_tasks.config_id')
      .where('export_tasks.id', '=', id)
      // A job whose turn is over may come again: its worker vanished before it was noted as done.
      .where('export_tasks.job_id', '=', jobId)
      .where('export_tasks.status', 'in', active)
      .set((eb) => ({
        attempt: eb('export_tasks.attempt', '+', 1),
        lost: sql<number>`case when status = 'queued' then lost else lost + 1 end`,
        status: sql<TaskStatus>`case when status = 'cancelling' then status else 'running' end`,
        started_at: sql<Date>`coalesce(started_at, now())`,
        // Why it waited before this attempt.
        error: null,
      }))
      .returning([
        'config_id',
        'exporter',
        'mode',
        'columns',
        'edition',
        'names',
        'filter',
        'conditions',
        'options',
        'spreadsheet_id',
        'sheet_title',
        'sheet_id',
        'moysklad_integration_id',
        'google_integration_id',
        'attempt',
        'lost',
        'status',
        'trigger',
        'schedule_id',
        'dry_run',
        'full_read',
        'verify',
        'checkpoint',
        'furthest',
        'started_at',
        'backfill',
        'renamed',
        'request_id',
        'rows_counted',
        sql<string | null>`run_day::text`.as('run_day'),
        // What it is to read was not planned yet, however often it was taken.
        sql<boolean>`planned_at is null`.as('begins'),
      ])
      .executeTakeFirst()
  );
}

export interface TaskChange {
  status?: TaskStatus;
  phase?: string;
  progress?: unknown;
  checkpoint?: Checkpoint | null;
  /** It got on: nothing was in vain. */
  furthest?: Reached;
  plan?: PlanView;
  /** By which moment its days are counted. */
  planned_at?: Date;
  result?: TaskView['result'];
  difference?: Difference;
  error?: unknown;
  warnings?: unknown;
  sheet_url?: string;
  /** Its turn is over, and it is given another one after so many ms. */
  waitMs?: number;
  /** How often in a row it waited for a provider. */
  tries?: number;
  /** It waits for allowance, for so many rows. */
  owed?: 'runsADay' | 'rowsAMonth';
  owed_rows?: number;
  finished?: boolean;
}

/**
 * Notes how far a task is, in the name of one attempt. What is over stays as it ended: whoever does not know whether their last word was
 * kept may say it again.
 * @returns the task's status; undefined when it is over, or another worker took it over.
 */
export async function changeTask(
  trx: Trx,
  id: string,
  attempt: number,
  change: TaskChange,
): Promise<TaskStatus | undefined> {
  const {
    finished,
    status,
    progress,
    checkpoint,
    furthest,
    plan,
    result,
    difference,
    error,
    warnings,
    ...rest
  } = change;
  const { waitMs, ...plain } = rest;
  const json = (value: unknown) => (value === undefined ? {} : printJson(value));
  const row = await trx
    .updateTable('export_tasks')
    .set({
      ...plain,
      // A wish to cancel outlives what the worker notes on its way.
      ...(status !== undefined && {
        status: sql<TaskStatus>`case when status = 'cancelling' and ${status} in ('running', 'queued')
          then status else ${status} end`,
      }),
      ...(progress !== undefined && { progress: json(progress) as string }),
      ...(checkpoint !== undefined && { checkpoint: json(checkpoint) as string }),
      ...(furthest !== undefined && { furthest: json(furthest) as string, lost: 0, tries: 0 }),
      ...(plan !== undefined && { plan: json(plan) as string }),
      ...(result !== undefined && { result: json(result) as string }),
      ...(difference !== undefined && { difference: json(difference) as string }),
      ...(error !== undefined && { error: json(error) as string }),
      ...(warnings !== undefined && { warnings: json(warnings) as string }),
      ...(waitMs !== undefined && {
        job_id: null,
        // Of the clock that says when it is over.
        wait_until: sql<Date>`now() + make_interval(secs => ${waitMs / 1000})`,
      }),
      ...(finished && { finished_at: new Date(), phase: 'finished', wait_until: null }),
      ...(finished && { owed: null, owed_rows: null }),
    })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('status', 'in', active)
    .returning('status')
    .executeTakeFirst();
  return row?.status;
}

/** @returns the task's status; undefined when another worker took it over. */
export async function statusOf(trx: Trx, id: string, attempt: number): Promise<TaskStatus | undefined> {
  const row = await trx
    .selectFrom('export_tasks')
    .select('status')
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .executeTakeFirst();
  return row?.status;
}

/** How often in a row it waited for a provider, since it last got on. */
export async function triesOf(trx: Trx, id: string): Promise<number> {
  const { tries } = await trx
    .selectFrom('export_tasks')
    .select('tries')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return tries;
}

/** How many runs of an export keep what they changed. */
const KEPT_DIFFERENCES = 20;

/** Forgets what older runs of an export changed. */
export async function forgetOldDifferences(trx: Trx, configId: string): Promise<void> {
  await trx
    .updateTable('export_tasks')
    .set({ difference: null })
    .where('config_id', '=', configId)
    .where('difference', 'is not', null)
    .where('id', 'not in', (query) =>
      query
        .selectFrom('export_tasks')
        .select('id')
        .where('config_id', '=', configId)
        .orderBy('created_at', 'desc')
        .limit(KEPT_DIFFERENCES),
    )
    .execute();
}

/**
 * Ends a task that waits (`over`), and asks the worker of one that runs to stop.
 * @returns the job to be taken out of the queue, where there is one; undefined when there is nothing to stop.
 */
export async function askToCancel(
  trx: Trx,
  id: string,
): Promise<
  | {
      jobId: string | null;
      of: { configId: string; scheduleId: string | null };
      over: boolean;
      /** The day whose allowance it took though it never began; null: none. */
      unbegun: string | null;
    }
  | undefined
> {
  const waiting = await trx
    .updateTable('export_tasks')
    .set({ status: 'cancelled', finished_at: new Date(), phase: 'finished', error: null, wait_until: null })
    .set({ owed: null, owed_rows: null })
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .returning(['job_id', 'config_id as configId', 'schedule_id as scheduleId', 'planned_at'])
    .returning(sql<string | null>`run_day::text`.as('run_day'))
    .executeTakeFirst();
  if (waiting) {
    const { job_id: jobId, planned_at, run_day, ...of } = waiting;
    return { jobId, of, over: true, unbegun: planned_at === null ? run_day : null };
  }
  const running = await trx
    .updateTable('export_tasks')
    .set({ status: 'cancelling' })
    .where('id', '=', id)
    .where('status', 'in', ['running', 'cancelling'])
    .returning(['config_id as configId', 'schedule_id as scheduleId'])
    .executeTakeFirst();
  return running && { jobId: null, of: running, over: false, unbegun: null };
}

/** Asks the workers of runs through an integration to stop. @returns the ids of these runs. */
export async function askToStopThrough(trx: Trx, integrationId: string): Promise<string[]> {
  const through = trx
    .selectFrom('export_configs')
    .select('id')
    .where(({ or, eb }) =>
      or([
        eb('moysklad_integration_id', '=', integrationId),
        eb('google_integration_id', '=', integrationId),
      ]),
    );
  const rows = await trx
    .updateTable('export_tasks')
    .set({ status: 'cancelling' })
    .where('status', '=', 'running')
    .where('config_id', 'in', through)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Notes how many rows a task has added or changed in all its attempts, in the name of one.
 * @returns how many of them had not been counted; undefined when another worker took it over.
 */
export async function countRows(
  trx: Trx,
  id: string,
  attempt: number,
  total: number,
): Promise<number | undefined> {
  const before = await trx
    .selectFrom('export_tasks')
    .select('rows_counted')
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!before) return undefined;
  const more = total - Number(before.rows_counted);
  if (more > 0)
    await trx.updateTable('export_tasks').set({ rows_counted: total }).where('id', '=', id).execute();
  return Math.max(0, more);
}

/** The day whose allowance a run has that is to begin; null: it gave back what it had. */
export async function noteRunDay(trx: Trx, id: string, day: string | null): Promise<void> {
  await trx.updateTable('export_tasks').set({ run_day: day }).where('id', '=', id).execute();
}
