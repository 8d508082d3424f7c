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
  /** The keyring's envelope; null when the message is over. */
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
}
