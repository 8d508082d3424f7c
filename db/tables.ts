import type { Generated, JSONColumnType } from 'kysely';

/** Every table as Kysely sees it; the SQL in `db/migrations` is the definition. */
export interface Tables {
  companies: CompaniesTable;
  members: MembersTable;
  integrations: IntegrationsTable;
  limit_windows: LimitWindowsTable;
  'auth.user': AuthUserTable;
}

export type Role = 'owner' | 'admin' | 'editor' | 'viewer';

export interface CompaniesTable {
  id: Generated<string>;
  name: string;
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
  title: string;
  /** The keyring's envelope, never the secret itself. */
  secret: string;
  status: Generated<'ok' | 'reconnect'>;
  created_at: Generated<Date>;
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
