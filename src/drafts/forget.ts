import { sql } from 'kysely';
import type { Database } from '../platform/db/database.ts';
import type { Periodic } from '../platform/queue/periodic.ts';

const HOUR_MS = 3_600_000;

/** Erases drafts whose time is over. */
export function forgettingDrafts(database: Database): Periodic {
  return {
    name: 'forgetting drafts',
    everyMs: HOUR_MS,
    async run() {
      await database.forErasing((trx) =>
        trx.deleteFrom('form_drafts').where('expires_at', '<=', sql<Date>`now()`).execute(),
      );
    },
  };
}
