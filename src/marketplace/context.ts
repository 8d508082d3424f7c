import type { z } from 'zod';
import type { meSchema } from '../companies/index.ts';
import type { Config } from '../config.ts';
import type { Database } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { Queue } from '../platform/queue/queue.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import type { Log } from '../platform/telemetry/log.ts';

/** What the room needs of the rest of the house. */
export interface MarketplaceContext {
  config: Config;
  database: Database;
  queue: Queue;
  keyring: Keyring;
  emit: Emit;
  /** Who a person is and where they may be. */
  me(userId: string): Promise<z.infer<typeof meSchema>>;
  log: Log;
}
