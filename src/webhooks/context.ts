import type { Outbox } from '../notifications/index.ts';
import type { Database } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { Posting } from '../platform/outgoing/index.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import type { Log } from '../platform/telemetry/log.ts';

export interface WebhookContext {
  database: Database;
  keyring: Keyring;
  outbox: Outbox;
  emit: Emit;
  log: Log;
  /** Sends to addresses that people chose. */
  posting: Posting;
  /** The address people open; messages lead there. */
  publicUrl: string;
}
