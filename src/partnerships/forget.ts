import { sql } from 'kysely';
import type { Database } from '../platform/db/database.ts';
import type { Periodic } from '../platform/queue/periodic.ts';

const HOUR_MS = 3_600_000;
const AT_ONCE = 1000;

/** Forgets what was over long ago: invitations and uses after a month, history and ended partnerships after a year. */
export function forgettingPartnerships({ platform }: Database): Periodic {
  return {
    name: 'old partnerships',
    everyMs: HOUR_MS,
    async run(signal) {
      for (let gone = AT_ONCE; gone === AT_ONCE && !signal.aborted; ) {
        const { rows } = await sql<{ gone: number }>`select forget_partnerships(${AT_ONCE}) as gone`.execute(
          platform,
        );
        gone = rows[0]?.gone ?? 0;
      }
    },
  };
}
