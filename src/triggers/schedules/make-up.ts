import type { Trx } from '../../platform/db/database.ts';
import { exportsOf } from './scheduled-export.ts';
import { makeDue, missedConfigs } from './store.ts';

/** What came due while an account had to be connected again, and now works, is due now. */
export async function makeUpMissed(trx: Trx): Promise<void> {
  const exports = await exportsOf(trx, await missedConfigs(trx));
  await makeDue(
    trx,
    [...exports].flatMap(([id, { waits }]) => (waits ? [] : [id])),
  );
}
