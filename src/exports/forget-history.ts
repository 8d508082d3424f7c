import { sql } from 'kysely';
import type { Database } from '../platform/db/database.ts';
import type { Periodic } from '../platform/queue/periodic.ts';

const EVERY_MS = 60 * 60_000;
/** So many runs are deleted in a transaction. */
const BATCH = 1000;

/** Deletes runs that are older than the plan of their company remembers. */
export function forgettingHistory({ database }: { database: Database }): Periodic {
  return { name: 'runs to be forgotten', everyMs: EVERY_MS, run: (signal) => forget(database, signal) };
}

async function forget({ platform }: Database, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { rows } = await sql<{ gone: number }>`select forget_history(${BATCH}) as gone`.execute(platform);
    if (!rows[0]?.gone) return;
  }
}
