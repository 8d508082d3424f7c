import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import { lookNow } from './changes/store.ts';
import { makeRememberedDue } from './schedules/store.ts';

/** Exports that rested for want of room go on: what came due meanwhile, and what changed, is made up for. */
export async function exportsWoken(trx: Trx, { woken }: EventOf<'plan.changed'>): Promise<void> {
  const ids = woken.flatMap(({ kind, id }) => (kind === 'exports' ? [id] : [])).sort();
  for (const id of ids) await makeRememberedDue(trx, id);
  await lookNow(trx, ids);
}
