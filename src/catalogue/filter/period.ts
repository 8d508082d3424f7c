import type { Period } from './conditions.ts';
import { moscowDay } from './moments.ts';

/** A stretch of days: `from` included, `before` not, both `YYYY-MM-DD`; null is open. */
export interface Days {
  from: string | null;
  before: string | null;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/**
 * The days that a period means at a moment. Rolling ones end with the day of the run (Moscow), that day included:
 * "last 30 days" are 30 days; weeks begin on Monday.
 */
export function daysOf(period: Period, now: Date): Days {
  const today = moscowDay(now);
  if ('last' in period) {
    const from = moved(today, period.unit, -period.last);
    return { from: iso(moved(from, 'day', 1)), before: iso(moved(today, 'day', 1)) };
  }
  if ('current' in period) {
    const from = startOf(today, period.current);
    return { from: iso(from), before: iso(moved(from, period.current, 1)) };
  }
  if ('previous' in period) {
    const before = startOf(today, period.previous);
    return { from: iso(moved(before, period.previous, -1)), before: iso(before) };
  }
  const { from = null, to = null } = period;
  return { from, before: to && iso(moved(new Date(`${to}T00:00:00Z`), 'day', 1)) };
}

const iso = (day: Date): string => day.toISOString().slice(0, 10);

function startOf(day: Date, unit: Unit): Date {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  if (unit === 'day') return day;
  if (unit === 'week') return moved(day, 'day', -((day.getUTCDay() + 6) % 7));
  if (unit === 'month') return new Date(Date.UTC(year, month));
  if (unit === 'quarter') return new Date(Date.UTC(year, month - (month % 3)));
  return new Date(Date.UTC(year, 0));
}

const monthsOf = { month: 1, quarter: 3, year: 12 };

function moved(day: Date, unit: Unit, by: number): Date {
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  // Not Date.UTC, which takes the years 0 to 99 for those of the twentieth century.
  if (unit === 'day' || unit === 'week')
    return new Date(new Date(day).setUTCDate(date + by * (unit === 'week' ? 7 : 1)));
  const first = new Date(Date.UTC(year, month + by * monthsOf[unit]));
  // The 31st of a month without one is its last day.
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}
