/** A rhythm as a person chooses it, and as the API takes it: five fields of cron. */

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

/** From Monday on, as cron counts them. */
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '0'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface RhythmDraft {
  /** One of the intervals, a time of day, or what the person writes themselves. */
  choice: Interval | 'days' | 'own';
  /** `HH:MM` */
  time: string;
  days: Weekday[];
  own: string;
}

/** What is offered first: every day in the morning. */
export const FIRST: RhythmDraft = { choice: 'days', time: '09:00', days: [...WEEKDAYS], own: '0 9 * * 1-5' };

/** What a person would have chosen to get this cron. */
export function draftOf(cron: string): RhythmDraft {
  const interval = INTERVALS.find((known) => known === cron);
  if (interval) return { ...FIRST, choice: interval, own: cron };
  const [, minute = '', hour = '', weekdays = ''] =
    /^(\d{1,2}) (\d{1,2}) \* \* (\*|[0-6](?:-[0-6])?(?:,[0-6](?:-[0-6])?)*)$/.exec(cron) ?? [];
  if (!weekdays) return { ...FIRST, choice: 'own', own: cron };
  const ranges = weekdays.split(',').map((part) => (part === '*' ? ['0', '6'] : part.split('-')));
  const days = WEEKDAYS.filter((day) => ranges.some(([from = '', to = from]) => from <= day && day <= to));
  return { choice: 'days', time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`, days, own: cron };
}

/** @returns null while no time or no day is chosen. */
export function cronOf({ choice, time, days, own }: RhythmDraft): string | null {
  if (choice === 'own') return own.trim() || null;
  if (choice !== 'days') return choice;
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  if (!hour || !minute || days.length === 0) return null;
  const chosen = days.length === WEEKDAYS.length ? '*' : [...days].sort().join();
  return `${Number(minute)} ${Number(hour)} * * ${chosen}`;
}
