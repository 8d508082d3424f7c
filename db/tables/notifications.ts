import type { ColumnType, Generated } from 'kysely';

export type MessageStatus = 'waiting' | 'sending' | 'delivered' | 'gone' | 'unknown';

export interface OutboxMessagesTable {
  id: Generated<string>;
  /** The nil UUID: the platform's own. */
  company_id: string;
  place: Generated<string>;
  channel: string;
  recipient: string;
  kind: string;
  /** The keyring's envelope; null when the message is over, unless it may be sent again. */
  body: string | null;
  request_id: string;
  status: Generated<MessageStatus>;
  attempts: Generated<number>;
  unknowns: Generated<number>;
  reason: string | null;
  created_at: Generated<Date>;
  due_at: Generated<Date>;
  give_up_at: Date;
  lease: string | null;
  leased_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
  ended_at: Date | null;
  /** The message that it sends again, because a person wished so. */
  repeat_of: string | null;
}

export interface NotificationCausesTable {
  id: Generated<string>;
  company_id: string;
  kind: string;
  subject: string;
  problem: Generated<string>;
  params: ColumnType<unknown, string, string>;
  request_id: string;
  happened_at: Generated<Date>;
}

export interface NotificationMarksTable {
  company_id: string;
  subject: string;
  problems: string[];
  since: Generated<Date>;
}

export interface NotificationsTable {
  id: Generated<string>;
  company_id: string;
  user_id: string;
  kind: string;
  params: ColumnType<unknown, string, string>;
  request_id: string;
  happened_at: Date;
  /** False: kept for its email alone. */
  shown: boolean;
  read_at: Date | null;
  emailed_at: Date | null;
  email_due_at: Date | null;
}

export interface NotificationSettingsTable {
  company_id: string;
  user_id: string;
  choices: ColumnType<unknown, string, string>;
  time_zone: Generated<string>;
  quiet_from: number | null;
  quiet_to: number | null;
  updated_at: Generated<Date>;
}

export interface PersonalNotificationsTable {
  id: Generated<string>;
  user_id: string;
  kind: string;
  params: ColumnType<unknown, string, string>;
  request_id: string;
  happened_at: Generated<Date>;
  read_at: Date | null;
}

export interface ServiceTroublesTable {
  what: 'moysklad' | 'google' | 'dead-jobs';
  since: Date | null;
  last_at: Date | null;
  told_until: Generated<Date>;
  told_at: Generated<Date>;
}
