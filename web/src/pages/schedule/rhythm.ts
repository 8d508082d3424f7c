/** A rhythm as a person chooses it, and as the API takes it: five fields of cron, or several of these with semicolons between. */

/** Rhythms by the clock's minutes and hours, from the quickest. */
export const INTERVALS = [
  '*/15 * * * *',
  '*/30 * * * *',
  '0 * * * *',
  '0 */2 * * *',
  '0 */3 * * *',
  '0 */6 * * *',
  '0 */12 * * *',
] as const;
export type Interval = (typeof INTERVALS)[number];

/** How long each of them is, minutes. */
const MINUTES = [15, 30, 60, 120, 180, 360, 720] as const;

/** The intervals that a plan has, and the one that was chosen before. @param least minutes that runs are apart at least */
export const intervalsFrom = (least: number, chosen: string): Interval[] =>
  INTERVALS.filter((interval, place) => MINUTES[place]! >= least || interval === chosen);

/** From Monday on, as cron counts them. */
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '0'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The last day of a month, as cron says it. */
export const LAST_DAY = 'L';
/** Days that every month has, and its last one. */
export const MONTH_DAYS = [...Array.from({ length: 28 }, (_, place) => String(place + 1)), LAST_DAY];

/** As many as the API takes one by one. */
export const MOST_TIMES = 12;

export interface RhythmDraft {
  /** One of the intervals, times on days of the week or on a day of the month, or what the person writes themselves. */
  choice: Interval | 'days' | 'month' | 'own';
  /** Each `HH:MM`, in the order in which they were entered. */
  times: string[];
  days: Weekday[];
  /** One of `MONTH_DAYS`. */
  monthDay: string;
  own: string;
}

/** What is offered first: every day in the morning. */
export const FIRST: RhythmDraft = {
  choice: 'days',
  times: ['09:00'],
  days: [...WEEKDAYS],
  monthDay: LAST_DAY,
  own: '0 9 * * 1-5',
};

/** What a person would have chosen to get this cron. */
export function draftOf(cron: string): RhythmDraft {
  const own: RhythmDraft = { ...FIRST, choice: 'own', own: cron };
  const interval = INTERVALS.find((known) => known === cron);
  if (interval) return { ...own, choice: interval };
  const parts = cron.split(';').map((part) => PART.exec(part.trim()));
  const [, , , monthDay = '', weekdays = ''] = parts[0] ?? [];
  // All times are on the same days.
  if (!parts.every((part) => part?.[3] === monthDay && part[4] === weekdays)) return own;
  const times = parts
    .flatMap((part) => (part?.[2] ?? '').split(',').map((hour) => clockOf(hour, part?.[1])))
    .sort();
  if (times.length > MOST_TIMES) return own;
  if (monthDay !== '*')
    return weekdays === '*' && MONTH_DAYS.includes(monthDay)
      ? { ...own, choice: 'month', times, monthDay }
      : own;
  const ranges = weekdays.split(',').map((part) => (part === '*' ? ['0', '6'] : part.split('-')));
  const days = WEEKDAYS.filter((day) => ranges.some(([from = '', to = from]) => from <= day && day <= to));
  return { ...own, choice: 'days', times, days };
}

/** A minute, hours, a day of the month, any month, days of the week. */
const PART =
  /^(\d{1,2}) (\d{1,2}(?:,\d{1,2})*) (\*|L|\d{1,2}) \* (\*|[0-6](?:-[0-6])?(?:,[0-6](?:-[0-6])?)*)$/;

const clockOf = (hour: string, minute = '') => `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;

/** @returns null while a time is not whole, or no day is chosen. */
export function cronOf({ choice, times, days, monthDay, own }: RhythmDraft): string | null {
  if (choice === 'own') return own.trim() || null;
  if (choice !== 'days' && choice !== 'month') return choice;
  if (times.length === 0 || !times.every((time) => /^\d\d:\d\d$/.test(time))) return null;
  if (choice === 'days' && days.length === 0) return null;
  const weekdays = days.length === WEEKDAYS.length ? '*' : [...days].sort().join();
  const on = choice === 'month' ? `${monthDay} * *` : `* * ${weekdays}`;
  // One part for each minute: 09:00 and 18:00 are `0 9,18`.
  const hours = new Map<number, number[]>();
  for (const time of [...new Set(times)].sort()) {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    hours.set(minute, [...(hours.get(minute) ?? []), hour]);
  }
  return [...hours].map(([minute, at]) => `${minute} ${at.join()} ${on}`).join('; ');
}
