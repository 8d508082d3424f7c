import type { ColumnType, Generated } from 'kysely';
import type { SourceChange } from '../../src/platform/events/events.ts';

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

export interface SourceHooksTable {
  id: Generated<string>;
  company_id: string;
  integration_id: string;
  account_id: string | null;
  /** The keyring's envelope. */
  secret: string;
  secret_hash: Buffer;
  untold: 'tariff' | 'rights' | 'address' | null;
  synced_at: Date | null;
  sync_at: Generated<Date>;
  sync_wanted: Generated<boolean>;
  lease: string | null;
  leased_until: Date | null;
  problem: ColumnType<unknown, string | null | undefined, string | null>;
  created_at: Generated<Date>;
}

export interface SourceWebhooksTable {
  id: Generated<string>;
  company_id: string;
  hook_id: string;
  entity: string;
  action: string;
  remote_id: string | null;
  problem: ColumnType<unknown, string | null | undefined, string | null>;
  last_event_at: Date | null;
  repairs: Generated<number>;
  repaired_at: Date | null;
}

export interface ChangeTriggersTable {
  config_id: string;
  company_id: string;
  quiet_s: Generated<number>;
  longest_s: Generated<number>;
  time_zone: Generated<string>;
  paused: Generated<boolean>;
  paused_together: Generated<boolean>;
  first_at: Date | null;
  last_at: Date | null;
  due_at: Date | null;
  look_at: Date | null;
  look: Generated<'now' | 'night' | 'poll'>;
  renamed: Generated<string[]>;
  renamed_at: Date | null;
  failures: Generated<number>;
  night_task: string | null;
  repairs: Generated<number>;
  repaired_at: Date | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface HookInboxTable {
  id: Generated<string>;
  company_id: string;
  hook_id: string;
  request_id: string;
  received_at: Generated<Date>;
  events: number;
  changes: ColumnType<SourceChange[], string, never>;
  replayed: Generated<boolean>;
  tries: Generated<number>;
  due_at: Generated<Date>;
}

export interface HookRequestsTable {
  company_id: string;
  hook_id: string;
  digest: string;
  received_at: Generated<Date>;
}

export interface SourceDeliveriesTable {
  id: Generated<string>;
  company_id: string;
  hook_id: string;
  request_id: string;
  received_at: Date;
  routed_at: Generated<Date>;
  entities: string[];
  events: number;
  changes: ColumnType<SourceChange[], string, never>;
  replayed: boolean;
  fate: 'routed' | 'closed' | 'unknown' | 'failed';
}

export interface SourceHookRemovalsTable {
  id: Generated<string>;
  company_id: string;
  /** The keyring's envelope. */
  opened: string;
  created_at: Generated<Date>;
}
