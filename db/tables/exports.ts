import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface ExportConfigsTable {
  id: Generated<string>;
  company_id: string;
  name: string;
  exporter: string;
  spreadsheet_id: string;
  spreadsheet_title: string;
  spreadsheet_url: string;
  sheet_title: string;
  /** A bigint: PostgreSQL's driver answers it as text. */
  sheet_id: string | number | null;
  moysklad_integration_id: string;
  google_integration_id: string;
  mode: 'append' | 'upsert' | 'replace';
  columns: ColumnType<unknown, string | null, string | null>;
  filter: string | null;
  conditions: ColumnType<unknown, string | undefined, string>;
  options: ColumnType<unknown, string | undefined, string>;
  /** Of the default columns. */
  edition: number;
  /** What the last run found to stand in the rows. */
  names: ColumnType<unknown, string | undefined, string>;
  /** Another place or another mode makes its table anew; null: never yet. */
  table_since: Date | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export type TaskStatus = 'queued' | 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';

/** What started a run. */
export type TaskTrigger = 'manual' | 'schedule' | 'webhook' | 'poll' | 'sweep' | 'scenario' | 'button';

export interface ExportTasksTable {
  id: Generated<string>;
  company_id: string;
  config_id: string;
  dry_run: boolean;
  full_read: boolean;
  verify: Generated<boolean>;
  status: Generated<TaskStatus>;
  phase: Generated<string>;
  progress: ColumnType<unknown, string | undefined, string>;
  attempt: Generated<number>;
  lost: Generated<number>;
  checkpoint: ColumnType<unknown, string | null | undefined, string | null>;
  /** Over all attempts. */
  furthest: ColumnType<unknown, string | null | undefined, string | null>;
  plan: ColumnType<unknown, string | null | undefined, string | null>;
  result: ColumnType<unknown, string | null | undefined, string | null>;
  difference: ColumnType<unknown, string | null | undefined, string | null>;
  error: ColumnType<unknown, string | null | undefined, string | null>;
  warnings: ColumnType<unknown, string | undefined, string>;
  /** Null: its turn has not come. */
  job_id: string | null;
  /** The integration of MoySklad that it reads through. */
  account: ColumnType<string, never, string>;
  wait_until: Date | null;
  tries: Generated<number>;
  urgency: GeneratedAlways<number>;
  request_id: string;
  trigger: Generated<TaskTrigger>;
  schedule_id: string | null;
  due_at: Date | null;
  renamed: string[] | null;
  sheet_url: string | null;
  backfill: ColumnType<unknown, string | null | undefined, string | null>;
  planned_at: Date | null;
  owed: 'runsADay' | 'rowsAMonth' | null;
  owed_rows: string | number | null;
  run_day: string | null;
  rows_counted: Generated<string | number>;
  mark: GeneratedAlways<'good' | 'look' | 'failed' | null>;
  created_at: Generated<Date>;
  started_at: Date | null;
  finished_at: Date | null;
}
