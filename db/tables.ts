import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** Every table as Kysely sees it; the SQL in `db/migrations` is the definition. */
export interface Tables {
  companies: CompaniesTable;
  members: MembersTable;
  integrations: IntegrationsTable;
  export_configs: ExportConfigsTable;
  export_tasks: ExportTasksTable;
  audit_log: AuditLogTable;
  google_consents: GoogleConsentsTable;
  google_accounts: GoogleAccountsTable;
  platform_admins: PlatformAdminsTable;
  limit_windows: LimitWindowsTable;
  'auth.user': AuthUserTable;
}

export type Role = 'owner' | 'admin' | 'editor' | 'viewer';

export interface CompaniesTable {
  id: Generated<string>;
  name: string;
  blocked_at: Date | null;
  blocked_reason: string | null;
  erase_at: Date | null;
  created_at: Generated<Date>;
}

export type AuditActorKind = 'person' | 'key' | 'support' | 'moysklad' | 'system';

export interface AuditLogTable {
  id: Generated<string>;
  company_id: string;
  at: Generated<Date>;
  actor_kind: AuditActorKind;
  actor_id: string | null;
  actor_name: string | null;
  event: string;
  target_kind: string | null;
  target_id: string | null;
  target_name: string | null;
  before: ColumnType<unknown, string | null, never>;
  after: ColumnType<unknown, string | null, never>;
  ip: string | null;
  request_id: string | null;
}

export interface PlatformAdminsTable {
  user_id: string;
  created_at: Generated<Date>;
}

export interface MembersTable {
  company_id: string;
  user_id: string;
  role: Role;
  created_at: Generated<Date>;
}

export interface IntegrationsTable {
  id: Generated<string>;
  company_id: string;
  provider: 'moysklad' | 'google';
  kind: 'token' | 'marketplace' | 'service-account' | 'oauth';
  account: string;
  title: string;
  details: ColumnType<unknown, string | undefined, string>;
  /** The keyring's envelope, never the secret itself; null after it was taken back. */
  secret: string | null;
  status: Generated<'ok' | 'reconnect'>;
  last_success_at: Date | null;
  last_error: ColumnType<unknown, string | null | undefined, string | null>;
  last_error_at: Date | null;
  created_at: Generated<Date>;
}

export interface GoogleConsentsTable {
  state_hash: string;
  company_id: string;
  user_id: string;
  browser_hash: string | null;
  verifier: string;
  scopes: string;
  integration_id: string | null;
  page: string;
  expires_at: Date;
}

/** Not a tenant's: it tells apart, by a hash, which connections share a Google account. */
export interface GoogleAccountsTable {
  integration_id: string;
  account_hash: string;
}

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
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export type TaskStatus = 'queued' | 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';

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
  checkpoint: ColumnType<unknown, string | null | undefined, string | null>;
  plan: ColumnType<unknown, string | null | undefined, string | null>;
  result: ColumnType<unknown, string | null | undefined, string | null>;
  difference: ColumnType<unknown, string | null | undefined, string | null>;
  error: ColumnType<unknown, string | null | undefined, string | null>;
  warnings: ColumnType<unknown, string | undefined, string>;
  job_id: string;
  request_id: string;
  sheet_url: string | null;
  created_at: Generated<Date>;
  started_at: Date | null;
  finished_at: Date | null;
}

export interface LimitWindowsTable {
  key: string;
  state: JSONColumnType<Record<string, unknown>>;
  updated_at: Generated<Date>;
}

/** better-auth's table; the other tables of the schema `auth` are read by better-auth alone. */
export interface AuthUserTable {
  id: string;
  name: string;
  email: string;
}
