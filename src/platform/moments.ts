import { z } from 'zod';

const first = Date.parse('0001-01-01T00:00:00Z');
const behindLast = Date.parse('9999-01-01T00:00:00Z');
const outside = {
  ru: 'Укажите время между 0001 и 9998 годами',
  en: 'Give a time between the years 0001 and 9998',
};

/**
 * Whether a moment is one that PostgreSQL, too, reads from its text, whatever its offset: it has no year 0000
 * (postgresql.org/docs/current/datatype-datetime.html).
 */
const isKept = (moment: string) => {
  const time = Date.parse(moment);
  // What is no moment at all, its format has refused already: one fault is told once.
  return Number.isNaN(time) || (time >= first && time < behindLast);
};

/** A moment that somebody else names, with its offset (RFC 3339). */
export const momentSchema = z.iso.datetime({ offset: true }).refine(isKept, { params: outside });

/** A moment to the microsecond in UTC, as `positionOf` prints it. */
export const exactMomentSchema = z.iso.datetime({ precision: 6 }).refine(isKept);

/** Whether two moments are the same to the millisecond, as they go over the wire. */
export const isSameMoment = (one: string | Date, other: string | Date) =>
  new Date(one).getTime() === new Date(other).getTime();

/** The day of a moment there, `2026-01-31`. */
export const dayOf = (moment: Date | number, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(moment);

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The first moment of a day there, to the minute; also where clocks are changed at midnight. @param day `2026-01-31` */
export function startOfDay(day: string, timeZone: string): Date {
  const nameOf = new Intl.DateTimeFormat('en-CA', { timeZone }).format;
  // No zone is further from UTC than 14 hours.
  let [before, within] = [Date.parse(day) - DAY_MS, Date.parse(day) + DAY_MS];
  while (within - before > MINUTE_MS) {
    const middle = before + Math.floor((within - before) / MINUTE_MS / 2) * MINUTE_MS;
    if (nameOf(middle) < day) before = middle;
    else within = middle;
  }
  return new Date(within);
}

/** Whether a name is one of a time zone, as far as this machine knows them. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What is told to who names one that there is not. */
export const noTimeZone = {
  ru: 'Такого часового пояса нет; нужно название вроде Europe/Moscow',
  en: 'There is no such time zone; a name such as Europe/Moscow is needed',
};

/** The time zone that somebody reads in: where their days turn. */
export const readersZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, { params: noTimeZone })
  .default('Europe/Moscow')
  .describe('A name of the IANA time zone database');
