import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ExportConfigsTable, ExportTasksTable, TaskStatus } from '../../db/tables.ts';
import type { Checkpoint, Difference, PlanView } from '../engine/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { behind, pageOf, positionOf } from '../platform/http/pages.ts';
import type { Language } from '../platform/problems.ts';
import { printJson } from '../platform/text.ts';
import { type RunInBrief, stored, type TaskQuery, type TaskView } from './schema.ts';

type TaskWithConfig = Selectable<ExportTasksTable> &
  Pick<
    Selectable<ExportConfigsTable>,
    'name' | 'exporter' | 'mode' | 'spreadsheet_url' | 'moysklad_integration_id' | 'google_integration_id'
  >;

const active: TaskStatus[] = ['queued', 'running', 'cancelling'];

/** A comparison that found the sheet to be otherwise than the source. */
const differs = sql<boolean>`(export_tasks.verify and export_tasks.status = 'done'
  and (export_tasks.result ->> 'rowsAppended')::int + (export_tasks.result ->> 'rowsUpdated')::int
    + (export_tasks.result ->> 'rowsDeleted')::int > 0)`;

/** What a run is that went so. */
const hasOutcome: Record<NonNullable<TaskQuery['outcome']>, RawBuilder<boolean>> = {
  active: sql`export_tasks.status in ('queued', 'running', 'cancelling')`,
  done: sql`export_tasks.status = 'done' and ${differs} is not true`,
  differs,
  failed: sql`export_tasks.status = 'failed'`,
  cancelled: sql`export_tasks.status = 'cancelled'`,
};

const configColumns = [
  'export_configs.name',
  'export_configs.exporter',
  'export_configs.mode',
  'export_configs.spreadsheet_url',
  'export_configs.moysklad_integration_id',
  'export_configs.google_integration_id',
] as const;

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
    jobId: string;
    requestId: string;
    trigger?: TaskView['trigger'];
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
      job_id: task.jobId,
      request_id: task.requestId,
      ...(task.trigger && { trigger: task.trigger }),
      sheet_url: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function activeTaskOf(trx: Trx, configId: string): Promise<{ id: string } | undefined> {
  return trx
    .selectFrom('export_tasks')
    .select('id')
    .where('config_id', '=', configId)
    .where('status', 'in', active)
    .executeTakeFirst();
}

/** The company's tasks that are not over. */
export async function activeTasks(trx: Trx): Promise<string[]> {
  const rows = await trx.selectFrom('export_tasks').select('id').where('status', 'in', active).execute();
  return rows.map(({ id }) => id);
}

/** The newest task of each of these configs. */
export async function lastTasks(trx: Trx, configIds: string[], language: Language): Promise<TaskView[]> {
  if (configIds.length === 0) return [];
  const tasks = await trx
    .selectFrom('export_configs')
    .innerJoinLateral(
      (query) =>
        query
          .selectFrom('export_tasks')
          .selectAll()
          .whereRef('export_tasks.config_id', '=', 'export_configs.id')
          .orderBy('export_tasks.created_at', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .selectAll('last')
    .select(configColumns)
    .where('export_configs.id', 'in', configIds)
    .execute();
  return tasks.map((task) => viewTask(task, language));
}

/** Those that fit, newest first. */
export async function listTasks(
  trx: Trx,
  query: TaskQuery,
  language: Language,
): Promise<{ items: TaskView[]; nextCursor: string | null }> {
  const { configId, outcome, trigger, from, to, limit, cursor } = query;
  let select = trx
    .selectFrom('export_tasks')
    .innerJoin('export_configs', 'export_configs.id', 'export_tasks.config_id')
    .selectAll('export_tasks')
    .select(configColumns)
    .select(positionOf('export_tasks.created_at').as('position'))
    .orderBy('export_tasks.created_at', 'desc')
    .orderBy('export_tasks.id', 'desc')
    .limit(limit + 1);
  if (configId) select = select.where('export_tasks.config_id', '=', configId);
  if (outcome) select = select.where(hasOutcome[outcome]);
  if (trigger) select = select.where('export_tasks.trigger', '=', trigger);
  if (from) select = select.where('export_tasks.created_at', '>=', new Date(from));
  if (to) select = select.where('export_tasks.created_at', '<', new Date(to));
  if (cursor) {
    const columns = { at: 'export_tasks.created_at', id: 'export_tasks.id' };
    select = select.where(behind(cursor, columns, 'descending'));
  }
  const { rows, nextCursor } = pageOf(await select.execute(), limit);
  return { items: rows.map((row) => viewTask(row, language)), nextCursor };
}

export async function findTask(trx: Trx, id: string, language: Language): Promise<TaskView | undefined> {
  const row = await trx
    .selectFrom('export_tasks')
    .innerJoin('export_configs', 'export_configs.id', 'export_tasks.config_id')
    .selectAll('export_tasks')
    .select(configColumns)
    .where('export_tasks.id', '=', id)
    .executeTakeFirst();
  return row && viewTask(row, language);
}

/**
 * A worker takes a task: from now on only its writes count. Where it is running already, the worker before has vanished.
 * @returns the task with what its config asks for; undefined when it is over or gone.
 */
export async function takeTask(trx: Trx, id: string) {
  return trx
    .updateTable('export_tasks')
    .from('export_configs')
    .whereRef('export_configs.id', '=', 'export_tasks.config_id')
    .where('export_tasks.id', '=', id)
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
      'dry_run',
      'full_read',
      'verify',
      'checkpoint',
      'request_id',
    ])
    .executeTakeFirst();
}

export interface TaskChange {
  status?: TaskStatus;
  phase?: string;
  progress?: unknown;
  checkpoint?: Checkpoint | null;
  plan?: PlanView;
  result?: TaskView['result'];
  difference?: Difference;
  error?: unknown;
  warnings?: unknown;
  sheet_url?: string;
  job_id?: string;
  finished?: boolean;
}

/**
 * Notes how far a task is, in the name of one attempt.
 * @returns the task's status; undefined when another worker took it over.
 */
export async function changeTask(
  trx: Trx,
  id: string,
  attempt: number,
  change: TaskChange,
): Promise<TaskStatus | undefined> {
  const { finished, status, progress, checkpoint, plan, result, difference, error, warnings, ...plain } =
    change;
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
      ...(checkpoint !== undefined && { checkpoint: json(checkpoint) as string, lost: 0 }),
      ...(plan !== undefined && { plan: json(plan) as string }),
      ...(result !== undefined && { result: json(result) as string }),
      ...(difference !== undefined && { difference: json(difference) as string }),
      ...(error !== undefined && { error: json(error) as string }),
      ...(warnings !== undefined && { warnings: json(warnings) as string }),
      ...(finished && { finished_at: new Date(), phase: 'finished' }),
    })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
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

/** What a run changed; null when it is not known any more, undefined when there is no such task. */
export async function findDifference(trx: Trx, id: string): Promise<Difference | null | undefined> {
  const row = await trx
    .selectFrom('export_tasks')
    .select('difference')
    .where('id', '=', id)
    .executeTakeFirst();
  return row && stored.difference.parse(row.difference);
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
): Promise<{ jobId: string | null; configId: string; over: boolean } | undefined> {
  const waiting = await trx
    .updateTable('export_tasks')
    .set({ status: 'cancelled', finished_at: new Date(), phase: 'finished', error: null })
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .returning(['job_id', 'config_id'])
    .executeTakeFirst();
  if (waiting) return { jobId: waiting.job_id, configId: waiting.config_id, over: true };
  const running = await trx
    .updateTable('export_tasks')
    .set({ status: 'cancelling' })
    .where('id', '=', id)
    .where('status', 'in', ['running', 'cancelling'])
    .returning('config_id')
    .executeTakeFirst();
  return running && { jobId: null, configId: running.config_id, over: false };
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

function viewTask(row: TaskWithConfig, language: Language): TaskView {
  const error = stored.error.parse(row.error);
  return {
    id: row.id,
    configId: row.config_id,
    configName: row.name,
    exporter: row.exporter,
    mode: row.mode,
    dryRun: row.dry_run,
    full: row.full_read,
    verify: row.verify,
    trigger: row.trigger,
    status: row.status,
    phase: row.phase as TaskView['phase'],
    progress: stored.progress.parse(row.progress),
    plan: stored.plan.parse(row.plan),
    result: stored.result.parse(row.result),
    hasDifference: row.difference !== null,
    error: error && { code: error.code, title: error.title[language], detail: error.detail[language] },
    warnings: stored.warnings
      .parse(row.warnings)
      .map((warning) => ({ code: warning.code, detail: warning.detail[language] })),
    spreadsheetUrl: row.sheet_url ?? row.spreadsheet_url,
    moyskladIntegrationId: row.moysklad_integration_id,
    googleIntegrationId: row.google_integration_id,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    requestId: row.request_id,
  };
}

/** The columns of a run that tell how it went. */
export type RunRow = Pick<
  Selectable<ExportTasksTable>,
  'status' | 'dry_run' | 'verify' | 'result' | 'plan' | 'warnings'
> & {
  /** The code alone. */
  error: string | null;
};

/** How a run went, without a word of what it is of. */
export function runInBrief({ status, dry_run, verify, result, plan, error, warnings }: RunRow): RunInBrief {
  return {
    status,
    dryRun: dry_run,
    verify,
    result: stored.result.parse(result),
    plan: stored.plan.parse(plan),
    error,
    warnings: stored.warnings.parse(warnings).map(({ code }) => code),
  };
}

/** The company's newest runs: how each went, and of what it is. */
export async function latestRuns(trx: Trx, limit: number) {
  const rows = await trx
    .selectFrom('export_tasks as task')
    .innerJoin('export_configs as config', 'config.id', 'task.config_id')
    .select(['task.id', 'config.name', 'config.exporter', 'task.created_at', 'task.finished_at'])
    .select(['task.status', 'task.dry_run', 'task.verify', 'task.result', 'task.plan', 'task.warnings'])
    .select(sql<string | null>`task.error ->> 'code'`.as('error'))
    .orderBy('task.created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, name, exporter, created_at, finished_at, ...run }) => ({
    id,
    name,
    exporter,
    createdAt: created_at.toISOString(),
    finishedAt: finished_at?.toISOString() ?? null,
    ...runInBrief(run),
  }));
}
