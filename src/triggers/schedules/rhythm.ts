import { CronExpressionParser } from 'cron-parser';
import { isTimeZone } from '../../platform/moments.ts';

/** Two runs of an export are at least this far apart: a run has to read what changed, and others read, too. */
export const LEAST_MINUTES = 5;
const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;
/** How many times of day a rhythm may name one by one. */
export const MOST_TIMES = 12;
/** A change of clocks repeats less than this, ms. */
const REPEATED_MS = 2 * 60 * 60_000;
/** Runs of one hour are spread over so many seconds. */
const SPREAD_S = 300;

/** When something runs. */
export interface Rhythm {
  /** Five fields of cron (minute, hour, day of month, month, day of week), or several of these with `;` between. */
  cron: string;
  timeZone: string;
  /** So much later than the clock says, ms; nothing unless told. */
  laterMs?: number;
  /** Of times that come closer, minutes, the later ones are left out; none unless told. */
  apartMinutes?: number | undefined;
}

/** Why a rhythm is refused. */
export type RhythmFault = 'unclear' | 'too-often' | 'time-zone';

/** What is wrong with a rhythm. */
export function faultOf(cron: string, timeZone: string): RhythmFault | undefined {
  if (!isTimeZone(timeZone)) return 'time-zone';
  const parts = partsOf(cron);
  if (parts.length > MOST_TIMES) return 'unclear';
  // Five fields of numbers; the parser takes seconds, names and random moments, too. L is the last day of a month.
  if (!parts.every((part) => /^[\d*,/-]+ [\d*,/-]+ (L|[\d*,/-]+)( [\d*,/-]+){2}$/.test(part)))
    return 'unclear';
  try {
    // Throws where no day fits.
    for (const part of partsOf(cron)) CronExpressionParser.parse(part, { tz: timeZone }).next();
    return isCloserThan(cron, LEAST_MINUTES) ? 'too-often' : undefined;
  } catch {
    return 'unclear';
  }
}

/**
 * Whether two runs may come closer than so many minutes, as if every day had all times of day: days of several parts meet, however far
 * from now.
 * Of each due schedule it is asked, so it does not look for a day that fits.
 * @throws Error where it is no cron expression.
 */
export function isCloserThan(cron: string, minutes: number): boolean {
  const found = new Set<number>();
  for (const part of partsOf(cron)) {
    const { hour, minute } = CronExpressionParser.parse(part).fields;
    for (const h of hour.values) for (const m of minute.values) found.add(h * 60 + m);
  }
  const times = [...found].sort((one, other) => one - other);
  const first = times[0]! + DAY_MINUTES;
  return times.some((time, place) => (times[place + 1] ?? first) - time < minutes);
}

/**
 * The runs after a moment, one after another for ever. Where clocks are changed, a time that is left out that day comes an hour later,
 * and one that comes twice counts once.
 * @param ran the run before, where the rhythm says how far apart they are.
 * @throws Error when the rhythm has a fault.
 */
export function* runsAfter(
  { cron, timeZone, laterMs = 0, apartMinutes = 0 }: Rhythm,
  after: Date,
  ran?: Date,
): Generator<Date, never> {
  const from = after.getTime() - laterMs;
  let free = ran ? ran.getTime() + apartMinutes * MINUTE_MS : 0;
  const parts = partsOf(cron).map((part) => {
    // That an hour comes for the second time is known only to who saw the first one.
    const currentDate = new Date(from - REPEATED_MS);
    const times = CronExpressionParser.parse(part, { tz: timeZone, currentDate });
    return { times, next: times.next().getTime() };
  });
  for (let last = from; ; ) {
    for (const part of parts) while (part.next <= last) part.next = part.times.next().getTime();
    last = Math.min(...parts.map(({ next }) => next));
    const at = last + laterMs;
    if (at < free) continue;
    free = at + apartMinutes * MINUTE_MS;
    yield new Date(at);
  }
}

/** The first run after a moment. @param ran as `runsAfter` has it. @throws Error when the rhythm has a fault. */
export function nextRun(rhythm: Rhythm, after: Date, ran?: Date): Date {
  return runsAfter(rhythm, after, ran).next().value;
}

/**
 * How much later than its time a schedule begins, so that not everybody does at nine sharp: whole seconds, less than five minutes,
 * always the same for a schedule. @param id a random UUID
 */
export function laterOf({ id, spread }: { id: string; spread: boolean }): number {
  return spread ? (Number.parseInt(id.slice(0, 8), 16) % SPREAD_S) * 1000 : 0;
}

const partsOf = (cron: string) => cron.split(';').map((part) => part.trim());
