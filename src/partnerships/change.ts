import type { Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import { type Changing, changeBoth } from './both.ts';
import { requireLasting } from './consent.ts';
import type { PartnershipRow } from './store.ts';

/** Pauses a partnership for one side; one that it has paused already stays as it is. @throws Problem when it has ended. */
export async function pausePartnership(trx: Trx, emit: Emit, by: Changing): Promise<PartnershipRow> {
  return changeBoth(trx, emit, by, ({ mine }) => {
    requireLasting(mine);
    if (mine.paused_at) return null;
    const at = new Date();
    return {
      mine: { paused_at: at },
      theirs: { partner_paused_at: at },
      happened: [{ what: 'paused', mine: true }],
      audited: { event: 'partnership.paused' },
    };
  });
}

/** Takes one's own pause back; the partner's stays. @throws Problem when the partnership has ended. */
export async function resumePartnership(trx: Trx, emit: Emit, by: Changing): Promise<PartnershipRow> {
  return changeBoth(trx, emit, by, ({ mine }) => {
    requireLasting(mine);
    if (!mine.paused_at) return null;
    return {
      mine: { paused_at: null },
      theirs: { partner_paused_at: null },
      happened: [{ what: 'resumed', mine: true }],
      audited: { event: 'partnership.resumed' },
    };
  });
}

/** Ends a partnership for good; one that has ended stays as it is. */
export async function endPartnership(trx: Trx, emit: Emit, by: Changing): Promise<PartnershipRow> {
  return changeBoth(trx, emit, by, ({ mine }) => {
    if (mine.ended_at) return null;
    const at = new Date();
    // Accounts that it named may go from now on.
    return {
      mine: { ended_at: at, ended_by: 'us', integration_id: null },
      theirs: { ended_at: at, ended_by: 'partner', integration_id: null },
      happened: [{ what: 'ended', mine: true }],
      audited: { event: 'partnership.ended' },
    };
  });
}
