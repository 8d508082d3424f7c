import { sql } from 'kysely';
import { findPeople } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { latestStops } from '../platform/queue/stops.ts';
import { type AdminQueue, urgencies } from './schema.ts';

/** Stops that are shown. */
const STOPS = 20;

interface WaitingRow {
  company_id: string;
  name: string;
  /** Null of a company that is stopped and has nothing to do. */
  urgency: number | null;
  waiting: number | null;
  running: number | null;
  oldest: Date | null;
  stopped_reason: string | null;
}

/** @param trx acts for one of the platform's own people; the database itself refuses anybody else. */
export async function readAdminQueue(trx: Trx): Promise<AdminQueue> {
  const { rows } = await sql<WaitingRow>`select * from admin_waiting()`.execute(trx);
  const companies = new Map<string, AdminQueue['companies'][number]>();
  for (const row of rows) {
    const company = companies.get(row.company_id) ?? {
      ...{ id: row.company_id, name: row.name, stoppedReason: row.stopped_reason, classes: [] },
    };
    companies.set(row.company_id, company);
    if (row.urgency !== null)
      company.classes.push({
        urgency: urgencies[row.urgency] ?? 'time',
        waiting: row.waiting ?? 0,
        running: row.running ?? 0,
        oldest: row.oldest?.toISOString() ?? null,
      });
  }
  return { stops: await stopsOf(trx), companies: [...companies.values()].sort(byOldest) };
}

function byOldest(one: AdminQueue['companies'][number], other: AdminQueue['companies'][number]): number {
  const oldest = ({ classes }: typeof one) => classes.flatMap(({ oldest: at }) => at ?? []).sort()[0] ?? '9';
  return oldest(one).localeCompare(oldest(other)) || one.name.localeCompare(other.name, 'ru');
}

async function stopsOf(trx: Trx): Promise<AdminQueue['stops']> {
  const stops = await latestStops(trx, STOPS);
  const people = await findPeople(trx, [
    ...new Set(stops.flatMap(({ begunBy, endedBy }) => [begunBy, endedBy ?? []].flat())),
  ]);
  const nameOf = (id: string) => people.get(id)?.name ?? id;
  return stops.map(({ id, what, reason, begunBy, begunAt, endedBy, endedAt }) => ({
    ...{ id, what, reason },
    begunBy: nameOf(begunBy),
    begunAt: begunAt.toISOString(),
    endedBy: endedBy && nameOf(endedBy),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}
