import type { Generated } from 'kysely';

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

/** A browser that a person has signed in with. */
export interface AuthKnownBrowsersTable {
  user_id: string;
  browser: string;
  seen_at: Generated<Date>;
}
