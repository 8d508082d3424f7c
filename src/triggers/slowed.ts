import { promisedTo, promisesOf, restingAmong } from '../billing/index.ts';
import { briefOf } from '../exports/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { goingTriggers } from './changes/store.ts';
import { apartOf } from './schedules/pace.ts';
import { goingSchedules } from './schedules/store.ts';

/** What starts by itself less often, or no more, on a smaller plan than the one before. */
export interface Slowed {
  /** Schedules whose runs the plan thins, by their export's name, and how far apart it has them, minutes. */
  schedules: { name: string; verify: boolean }[];
  minutes: number;
  /** Exports that start on changes no more, by name. */
  onChanges: string[];
}

/** What the plan in force slows down that the one before did not, or not so much; of exports that do not rest altogether. @param from its key */
export async function slowedSince(trx: Trx, from: string): Promise<Slowed> {
  const [before, now] = [promisesOf(from), await promisedTo(trx)];
  const minutes = now.leastMinutes ?? 0;
  const schedules = minutes > before.leastMinutes ? await goingSchedules(trx) : [];
  const triggers = before.onChanges && !now.onChanges ? await goingTriggers(trx) : [];
  const ids = [...new Set([...schedules, ...triggers].map(({ config_id }) => config_id))];
  const resting = await restingAmong(trx, 'exports', ids);
  const names = await briefOf(
    trx,
    ids.filter((id) => !resting.has(id)),
  );
  const nameOf = ({ config_id }: { config_id: string }) => names.get(config_id)?.name;
  return {
    minutes,
    schedules: schedules.flatMap((row) => {
      const name = nameOf(row);
      const thinned = apartOf({ cron: row.cron, timeZone: row.time_zone }, minutes) !== undefined;
      return thinned && name !== undefined ? [{ name, verify: row.verify }] : [];
    }),
    onChanges: triggers.flatMap((row) => nameOf(row) ?? []),
  };
}
