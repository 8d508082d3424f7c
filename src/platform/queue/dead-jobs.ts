import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../../db/tables.ts';
import { pageOf } from '../http/pages.ts';

/** A job given up on, as it stands in `<queue>.dead`: whose it was and what its last attempt said, nothing else of it. */
export interface DeadJob {
  id: string;
  queue: string;
  companyId: string | null;
  requestId: string | null;
  /** Of an export's. */
  taskId: string | null;
  /** UTC. */
  failedAt: string;
  /** What its last attempt said. */
  reason: string | null;
}

const DEAD = '.dead';

/** A page of the jobs given up on, newest first. */
export async function listDeadJobs(
  db: Kysely<Tables>,
  { limit, cursor }: { limit: number; cursor?: [at: string, id: string] | undefined },
): Promise<{ items: DeadJob[]; nextCursor: string | null }> {
  const after = cursor ? sql`(created_on, id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql`true`;
  const page = pageOf(await dead(db, after, limit + 1), limit);
  return { items: page.rows.map(view), nextCursor: page.nextCursor };
}

export async function findDeadJob(db: Kysely<Tables>, id: string): Promise<DeadJob | undefined> {
  const [job] = await dead(db, sql`id = ${id}::uuid`, 1);
  return job && view(job);
}

/** Throws a job given up on away. @returns false when it is not there any more. */
export async function dropDeadJob(db: Kysely<Tables>, { queue, id }: DeadJob): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from pgboss.job
    where name = ${queue + DEAD} and id = ${id}::uuid and state < 'active'`.execute(db);
  return numAffectedRows === 1n;
}

/** The jobs that were given up since a moment, in short; undefined: none was. */
export async function deadJobsSince(
  db: Kysely<Tables>,
  since: Date,
): Promise<{ count: number; queues: string[]; last: Date } | undefined> {
  // A job given up in this very moment may become visible behind a later one.
  const { rows } = await sql<{ queue: string; count: number; last: Date }>`
    select name as queue, count(*)::int as count, max(created_on) as last from pgboss.job
    where name like ${`%${DEAD}`} and state < 'active' and created_on > ${since} and created_on < now() - interval '10 seconds'
    group by name order by name`.execute(db);
  if (rows.length === 0) return undefined;
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    queues: rows.map(({ queue }) => queue.slice(0, -DEAD.length)),
    last: new Date(Math.max(...rows.map(({ last }) => last.getTime())) + 1),
  };
}

/** Tasks whose jobs a queue gave up on. */
export async function deadTasks(
  db: Kysely<Tables>,
  queue: string,
): Promise<{ id: string; companyId: string; requestId: string; taskId: string }[]> {
  const { rows } = await sql<{ id: string; companyId: string; requestId: string; taskId: string }>`
    select id, data ->> 'companyId' as "companyId", data ->> 'requestId' as "requestId", data ->> 'taskId' as "taskId"
    from pgboss.job where name = ${queue + DEAD} and state < 'active'`.execute(db);
  return rows;
}

interface Row {
  id: string;
  name: string;
  data: Record<string, unknown> | null;
  at: Date;
  position: string;
  output: unknown;
}

async function dead(db: Kysely<Tables>, which: ReturnType<typeof sql>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select id, name, data, created_on as at, output,
      to_char(created_on at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position
    from pgboss.job
    where name like ${`%${DEAD}`} and state < 'active' and ${which}
    order by created_on desc, id desc limit ${limit}`.execute(db);
  return rows;
}

const view = ({ id, name, data, at, output }: Row): DeadJob => ({
  id,
  queue: name.slice(0, -DEAD.length),
  companyId: textOf(data?.companyId),
  requestId: textOf(data?.requestId),
  taskId: textOf(data?.taskId),
  failedAt: at.toISOString(),
  reason: textOf((output as { message?: unknown } | null)?.message),
});

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
