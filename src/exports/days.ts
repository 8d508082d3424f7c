import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import type { ExportDays } from './schema.ts';

/** How many days are told of. */
const DAYS = 30;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The runs of the company's exports on the last days, counted; what did not end, was cancelled or was a dry run is left out.
 * @param timeZone where the days turn
 */
export async function lastDays(trx: Trx, timeZone: string, now: Date): Promise<ExportDays> {
  const nameOf = new Intl.DateTimeFormat('en-CA', { timeZone }).format; // 2026-01-31
  const today = Date.parse(nameOf(now));
  const days = Array.from({ length: DAYS }, (_, place) =>
    new Date(today - (DAYS - 1 - place) * DAY_MS).toISOString().slice(0, 10),
  );
  const midnights = days.map((day) => startOf(day, nameOf));
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

/** The first moment of a day, to the minute; also where clocks are changed at midnight. @param nameOf the day of a moment */
function startOf(day: string, nameOf: (moment: number) => string): Date {
  // No zone is further from UTC than 14 hours.
  let [before, within] = [Date.parse(day) - DAY_MS, Date.parse(day) + DAY_MS];
  while (within - before > MINUTE_MS) {
    const middle = before + Math.floor((within - before) / MINUTE_MS / 2) * MINUTE_MS;
    if (nameOf(middle) < day) before = middle;
    else within = middle;
  }
  return new Date(within);
}
