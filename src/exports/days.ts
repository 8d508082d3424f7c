import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import { dayOf, startOfDay } from '../platform/moments.ts';
import type { ExportDays, Today } from './schema.ts';
import { hasOutcome } from './task-views.ts';

/** How many days are told of. */
const DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/**
 * The runs of the company's exports on the last days, counted; what did not end, was cancelled or was a dry run is left out.
 * @param timeZone where the days turn
 */
export async function lastDays(trx: Trx, timeZone: string, now: Date): Promise<ExportDays> {
  const today = Date.parse(dayOf(now, timeZone));
  const days = Array.from({ length: DAYS }, (_, place) =>
    new Date(today - (DAYS - 1 - place) * DAY_MS).toISOString().slice(0, 10),
  );
  const midnights = days.map((day) => startOfDay(day, timeZone));
  // Midnights and not the database's own time zones: those of this machine are what names are checked by.
  const { rows } = await sql<{
    config_id: string;
    place: number;
    good: number;
    look: number;
    failed: number;
  }>`
    select config_id,
      width_bucket(created_at, ${midnights.map((midnight) => midnight.toISOString())}::timestamptz[]) as place,
      count(*) filter (where mark = 'good')::int as good,
      count(*) filter (where mark = 'look')::int as look,
      count(*) filter (where mark = 'failed')::int as failed
    from export_tasks
    where mark is not null and created_at >= ${midnights[0]}
    group by config_id, place
    order by config_id, place`.execute(trx);
  const items = new Map<string, ExportDays['items'][number]>();
  for (const { config_id: configId, place, ...counts } of rows) {
    const item = items.get(configId) ?? { configId, days: [] };
    items.set(configId, item);
    item.days.push({ day: days[place - 1]!, ...counts });
  }
  return { days, items: [...items.values()] };
}

/**
 * The runs that began today, counted as the list of runs finds them, and the rows that they wrote.
 * @param timeZone where the day began
 */
export async function readToday(trx: Trx, timeZone: string, now: Date): Promise<Today> {
  const day = dayOf(now, timeZone);
  const counted = (outcome: keyof typeof hasOutcome) =>
    sql<number>`count(*) filter (where ${hasOutcome[outcome]})::int`;
  // What a dry run and a comparison tell was not written; a sum of int8 is text.
  const rowsOf = (field: string) =>
    sql<number>`coalesce(sum((result ->> ${field})::int8) filter (where not dry_run and not verify), 0)::float8`;
  const row = await trx
    .selectFrom('export_tasks')
    .select([
      counted('done').as('done'),
      counted('differs').as('differs'),
      counted('failed').as('failed'),
      counted('active').as('active'),
      rowsOf('rowsAppended').as('rowsAppended'),
      rowsOf('rowsUpdated').as('rowsUpdated'),
      rowsOf('rowsDeleted').as('rowsDeleted'),
    ])
    .where('created_at', '>=', startOfDay(day, timeZone))
    .executeTakeFirstOrThrow();
  return { day, ...row };
}
