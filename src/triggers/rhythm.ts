import { CronExpressionParser } from 'cron-parser';
import { isTimeZone } from '../platform/moments.ts';

/** Two runs of an export are at least this far apart: a run has to read what changed, and others read, too. */
export const LEAST_MINUTES = 5;
const MINUTE_MS = 60_000;
/** The day on which clocks are put back. */
const LONGEST_DAY_MS = 25 * 60 * MINUTE_MS;

/** Why a rhythm is refused. */
export type RhythmFault = 'unclear' | 'too-often' | 'time-zone';

/** What is wrong with a rhythm: five fields of cron (minute, hour, day of month, month, day of week) in a time zone. */
export function faultOf(cron: string, timeZone: string): RhythmFault | undefined {
  if (!isTimeZone(timeZone)) return 'time-zone';
  // Five fields of numbers; the parser takes seconds, names and random moments, too.
  if (!/^[\d*,/-]+( [\d*,/-]+){4}$/.test(cron)) return 'unclear';
  try {
    // Each day that has runs has them at the same times, so a whole one and its midnights tell: that of the next run, which may
    // be the last of its day.
    const next = nextRun({ cron, timeZone }, new Date()).getTime();
    const currentDate = new Date(next - LONGEST_DAY_MS);
    const runs = CronExpressionParser.parse(cron, { tz: timeZone, currentDate });
    for (let last = Number.NEGATIVE_INFINITY; last < next + LONGEST_DAY_MS; ) {
      const at = runs.next().getTime();
      if (at - last < LEAST_MINUTES * MINUTE_MS) return 'too-often';
      last = at;
    }
  } catch {
    return 'unclear';
  }
  return undefined;
}

/**
 * The first run after a moment. Where clocks are changed, a time that is left out that day comes an hour later, and one that
 * comes twice counts once.
 * @throws Error when the rhythm has a fault.
 */
export function nextRun(rhythm: { cron: string; timeZone: string }, after: Date): Date {
  return CronExpressionParser.parse(rhythm.cron, { tz: rhythm.timeZone, currentDate: after }).next().toDate();
}
