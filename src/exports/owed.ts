import { sql } from 'kysely';
import type { Database } from '../platform/db/database.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { giveTurns } from './turns.ts';

/** How long a run that is owed may wait when there is allowance again, ms. */
const LOOK_MS = 2000;
/** Companies in a transaction. */
const BATCH = 200;

/** Has runs go on that waited for allowance, when a day or a month has turned or the plan is a larger one. */
export function wakingOwed({ database, queue }: { database: Database; queue: Queue }): Periodic {
  return {
    name: 'runs that wait for allowance',
    everyMs: LOOK_MS,
    async run() {
      await database.platform.transaction().execute(async (trx) => {
        const { rows } = await sql<{ id: string }>`select company_id as id from wake_owed(${BATCH})`.execute(
          trx,
        );
        await giveTurns(
          trx,
          queue,
          rows.map(({ id }) => id),
        );
      });
    },
  };
}
