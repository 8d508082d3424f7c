import { promisesOf } from '../billing/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { EventOf, PlanThing } from '../platform/events/events.ts';
import { goingTriggers, lookNow } from './changes/store.ts';
import { letComeSooner, makeRememberedDue } from './schedules/store.ts';

/**
 * A company has another plan. Schedules run as often as they say again where it lets them; exports that rested for want of room go on,
 * and those that rested because the plan had no starts on changes look for them: what came due meanwhile, and what changed, is made up for.
 */
export async function exportsWoken(trx: Trx, event: EventOf<'plan.changed'>): Promise<void> {
  const { woken } = event;
  const [from, to] = [promisesOf(event.from), promisesOf(event.to)];
  if (to.leastMinutes < from.leastMinutes) await letComeSooner(trx, from.leastMinutes);
  await goOn(trx, woken);
  if (to.onChanges && !from.onChanges)
    await lookNow(
      trx,
      (await goingTriggers(trx)).map(({ config_id }) => config_id),
    );
}

/** An export goes on that rested for want of room, instead of another one. */
export const exportsExchanged = (trx: Trx, { woken }: EventOf<'plan.exchanged'>): Promise<void> =>
  goOn(trx, woken);

async function goOn(trx: Trx, woken: PlanThing[]): Promise<void> {
  const ids = woken.flatMap(({ kind, id }) => (kind === 'exports' ? [id] : [])).sort();
  for (const id of ids) await makeRememberedDue(trx, id);
  await lookNow(trx, ids);
}
