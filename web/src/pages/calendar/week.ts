/** Days of the calendar as the page counts them: `2026-01-31`. */
const DAY_MS = 24 * 60 * 60_000;

/** Today where the reader is. */
export const today = (): string => new Intl.DateTimeFormat('en-CA').format(new Date());

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));

/** The first day of a week that an address names; nothing where it names none that the API takes. */
export function weekInSearch(search: Record<string, unknown>): { week?: string } {
  const { week } = search;
  if (typeof week !== 'string' || !/^20\d\d-\d\d-\d\d$/.test(week)) return {};
  const moment = Date.parse(week);
  return Number.isNaN(moment) || addDays(week, 0) !== week ? {} : { week: mondayOf(week) };
}
