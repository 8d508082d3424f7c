import type { Generated } from 'kysely';

/** Why nothing is sent to a webhook. */
export type WebhookPause = 'person' | 'failing' | 'gone';

export interface WebhooksTable {
  id: Generated<string>;
  company_id: string;
  name: string;
  url: string;
  events: string[];
  /** The keyring's envelope. */
  secret: string;
  old_secret: string | null;
  old_until: Date | null;
  paused: WebhookPause | null;
  paused_at: Date | null;
  over_plan: Generated<boolean>;
  failing_since: Date | null;
  last_delivered_at: Date | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface WebhookDeliveriesTable {
  id: Generated<string>;
  company_id: string;
  webhook_id: string;
  message_id: string;
  event: string;
  payload: string;
  replayed: Generated<boolean>;
  fate: Generated<'waiting' | 'delivered' | 'failed' | 'dropped'>;
  tries: Generated<number>;
  status: number | null;
  fault: string | null;
  duration_ms: number | null;
  tried_at: Date | null;
  created_at: Generated<Date>;
}
