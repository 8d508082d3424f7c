import { randomUUID } from 'node:crypto';
import type { Database } from '../../platform/db/database.ts';
import type { Periodic } from '../../platform/queue/periodic.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import { sourceHookQueue } from './needs-changed.ts';
import { takeDueHooks } from './store.ts';

/** Addresses that are looked at together, in one transaction. */
const BATCH = 250;

/**
 * Comes back to every address now and then: MoySklad switches webhooks off, and people delete them. Also to those whose job was given
 * up, and those that met trouble.
 */
export function sweepingHooks({ database, queue }: { database: Database; queue: Queue }): Periodic {
  return {
    name: 'source hooks',
    everyMs: 30_000,
    async run(signal) {
      for (let left = true; left && !signal.aborted; ) {
        left = await database.platform.transaction().execute(async (trx) => {
          const due = await takeDueHooks(trx, BATCH);
          await queue.sendMany(
            trx,
            sourceHookQueue.name,
            due.map((hook) => ({
              id: randomUUID(),
              data: { ...hook, requestId: randomUUID(), sweep: true },
            })),
          );
          return due.length === BATCH;
        });
      }
    },
  };
}
