import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';

/** Every table as Kysely sees it; the SQL in `db/migrations` is the definition. */
export interface Tables {
  companies: CompaniesTable;
  members: MembersTable;
  integrations: IntegrationsTable;
  export_configs: ExportConfigsTable;
  export_tasks: ExportTasksTable;
  schedules: SchedulesTable;
  form_drafts: FormDraftsTable;
  audit_log: AuditLogTable;
  google_consents: GoogleConsentsTable;
  google_pending: GooglePendingTable;
  google_revocations: GoogleRevocationsTable;
  google_accounts: GoogleAccountsTable;
  platform_admins: PlatformAdminsTable;
  support_accesses: SupportAccessesTable;
  key_rotations: KeyRotationsTable;
  provider_calls: ProviderCallsTable;
  queue_samples: QueueSamplesTable;
  mail_outbox: MailOutboxTable;
  invitations: InvitationsTable;
  limit_windows: LimitWindowsTable;
  installations: InstallationsTable;
  vendor_jtis: VendorJtisTable;
  context_keys: ContextKeysTable;
  signing_keys: SigningKeysTable;
  api_keys: ApiKeysTable;
  'auth.user': AuthUserTable;
  'auth.session': AuthSessionTable;
  'auth.account': AuthAccountTable;
  'auth.verification': AuthVerificationTable;
}

export type Role = 'owner' | 'admin' | 'editor' | 'viewer';

export interface CompaniesTable {
  id: Generated<string>;
  name: string;
  blocked_at: Date | null;
  blocked_reason: string | null;
  erase_at: Date | null;
  plan_override: string | null;
  plan_override_reason: string | null;
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

export interface SupportAccessesTable {
  id: Generated<string>;
  company_id: string;
  admin_id: string;
  reason: string;
  started_at: Generated<Date>;
  expires_at: Generated<Date>;
  ended_at: Date | null;
}

export interface KeyRotationsTable {
  id: Generated<string>;
  to_key: string;
  total: number;
  rotated: Generated<number>;
  unreadable: Generated<number>;
  keys: unknown;
  started_at: Generated<Date>;
  updated_at: Generated<Date>;
  finished_at: Date | null;
}

export interface QueueSamplesTable {
  minute: Date;
  waiting: number;
  running: number;
}

export interface ProviderCallsTable {
  minute: Date;
  provider: 'moysklad' | 'google';
  calls: number;
  failures: number;
  throttled: number;
}

export interface MailOutboxTable {
  id: Generated<string>;
  /** The keyring's envelope of the whole letter. */
  letter: string;
  created_at: Generated<Date>;
  /** Until then somebody is sending it. */
  leased_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface InvitationsTable {
  id: Generated<string>;
  company_id: string;
  email: string;
  role: Role;
  token_hash: string;
  invited_by: string | null;
  expires_at: Date;
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
  /** When the secret was first refused, while that is not believed yet. */
  refused_at: Date | null;
  /** Whoever refreshes its tokens, and until when at most. */
  lease: string | null;
  leased_until: Date | null;
  created_at: Generated<Date>;
}

export interface GoogleConsentsTable {
  state_hash: string;
  company_id: string;
  user_id: string;
  browser_hash: string | null;
  session_hash: string | null;
  verifier: string;
  scopes: string;
  integration_id: string | null;
  page: string;
  expires_at: Date;
}

export interface GooglePendingTable {
  id: Generated<string>;
  company_id: string;
  user_id: string;
  integration_id: string | null;
  account: string;
  account_hash: Generated<string>;
  email: string | null;
  scopes: string;
  secret: string;
  wrong_codes: Generated<number>;
  expires_at: Date;
}

/** What is to be taken back at Google; it outlives its company. */
export interface GoogleRevocationsTable {
  id: string;
  company_id: string;
  account_hash: string | null;
  /** Sealed. */
  token: string;
  created_at: Generated<Date>;
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
  /** Of the default columns. */
  edition: number;
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
  lost: Generated<number>;
  checkpoint: ColumnType<unknown, string | null | undefined, string | null>;
  plan: ColumnType<unknown, string | null | undefined, string | null>;
  result: ColumnType<unknown, string | null | undefined, string | null>;
  difference: ColumnType<unknown, string | null | undefined, string | null>;
  error: ColumnType<unknown, string | null | undefined, string | null>;
  warnings: ColumnType<unknown, string | undefined, string>;
  job_id: string;
  request_id: string;
  trigger: Generated<'manual' | 'schedule'>;
  schedule_id: string | null;
  due_at: Date | null;
  sheet_url: string | null;
  mark: GeneratedAlways<'good' | 'look' | 'failed' | null>;
  created_at: Generated<Date>;
  started_at: Date | null;
  finished_at: Date | null;
}

export interface SchedulesTable {
  id: Generated<string>;
  company_id: string;
  config_id: string;
  verify: boolean;
  cron: string;
  time_zone: string;
  next_at: Date | null;
  missed: Generated<boolean>;
  paused_together: Generated<boolean>;
  overlap: 'remember' | 'skip';
  catch_up: boolean;
  spread: boolean;
  pause_after: number | null;
  failures: Generated<number>;
  remembered: Generated<boolean>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface FormDraftsTable {
  company_id: string;
  user_id: string;
  form: string;
  content: JSONColumnType<Record<string, unknown>>;
  version: Generated<number>;
  editor: string;
  sequence: number;
  updated_at: Generated<Date>;
  expires_at: Date;
}

export interface LimitWindowsTable {
  key: string;
  state: JSONColumnType<Record<string, unknown>>;
  updated_at: Generated<Date>;
}

/** better-auth's tables, as far as we read them; the others of the schema `auth` are its own. */
export interface AuthUserTable {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  language: Generated<'ru' | 'en'>;
  two_factor_enabled: Generated<boolean>;
  updated_at: Generated<Date>;
}

export interface AuthSessionTable {
  id: string;
  user_id: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  expires_at: Date;
}

export type InstallationStatus = 'SettingsRequired' | 'Activated' | 'Suspended' | 'Uninstalled';

export interface InstallationsTable {
  company_id: string;
  account_id: string;
  account_name: string;
  app_id: string;
  status: InstallationStatus;
  tariff_id: string | null;
  tariff_name: string | null;
  plan: string | null;
  trial: Generated<boolean>;
  expires_at: Date | null;
  access: ColumnType<unknown, string | undefined, string>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface VendorJtisTable {
  app_id: string;
  jti: string;
  account_id: string;
  call: string;
  request_id: string | null;
  answer: ColumnType<unknown, null, string>;
  expires_at: Date;
}

export interface ContextKeysTable {
  hash: string;
  expires_at: Date;
}

/** How a person signs in, one row for each way; better-auth's own columns are left out. */
export interface AuthAccountTable {
  id: string;
  user_id: string;
  provider_id: string;
  account_id: string;
  password: string | null;
}

/** What proves something for a while: better-auth's own, and ours by its adapter. */
export interface AuthVerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Date;
}

export interface SigningKeysTable {
  id: string;
  public_key: JSONColumnType<Record<string, unknown>>;
  /** The keyring's envelope. */
  private_key: string;
  created_at: Generated<Date>;
}

export interface ApiKeysTable {
  id: Generated<string>;
  company_id: string;
  name: string;
  prefix: string;
  hash: string;
  scopes: string[];
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
  created_by: string | null;
  created_at: Generated<Date>;
}
