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
  const configIds = await (way === 'pause' ? store.pauseTogether(trx) : store.resumeTogether(trx));
  const asked = [...(await askedOf(trx, configIds)).values()];
  for (const integrationId of new Set(asked.map((about) => about.moyskladIntegrationId)))
    await needsChanged(trx, { queue }, { companyId, integrationId, requestId });
  return configIds.length;
}
