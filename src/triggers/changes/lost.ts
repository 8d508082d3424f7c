import { configsThrough } from '../../exports/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import { repairsOf } from './store.ts';

/** How often nightly looks found, in the exports of an account, what MoySklad had not told and put it right; and when last. */
export async function lostOf(
  trx: Trx,
  integrationId: string,
): Promise<{ count: number; lastAt: Date | null }> {
  const exports = await configsThrough(trx, integrationId);
  return repairsOf(
    trx,
    exports.map(({ id }) => id),
  );
}
