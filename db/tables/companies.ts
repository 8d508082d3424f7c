import type { ColumnType, Generated } from 'kysely';

export type Role = 'owner' | 'admin' | 'editor' | 'viewer';

export interface CompaniesTable {
  id: Generated<string>;
  name: string;
  blocked_at: Date | null;
  blocked_reason: string | null;
  stopped_at: Date | null;
  stopped_reason: string | null;
  erase_at: Date | null;
  created_at: Generated<Date>;
}

export interface MembersTable {
  company_id: string;
  user_id: string;
  role: Role;
  created_at: Generated<Date>;
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
