import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface LimitWindowsTable {
  key: string;
  state: JSONColumnType<Record<string, unknown>>;
  updated_at: Generated<Date>;
}

export interface ProviderCallsTable {
  minute: Date;
  provider: 'moysklad' | 'google';
  calls: number;
  failures: number;
  throttled: number;
}

export interface QueueSamplesTable {
  minute: Date;
  waiting: number;
  running: number;
}

export interface StopsTable {
  id: Generated<string>;
  what: 'platform' | 'moysklad' | 'google';
  reason_ru: string;
  reason_en: string;
  begun_by: string;
  begun_at: Generated<Date>;
  ended_by: string | null;
  ended_at: Date | null;
}

export interface MailOutboxTable {
  id: Generated<string>;
  /** The keyring's envelope of the whole letter. */
  letter: string;
  created_at: Generated<Date>;
  /** Until then somebody is sending it. */
  leased_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface SigningKeysTable {
  id: string;
  public_key: JSONColumnType<Record<string, unknown>>;
  /** The keyring's envelope. */
  private_key: string;
  created_at: Generated<Date>;
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
