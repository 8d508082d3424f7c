import type { Database } from '../platform/db/database.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { eraseDue } from './company-store.ts';

const HOUR_MS = 3_600_000;

/**
 * Erases companies whose time is over, now and every hour, in a worker; several workers do not disturb each other.
 * @returns ends it.
 */
export function startErasing(database: Database, log: Log): () => Promise<void> {
  let erasing = Promise.resolve();
  const look = () => {
    erasing = eraseDue(database)
      .then((ids) => {
        for (const id of ids) log.info({ company_id: id }, 'erased a company');
      })
      .catch((error) => log.error({ err: error }, 'companies could not be erased'));
  };
  look();
  const timer = setInterval(look, HOUR_MS);
  return () => {
    clearInterval(timer);
    return erasing;
  };
}
