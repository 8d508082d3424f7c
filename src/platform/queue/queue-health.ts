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

/** A job given up on, as it stands in `<queue>.dead`. */
export interface DeadJob {
  id: string;
  queue: string;
  companyId: string | null;
  requestId: string | null;
  /** UTC. */
  failedAt: string;
  /** What its last attempt said. */
  reason: string | null;
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

const SHOWN = 50;

/** The newest jobs given up on, fifty at most. */
export async function listDeadJobs(db: Kysely<Tables>): Promise<DeadJob[]> {
  return (await dead(db, sql`true`)).slice(0, SHOWN);
}

export async function findDeadJob(db: Kysely<Tables>, id: string): Promise<DeadJob | undefined> {
  const [job] = await dead(db, sql`id = ${id}::uuid`);
  return job;
}

async function dead(db: Kysely<Tables>, which: ReturnType<typeof sql>): Promise<DeadJob[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    data: Record<string, unknown>;
    at: Date;
    output: unknown;
  }>`
    select id, name, data, created_on as at, output from pgboss.job
    where name like ${`%${DEAD}`} and state < 'active' and ${which}
    order by created_on desc limit ${SHOWN}`.execute(db);
  return rows.map(({ id, name, data, at, output }) => ({
    id,
    queue: name.slice(0, -DEAD.length),
    companyId: textOf(data?.companyId),
    requestId: textOf(data?.requestId),
    failedAt: at.toISOString(),
    reason: textOf((output as { message?: unknown } | null)?.message),
  }));
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
