import type { Promised } from '../../billing/index.ts';
import { laterOf, nextRun } from '../schedules/rhythm.ts';

/** Where MoySklad does not tell of changes they are looked for so often, minutes, or as seldom as the plan has schedules. */
const POLL_MINUTES = 15;
/** Nightly looks begin at this hour of their time zone, and are spread over so many hours. */
const NIGHT_HOUR = 1;
const NIGHT_HOURS = 4;

/** When an export looks for changes by itself. */
export interface Look {
  look: 'now' | 'night' | 'poll';
  at: Date;
}

/** How often changes are looked for, minutes. */
export const pollMinutesOf = ({ leastMinutes }: Pick<Promised, 'leastMinutes'>): number =>
  Math.max(POLL_MINUTES, leastMinutes ?? 0);

/**
 * The next look after a moment: in the night, at a time of the export's own, where MoySklad tells of changes, and where the plan has no
 * starts on changes; soon, where it does not tell.
 * @param trigger.configId a random UUID: it spreads the looks.
 */
export function nextLook(
  { configId, timeZone, told }: { configId: string; timeZone: string; told: boolean },
  promised: Pick<Promised, 'leastMinutes' | 'onChanges'>,
  after: Date,
): Look {
  if (!told && promised.onChanges)
    return { look: 'poll', at: new Date(after.getTime() + pollMinutesOf(promised) * 60_000) };
  const minutes = Number.parseInt(configId.slice(0, 8), 16) % (NIGHT_HOURS * 60);
  const cron = `${minutes % 60} ${NIGHT_HOUR + Math.floor(minutes / 60)} * * *`;
  const laterMs = laterOf({ id: configId, spread: true });
  return { look: 'night', at: nextRun({ cron, timeZone, laterMs }, after) };
}
