import { sql } from 'kysely';
import type { ExportConfigsTable } from '../../db/tables/exports.ts';
import { promisedTo } from '../billing/index.ts';
import { daysOf, moscowDay, type Period, rollingPeriod, type Stretch } from '../catalogue/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { stored } from './schema.ts';

/** Nobody looks for what was missed longer ago, days. */
const BACK = 400;
const DAY_MS = 24 * 60 * 60_000;

type Config = Pick<ExportConfigsTable, 'mode'> & { conditions: unknown; options: unknown };

/** Whether an export has a period that moves on with the days, and keeps the rows of days that it has left. */
export function canBackfill(config: Config): boolean {
  return periodOf(config) !== null;
}

function periodOf({ mode, conditions, options }: Config): Period | null {
  const keeps = mode === 'append' || (mode === 'upsert' && stored.options.parse(options).gone === 'keep');
  return keeps ? rollingPeriod(stored.conditions.parse(conditions)) : null;
}

/**
 * Days between the first one that an export has read and the first one that it still reads, which no run of it has covered in the
 * table that it has now: its runs failed then, did not begin, or filled another table. By the period as it is set now, in Moscow's days,
 * of the last 400, and none of which the runs are forgotten.
 */
export async function findMissedDays(
  trx: Trx,
  id: string,
  config: Config & Pick<ExportConfigsTable, 'table_since'>,
  now: Date,
): Promise<Stretch[]> {
  const period = periodOf(config);
  if (!period) return [];
  const { rows } = await sql<{ day: string; backfill: unknown; elsewhere: boolean }>`
    select distinct to_char(coalesce(planned_at, started_at) at time zone 'UTC' + interval '3 hours', 'YYYY-MM-DD') as day,
      backfill, coalesce(coalesce(planned_at, started_at) < ${config.table_since}, false) as elsewhere
    from export_tasks
    where config_id = ${id} and status = 'done' and not dry_run and not verify
      and created_at > ${new Date(now.getTime() - BACK * DAY_MS)}`.execute(trx);
  const ran = rows.map(({ backfill, ...run }) => ({ ...run, backfill: stored.backfill.parse(backfill) }));
  const { historyFrom } = await promisedTo(trx);
  return missedDays(
    period,
    ran,
    iso(moscowDay(now).getTime()),
    historyFrom && iso(moscowDay(historyFrom).getTime()),
  );
}

/**
 * Days of which not everything was read.
 * @param ran the days on which it ran well, what it made up for where it did that, and whether that was in another table.
 * @param today as all days here, `2026-01-31` in Moscow.
 * @param known the first day of which all runs are known; null: all are.
 */
export function missedDays(
  period: Period,
  ran: { day: string; backfill: Stretch | null; elsewhere: boolean }[],
  today: string,
  known: string | null = null,
): Stretch[] {
  const last = Date.parse(today);
  const first = Math.max(last - BACK * DAY_MS, known === null ? 0 : Date.parse(known));
  const covered = new Set<string>();
  const begins = ran.map(({ day, backfill, elsewhere }) => {
    const { from, before } = backfill
      ? { from: backfill.from, before: after(backfill.to) }
      : daysOf(period, noonOf(day));
    // A period that is counted has both ends. The day of the run was not over then, and what comes after it was not there yet.
    const end = Math.min(Date.parse(before!), Date.parse(day));
    if (!elsewhere)
      for (let at = Math.max(first, Date.parse(from!)); at < end; at += DAY_MS) covered.add(iso(at));
    return from!;
  });
  const begin = begins.sort()[0] ?? today;
  const end = daysOf(period, noonOf(today)).from!;
  const missed: Stretch[] = [];
  for (let day = begin > iso(first) ? begin : iso(first); day < end; day = after(day)) {
    if (covered.has(day)) continue;
    const open = missed.at(-1);
    if (open && after(open.to) === day) open.to = day;
    else missed.push({ from: day, to: day });
  }
  return missed;
}

const after = (day: string) => iso(Date.parse(day) + DAY_MS);
const iso = (moment: number) => new Date(moment).toISOString().slice(0, 10);
const noonOf = (day: string) => new Date(`${day}T12:00:00+03:00`);
