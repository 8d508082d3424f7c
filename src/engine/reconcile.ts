import type { Cursor } from '../protocol/index.ts';
import { noteUnsettled } from './checkpoint.ts';
import type { RunOptions } from './options.ts';
import type { Plan } from './plan.ts';
import type { Ready } from './ready.ts';
import type { Writing } from './write.ts';

/** A sheet that is sorted again and again is left for the next run. */
const SETTLING_TRIES = 3;

/**
 * Brings the table in line with the source after the planned reading; reads everything once more where it does not agree.
 * @returns the place reached.
 */
export async function reconcile(
  { dryRun }: RunOptions,
  { table, wanted, expected, cheapest }: Ready,
  { start }: Plan,
  writing: Writing,
  reached: Cursor | null,
): Promise<Cursor | null> {
  const { reconciler } = writing;
  const readAll = () => writing.pass('full', null, { strategy: cheapest, expected });
  let place = reached;
  if ((start.pass === 'incremental' || start.resumed) && !(await reconciler.agrees(expected))) {
    if (dryRun) writing.forget();
    place = await readAll();
  }
  await reconciler.settle();
  // Somebody sorted the sheet in the very moment of a write: what it hit is put right at once.
  for (let tries = 0; tries < SETTLING_TRIES && !dryRun && !(await table.settled()); tries++) {
    await noteUnsettled({ table, wanted });
    place = await readAll();
    await reconciler.settle();
  }
  return place;
}
