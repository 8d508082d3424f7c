import { audit } from '../../companies/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { Emit } from '../../platform/events/bus.ts';
import type { EventOf } from '../../platform/events/events.ts';
import * as store from './store.ts';

/**
 * A run is over, in the transaction that notes it: what came due meanwhile is due now, and the schedule that started it counts its
 * failures. At so many in a row as its people chose it is paused, and `schedule.paused` is emitted.
 */
export async function runEnded(
  trx: Trx,
  { emit }: { emit: Emit },
  { companyId, requestId, configId, scheduleId, status }: EventOf<'task.ended'>,
): Promise<void> {
  await store.makeRememberedDue(trx, configId);
  if (scheduleId === null || status === 'cancelled') return;
  const paused = await store.countOutcome(trx, scheduleId, status === 'failed');
  if (!paused) return;
  const found = await store.findSchedule(trx, scheduleId);
  if (!found) return;
  await audit(
    trx,
    companyId,
    { kind: 'system', id: null, requestId },
    {
      event: 'schedule.paused',
      target: store.targetOf(found),
      after: { failures: paused.failures },
    },
  );
  const { verify } = found.view;
  await emit(trx, { kind: 'schedule.paused', companyId, requestId, scheduleId, configId, verify, ...paused });
}
