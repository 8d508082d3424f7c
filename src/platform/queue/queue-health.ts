import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../../db/tables.ts';

export interface QueueHealth {
  name: string;
  waiting: number;
  /** To be done at a later time. */
  later: number;
  running: number;
  /** Given up on, kept until retried. */
  failed: number;
  /** Since when the one waits that waits longest; UTC. */
  oldest: string | null;
}

const DEAD = '.dead';

/** Every queue with what is in it now. */
export async function readQueues(db: Kysely<Tables>): Promise<QueueHealth[]> {
  const { rows } = await sql<Omit<QueueHealth, 'oldest'> & { oldest: Date | null }>`
    select q.name,
      count(j.id) filter (where j.name = q.name and j.state < 'active' and j.start_after <= now())::int as waiting,
      count(j.id) filter (where j.name = q.name and j.state < 'active' and j.start_after > now())::int as later,
      count(j.id) filter (where j.name = q.name and j.state = 'active')::int as running,
      count(j.id) filter (where j.name = q.name || ${DEAD})::int as failed,
      min(greatest(j.created_on, j.start_after)) filter (where j.name = q.name and j.state < 'active' and j.start_after <= now()) as oldest
    from pgboss.queue q
    left join pgboss.job j on j.name in (q.name, q.name || ${DEAD}) and j.state < 'completed'
    where q.name not like ${`%${DEAD}`} and q.name not like '\\_\\_pgboss%'
    group by q.name order by q.name`.execute(db);
  return rows.map((row) => ({ ...row, oldest: row.oldest?.toISOString() ?? null }));
}
