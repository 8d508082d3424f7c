import { askedOf } from '../../exports/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import { needsChanged } from '../webhooks/needs-changed.ts';
import * as store from './store.ts';

/**
 * Lets changes start no export of the company (`pause`), or those again that were paused so (`resume`).
 * @returns how many
 */
export async function changeTogether(
  trx: Trx,
  { queue }: { queue: Queue },
  way: 'pause' | 'resume',
  { companyId, requestId }: { companyId: string; requestId: string },
): Promise<number> {
  const triggers = await store.allTriggers(trx);
  const asked = await askedOf(
    trx,
    triggers.map(({ config_id }) => config_id),
  );
  const accounts = new Set([...asked.values()].map((about) => about.moyskladIntegrationId));
  // The accounts' webhooks first, then the triggers: as those who put the webhooks in order hold them.
  for (const integrationId of [...accounts].sort())
    await needsChanged(trx, { queue }, { companyId, integrationId, requestId });
  const configIds = await (way === 'pause' ? store.pauseTogether(trx) : store.resumeTogether(trx));
  return configIds.length;
}
