import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../../../db/tables.ts';
import type { Periodic } from '../queue/periodic.ts';
import { readQueues } from '../queue/queue-health.ts';

const MINUTE_MS = 60_000;
/** A day in so many points is a line that fits on a phone. */
const SLOT = '15 minutes';

/** A quarter of an hour: calls to the providers, and how full the queues were at most. */
export interface Slot {
  /** When it began; UTC. */
  at: string;
  calls: number;
  /** No answer, 5xx or 429. */
  refusals: number;
  /** null: no worker looked. */
  waiting: number | null;
  running: number | null;
}

/** Notes each minute how full the queues are; what is older than a day is forgotten. */
export function samplingQueues(db: Kysely<Tables>): Periodic {
  return {
    name: 'samples of queues',
    everyMs: MINUTE_MS,
    async run() {
      const queues = await readQueues(db);
      const sum = (of: 'waiting' | 'running') => queues.reduce((total, queue) => total + queue[of], 0);
      await db
        .insertInto('queue_samples')
        .values({
          minute: sql<Date>`date_trunc('minute', now())`,
          waiting: sum('waiting'),
          running: sum('running'),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db
        .deleteFrom('queue_samples')
        .where('minute', '<', sql<Date>`now() - interval '1 day 1 hour'`)
        .execute();
    },
  };
}

/** The last day, the oldest quarter of an hour first. */
export async function readLastDay(db: Kysely<Tables>): Promise<Slot[]> {
  const slotOf = (moment: RawBuilder<unknown>) => sql`date_bin(${SLOT}::interval, ${moment}, 'epoch')`;
  const minute = sql`minute`;
  const { rows } = await sql<Omit<Slot, 'at'> & { at: Date }>`
    with slots as (
      select generate_series(${slotOf(sql`now()`)} - interval '1 day' + ${SLOT}::interval, now(), ${SLOT}::interval) as at
    ), calls as (
      select ${slotOf(minute)} as at, sum(calls)::int as calls, sum(failures + throttled)::int as refusals
      from provider_calls where minute > now() - interval '1 day' group by 1
    ), queues as (
      select ${slotOf(minute)} as at, max(waiting) as waiting, max(running) as running
      from queue_samples where minute > now() - interval '1 day' group by 1
    )
    select at, coalesce(calls, 0) as calls, coalesce(refusals, 0) as refusals, waiting, running
    from slots left join calls using (at) left join queues using (at)
    order by at`.execute(db);
  return rows.map(({ at, ...slot }) => ({ at: at.toISOString(), ...slot }));
}
