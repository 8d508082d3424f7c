import { setImmediate } from 'node:timers/promises';
import type { SchedulesTable } from '../../../db/tables/triggers.ts';
import { promisedTo } from '../../billing/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import { dayOf, startOfDay } from '../../platform/moments.ts';
import { apartOf } from './pace.ts';
import { laterOf, runsAfter } from './rhythm.ts';
import { exportsOf } from './scheduled-export.ts';
import type { ComingRuns } from './schema.ts';

/** A week. */
const DAYS = 7;
/** Of a day so many times of a schedule are told; of more only that there are. */
const MOST_A_DAY = 12;
/** So many times are reckoned for one answer, and no more: a company may have any number of schedules. */
const MOST = 3000;
const DAY_MS = 24 * 60 * 60_000;

/** A schedule that is not paused, with its next run. */
export interface Going extends Pick<SchedulesTable, 'cron' | 'spread'> {
  id: string;
  configId: string;
  configName: string;
  verify: boolean;
  timeZone: string;
  nextAt: Date;
  /** So far apart the company's plan has its runs, minutes, where they would come closer. */
  apartMinutes: number | undefined;
}

/** The company's schedules that run before a moment, the soonest first. */
export async function goingBefore(trx: Trx, moment: Date): Promise<Going[]> {
  const rows = await trx
    .selectFrom('schedules')
    .select(['id', 'config_id as configId', 'verify', 'cron', 'spread'])
    .select(['time_zone as timeZone', (eb) => eb.ref('next_at').$notNull().as('nextAt')])
    .where('next_at', '<', moment)
    .orderBy('next_at')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const exports = await exportsOf(
    trx,
    rows.map(({ configId }) => configId),
  );
  const { leastMinutes } = await promisedTo(trx);
  return rows.flatMap((row) => {
    const about = exports.get(row.configId);
    return about ? [{ ...row, configName: about.name, apartMinutes: apartOf(row, leastMinutes) }] : [];
  });
}

/** The days of a week with the moments at which they begin, and the one at which the last one ends. */
export interface Week {
  days: { day: string; start: Date; end: Date }[];
  end: Date;
}

/** @param from its first day, `2026-01-31`; today where it is not told. */
export function weekFrom(from: string | undefined, timeZone: string, now: Date): Week {
  const first = Date.parse(from ?? dayOf(now, timeZone));
  const starts = Array.from({ length: DAYS + 1 }, (_, place) => dateOf(first + place * DAY_MS));
  const moments = starts.map((day) => startOfDay(day, timeZone));
  const days = starts
    .slice(0, DAYS)
    .map((day, place) => ({ day, start: moments[place]!, end: moments[place + 1]! }));
  return { days, end: moments[DAYS]! };
}

const dateOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/**
 * When schedules run in a week.
 * @returns `complete` false where there are so many that not all were reckoned.
 */
export async function comingRuns(going: Going[], { days }: Week): Promise<ComingRuns> {
  const items: ComingRuns['items'] = [];
  let left = MOST;
  let complete = true;
  for (const schedule of going) {
    if (left <= 0) {
      complete = false;
      break;
    }
    const { id: scheduleId, configId, configName, verify } = schedule;
    const told: ComingRuns['items'][number]['days'] = [];
    let ran: Date | undefined;
    for (const { day, start, end } of days) {
      await setImmediate();
      const { runs, last } = runsOfDay(schedule, start, end, ran);
      ran = last;
      if (runs.length > 0)
        told.push({ day, times: runs.slice(0, MOST_A_DAY), more: runs.length > MOST_A_DAY });
      left -= runs.length + 1;
    }
    if (told.length > 0) items.push({ scheduleId, configId, configName, verify, days: told });
  }
  return { days: days.map(({ day }) => day), items, complete };
}

/**
 * The runs of a day, and one more than are told where there are more.
 * @param ran the last run of the days before.
 * @returns `last`: its last run; what the plan has lie apart goes on from it.
 */
function runsOfDay(
  schedule: Going,
  start: Date,
  end: Date,
  ran: Date | undefined,
): { runs: string[]; last: Date | undefined } {
  const { nextAt, apartMinutes } = schedule;
  const runs: string[] = [];
  if (nextAt >= end) return { runs, last: ran };
  // The next run need not be one of the rhythm: what is made up for comes sooner.
  const begin = nextAt >= start ? nextAt : new Date(start.getTime() - 1);
  let last = begin === nextAt ? nextAt : ran;
  if (begin === nextAt) runs.push(nextAt.toISOString());
  for (const at of runsAfter({ ...schedule, laterMs: laterOf(schedule) }, begin, last)) {
    if (at >= end) break;
    last = at;
    if (runs.length <= MOST_A_DAY) runs.push(at.toISOString());
    else if (apartMinutes === undefined) break;
  }
  return { runs, last };
}
