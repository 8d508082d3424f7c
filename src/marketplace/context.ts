import type { z } from 'zod';
import type { meSchema } from '../companies/index.ts';
import type { Config } from '../config.ts';
import type { AccountRef } from '../exports/index.ts';
import type { Database } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { ProblemKind } from '../platform/problems.ts';
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
  /**
   * When an object of an account was last changed in MoySklad, within a page's patience; null where it does not tell.
   * @throws Problem when MoySklad refuses, does not answer in time or has no such object.
   */
  objectUpdated(account: AccountRef, object: { type: string; id: string }): Promise<Date | null>;
  /** So long, ms, a bulk change there may go on, whose objects are stamped with the time when it began. */
  bulkChangeMs: number;
  /** What that may be refused with. */
  refusals: readonly ProblemKind[];
  log: Log;
}
