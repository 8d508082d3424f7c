/** What is entered into the form of a schedule. */
import type { Schedule, ScheduleSettings } from '../../api/schedules.ts';
import { cronOf, draftOf, FIRST, type RhythmDraft } from './rhythm.ts';

export interface Entered extends RhythmDraft, Pick<Schedule, 'timeZone' | 'overlap' | 'catchUp' | 'spread'> {
  /** A number of failures; empty: never paused. */
  pauseAfter: string;
  /** `updatedAt` of the schedule that it was begun from; `NONE` where there was none, null where it is not known. */
  madeFrom: string | null;
}

export const NONE = 'none';

/** The form as a schedule fills it in; without one, as it is offered first. */
export function enteredFrom(schedule: Schedule | undefined): Entered {
  if (!schedule) {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const manners = { overlap: 'remember', catchUp: true, spread: true, pauseAfter: '10' } as const;
    return { ...FIRST, timeZone, ...manners, madeFrom: NONE };
  }
  const { cron, timeZone, overlap, catchUp, spread, pauseAfter, updatedAt } = schedule;
  const manners = { overlap, catchUp, spread, pauseAfter: pauseAfter === null ? '' : String(pauseAfter) };
  return { ...draftOf(cron), timeZone, ...manners, madeFrom: updatedAt };
}

/** What was entered before. A tab that was open during an update kept what the form was then: what is new there is filled in. */
export function enteredIn(content: Partial<Entered>, schedule: Schedule | undefined): Entered {
  const whole = enteredFrom(schedule);
  const kept = Object.keys(whole).filter((key) => content[key as keyof Entered] !== undefined);
  return { ...whole, ...Object.fromEntries(kept.map((key) => [key, content[key as keyof Entered]])) };
}

/** What is saved; null while the rhythm is not whole. */
export function settingsOf({
  timeZone,
  overlap,
  catchUp,
  spread,
  pauseAfter,
  ...rhythm
}: Entered): ScheduleSettings | null {
  const cron = cronOf(rhythm);
  if (cron === null) return null;
  return {
    cron,
    timeZone,
    overlap,
    catchUp,
    spread,
    pauseAfter: pauseAfter === '' ? null : Number(pauseAfter),
  };
}
