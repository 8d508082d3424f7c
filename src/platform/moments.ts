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
