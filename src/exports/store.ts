import { type Selectable, sql } from 'kysely';
import type { ExportConfigsTable, ExportTasksTable, TaskStatus } from '../../db/tables.ts';
import type { Trx } from '../platform/database.ts';
import type { Language } from '../platform/problems.ts';
import type { Checkpoint } from './plan.ts';
import {
  type ConfigInput,
  type ConfigView,
  type Difference,
  type PlanView,
  stored,
  type TaskView,
} from './schema.ts';

type ConfigRow = Selectable<ExportConfigsTable>;
type TaskRow = Selectable<ExportTasksTable>;
type TaskWithConfig = TaskRow & Pick<ConfigRow, 'name' | 'exporter' | 'mode' | 'spreadsheet_url'>;

const active: TaskStatus[] = ['queued', 'running', 'cancelling'];

/** Where a config's table stands, as found when it was saved. */
export interface ConfigPlace {
  spreadsheetId: string;
  spreadsheetTitle: string;
  spreadsheetUrl: string;
}

function configValues(input: ConfigInput, place: ConfigPlace) {
  return {
    name: input.name,
    exporter: input.exporter,
    spreadsheet_id: place.spreadsheetId,
    spreadsheet_title: place.spreadsheetTitle,
    spreadsheet_url: place.spreadsheetUrl,
    sheet_title: input.sheetTitle,
    mode: input.mode,
    columns: input.columns ? JSON.stringify(input.columns) : null,
    filter: input.filter || null,
    conditions: JSON.stringify(input.conditions),
    options: JSON.stringify(input.options),
  };
}

/** @returns the new config's id; undefined when another one writes to this sheet. */
export async function insertConfig(
  trx: Trx,
  companyId: string,
  input: ConfigInput,
  place: ConfigPlace,
): Promise<string | undefined> {
  const row = await trx
    .insertInto('export_configs')
    .values({ ...configValues(input, place), company_id: companyId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** A change of the place forgets the sheet known from earlier runs. */
export async function updateConfig(
  trx: Trx,
  id: string,
  input: ConfigInput,
  place: ConfigPlace,
): Promise<void> {
  const moved = sql<string | null>`case when spreadsheet_id = ${place.spreadsheetId}
    and sheet_title = ${input.sheetTitle} then sheet_id else null end`;
  await trx
    .updateTable('export_configs')
    .set({ ...configValues(input, place), sheet_id: moved, updated_at: new Date() })
    .where('id', '=', id)
    .execute();
}

export async function deleteConfig(trx: Trx, id: string): Promise<boolean> {
  const result = await trx.deleteFrom('export_configs').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function findConfigRow(trx: Trx, id: string): Promise<ConfigRow | undefined> {
  return trx.selectFrom('export_configs').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The config that already writes to this sheet, if any. */
export async function configOfSheet(
  trx: Trx,
  spreadsheetId: string,
  sheetTitle: string,
  except: string | null,
) {
  return trx
    .selectFrom('export_configs')
    .select(['id', 'name'])
    .where('spreadsheet_id', '=', spreadsheetId)
    .where(sql`lower(sheet_title)`, '=', sheetTitle.toLowerCase())
    .where('id', 'is distinct from', except)
    .executeTakeFirst();
}

export async function listConfigs(trx: Trx, language: Language): Promise<ConfigView[]> {
  const rows = await trx
    .selectFrom('export_configs')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const tasks = await trx
    .selectFrom('export_tasks')
    .innerJoin('export_configs', 'export_configs.id', 'export_tasks.config_id')
    .selectAll('export_tasks')
    .select(configColumns)
    .distinctOn('export_tasks.config_id')
    .orderBy('export_tasks.config_id')
    .orderBy('export_tasks.created_at', 'desc')
    .execute();
  const last = new Map(tasks.map((task) => [task.config_id, viewTask(task, language)]));
  return rows.map((row) => viewConfig(row, last.get(row.id) ?? null));
}

export async function findConfig(trx: Trx, id: string, language: Language): Promise<ConfigView | undefined> {
  const row = await findConfigRow(trx, id);
  if (!row) return undefined;
  const [task] = await listTasks(trx, { configId: id, limit: 1 }, language);
  return viewConfig(row, task ?? null);
}

const configColumns = [
  'export_configs.name',
  'export_configs.exporter',
  'export_configs.mode',
  'export_configs.spreadsheet_url',
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

/** Newest first; `after` is the id of the last task already seen. */
export async function listTasks(
  trx: Trx,
  query: { configId?: string | undefined; limit: number; after?: string | undefined },
  language: Language,
): Promise<TaskView[]> {
  let select = trx
    .selectFrom('export_tasks')
    .innerJoin('export_configs', 'export_configs.id', 'export_tasks.config_id')
    .selectAll('export_tasks')
    .select(configColumns)
    .orderBy('export_tasks.created_at', 'desc')
    .orderBy('export_tasks.id', 'desc')
    .limit(query.limit);
  if (query.configId) select = select.where('export_tasks.config_id', '=', query.configId);
  if (query.after) {
    select = select.where(
      sql<boolean>`(export_tasks.created_at, export_tasks.id)
        < (select created_at, id from export_tasks where id = ${query.after}::uuid)`,
    );
  }
  return (await select.execute()).map((row) => viewTask(row, language));
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
 * A worker takes a task: from now on only its writes count.
 * @returns undefined when the task is over or gone.
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
      status: sql<TaskStatus>`case when status = 'cancelling' then status else 'running' end`,
      started_at: sql<Date>`coalesce(started_at, now())`,
    }))
    .returningAll('export_configs')
    .returning(['attempt', 'status', 'dry_run', 'full_read', 'verify', 'checkpoint', 'request_id'])
    .executeTakeFirst();
}

export interface TaskChange {
  status?: TaskStatus;
  phase?: string;
  progress?: unknown;
  checkpoint?: Checkpoint | null;
  plan?: PlanView;
  result?: unknown;
  difference?: Difference;
  error?: unknown;
  warnings?: unknown;
  sheet_url?: string;
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
  const json = (value: unknown) => (value === undefined ? {} : JSON.stringify(value));
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

/** @returns the task's job when it may be taken out of the queue; `running` when a worker must be asked to stop. */
export async function askToCancel(trx: Trx, id: string): Promise<{ jobId: string | null } | undefined> {
  const waiting = await trx
    .updateTable('export_tasks')
    .set({ status: 'cancelled', finished_at: new Date(), phase: 'finished' })
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .returning('job_id')
    .executeTakeFirst();
  if (waiting) return { jobId: waiting.job_id };
  const running = await trx
    .updateTable('export_tasks')
    .set({ status: 'cancelling' })
    .where('id', '=', id)
    .where('status', 'in', ['running', 'cancelling'])
    .returning('id')
    .executeTakeFirst();
  return running && { jobId: null };
}

/** The sheet that a run found or made: a renamed one is followed from now on. */
export async function noteSheet(trx: Trx, configId: string, sheet: { sheetId: number; title: string }) {
  await trx
    .updateTable('export_configs')
    .set({
      sheet_id: sheet.sheetId,
      // While another config is still known by that title, the id alone leads to the sheet.
      sheet_title: sql<string>`case when exists (
        select from export_configs other
        where other.id <> export_configs.id and other.spreadsheet_id = export_configs.spreadsheet_id
          and lower(other.sheet_title) = lower(${sheet.title})
      ) then sheet_title else ${sheet.title} end`,
    })
    .where('id', '=', configId)
    .execute();
}

function viewConfig(row: ConfigRow, lastTask: TaskView | null): ConfigView {
  return {
    id: row.id,
    name: row.name,
    exporter: row.exporter,
    spreadsheetId: row.spreadsheet_id,
    spreadsheetTitle: row.spreadsheet_title,
    spreadsheetUrl: row.spreadsheet_url,
    sheetTitle: row.sheet_title,
    mode: row.mode,
    columns: stored.columns.parse(row.columns),
    filter: row.filter,
    conditions: stored.conditions.parse(row.conditions),
    options: stored.options.parse(row.options),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    lastTask,
  };
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
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    requestId: row.request_id,
  };
}
