import type { Trx } from '../../platform/db/database.ts';
import type { EventOf } from '../../platform/events/events.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import { needsOf } from '../changes/wants.ts';
import { needsChanged } from './needs-changed.ts';

/** The company is open again: MoySklad is asked anew, for its addresses may have been forgotten when it was closed. */
export async function needsAnew(
  trx: Trx,
  context: { queue: Queue },
  { companyId, requestId }: EventOf<'company.restored'>,
): Promise<void> {
  for (const integrationId of new Set((await needsOf(trx)).map((need) => need.integrationId)))
    await needsChanged(trx, context, { companyId, integrationId, requestId });
}
