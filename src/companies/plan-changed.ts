import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import { audit } from './audit.ts';

/** A line of the audit log for each change of plan, with what rests from now on and what goes on. */
export async function notePlanChanged(
  trx: Trx,
  { companyId, requestId, from, to, why, paused, woken }: EventOf<'plan.changed'>,
): Promise<void> {
  await audit(
    trx,
    companyId,
    { kind: 'system', id: null, requestId },
    {
      event: 'plan.changed',
      before: { plan: from },
      after: {
        plan: to,
        why,
        ...(paused.length > 0 && { paused: paused.map(({ name }) => name) }),
        ...(woken.length > 0 && { woken: woken.map(({ name }) => name) }),
      },
    },
  );
}
