import type { Database } from '../platform/db/database.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import { forgetDeliveries } from './store.ts';

const HOUR_MS = 3_600_000;
const AT_ONCE = 5000;

/** Forgets deliveries that are over, after two weeks. */
export function forgettingDeliveries(database: Database): Periodic {
  return {
    name: 'old webhook deliveries',
    everyMs: HOUR_MS,
    async run(signal) {
      while (!signal.aborted && (await forgetDeliveries(database, AT_ONCE)) === AT_ONCE);
    },
  };
}
