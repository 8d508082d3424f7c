import type { Database } from '../platform/db/database.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { eraseDue } from './company-store.ts';

const HOUR_MS = 3_600_000;

/** Erases companies whose time is over. */
export function erasing(database: Database, log: Log): Periodic {
  return {
    name: 'erasing companies',
    everyMs: HOUR_MS,
    async run(signal) {
      for (const id of await eraseDue(database, signal)) log.info({ company_id: id }, 'erased a company');
    },
  };
}
