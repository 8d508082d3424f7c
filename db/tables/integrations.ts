import type { ColumnType, Generated } from 'kysely';

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
