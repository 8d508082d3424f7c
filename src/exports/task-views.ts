import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ExportConfigsTable, ExportTasksTable } from '../../db/tables/exports.ts';
import { billingProblems, isUnpaid } from '../billing/index.ts';
import type { Difference } from '../engine/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { behind, pageOf, positionOf } from '../platform/http/pages.ts';
import type { Language, ProblemKind } from '../platform/problems.ts';
import { exportProblems } from './problems.ts';
import { type RunInBrief, stored, type TaskQuery, type TaskView } from './schema.ts';
import { whyStopped } from './turns.ts';

type TaskWithConfig = Selectable<ExportTasksTable> &
  Pick<
    Selectable<ExportConfigsTable>,
    'name' | 'exporter' | 'mode' | 'spreadsheet_url' | 'moysklad_integration_id' | 'google_integration_id'
  >;

/** A comparison that found the sheet to be otherwise than the source. */
const differs = sql<boolean>`(export_tasks.verify and export_tasks.status = 'done'
  and (export_tasks.result ->> 'rowsAppended')::int + (export_tasks.result ->> 'rowsUpdated')::int
    + (export_tasks.result ->> 'rowsDeleted')::int > 0)`;

/** What a run is that went so. */
export const hasOutcome: Record<NonNullable<TaskQuery['outcome']>, RawBuilder<boolean>> = {
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
  return viewTasks(trx, tasks, language);
}

/** When the last run of each of these configs that went well, and wrote, began to read. */
export async function freshMoments(trx: Trx, configIds: string[]): Promise<Map<string, Date>> {
  if (configIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('export_configs')
    .innerJoinLateral(
      (query) =>
        query
          .selectFrom('export_tasks')
          .select('started_at')
          .whereRef('export_tasks.config_id', '=', 'export_configs.id')
          .where('status', '=', 'done')
          .where('dry_run', '=', false)
          .where('verify', '=', false)
          // Of some days alone.
          .where('backfill', 'is', null)
          .orderBy('export_tasks.created_at', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['export_configs.id', 'last.started_at'])
    .where('export_configs.id', 'in', configIds)
    .execute();
  return new Map(rows.flatMap(({ id, started_at }) => (started_at ? [[id, started_at]] : [])));
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
  return { items: await viewTasks(trx, rows, language), nextCursor };
}

export async function findTask(trx: Trx, id: string, language: Language): Promise<TaskView | undefined> {
  const row = await trx
    .selectFrom('export_tasks')
    .innerJoin('export_configs', 'export_configs.id', 'export_tasks.config_id')
    .selectAll('export_tasks')
    .select(configColumns)
    .where('export_tasks.id', '=', id)
    .executeTakeFirst();
  return row && (await viewTasks(trx, [row], language))[0];
}

/** How a run ended, for whoever tells people of it; a partial one read other days than its export does. */
export async function runEnd(trx: Trx, id: string) {
  const row = await trx
    .selectFrom('export_tasks')
    .innerJoin('export_configs', 'export_configs.id', 'export_tasks.config_id')
    .select(['export_configs.name', 'dry_run as dryRun', 'verify', 'error'])
    .select(sql<boolean>`backfill is not null`.as('partial'))
    .where('export_tasks.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, error: stored.error.parse(row.error) };
}

/** Why the newest run of an export that is no dry run or comparison failed, or waits; null: it did and does not. */
export async function lastTrouble(trx: Trx, configId: string) {
  const row = await trx
    .selectFrom('export_tasks')
    .select(['status', 'error', 'owed'])
    .where('config_id', '=', configId)
    .where('dry_run', '=', false)
    .where('verify', '=', false)
    .where('backfill', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row?.status === 'queued' && row.owed) return exportProblems.owed;
  return row?.status === 'failed' ? stored.error.parse(row.error) : null;
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

/** Of what waits it is told, too, that it was stopped, or is not paid for. */
async function viewTasks(trx: Trx, rows: TaskWithConfig[], language: Language): Promise<TaskView[]> {
  const waits = rows.some(({ status }) => status === 'queued');
  const reason = waits ? await whyStopped(trx) : undefined;
  const stopped = reason && { ...exportProblems.stopped, detail: reason };
  const owing = rows.some(isOwed);
  const unpaid = owing && (await isUnpaid(trx)) ? billingProblems.unpaid : undefined;
  return rows.map((row) => viewTask(row, language, { stopped, unpaid }));
}

const isOwed = ({ status, owed }: TaskWithConfig) => status === 'queued' && owed !== null;

function viewTask(
  row: TaskWithConfig,
  language: Language,
  { stopped, unpaid }: { stopped: ProblemKind | undefined; unpaid: ProblemKind | undefined },
): TaskView {
  const holdsUp = (row.status === 'queued' && stopped) || (isOwed(row) && unpaid);
  const error = holdsUp || stored.error.parse(row.error) || (isOwed(row) ? exportProblems.owed : null);
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
    backfill: stored.backfill.parse(row.backfill),
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
