import { randomUUID } from 'node:crypto';
import type { PartnershipEventDetails, PartnershipEventKind } from '../../db/tables/partnerships.ts';
import { type Actor, audit } from '../companies/index.ts';
import { findPerson } from '../people/index.ts';
import { actFor, type Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { EventOf } from '../platform/events/events.ts';
import { Problem } from '../platform/problems.ts';
import { partnershipProblems } from './problems.ts';
import {
  findPartnership,
  insertEvent,
  lockPartnership,
  type PartnershipRow,
  type Patch,
  updatePartnership,
} from './store.ts';

/** Both sides of a partnership, as long as nobody else can change them; the partner's is gone with its company. */
export interface Both {
  mine: PartnershipRow;
  theirs: PartnershipRow | undefined;
}

/** What both histories are to tell. */
export interface Happening {
  what: PartnershipEventKind;
  /** Whether it was of the company that changes the partnership; else of the partner. */
  mine: boolean;
  details?: PartnershipEventDetails;
}

/** What becomes of both sides. */
export interface Change {
  mine: Patch;
  theirs: Patch;
  happened: Happening[];
  /** The lines of the audit logs; none: nobody decided it. */
  audited?: { event: string; before?: Record<string, unknown>; after?: Record<string, unknown> };
}

/** Who changes a partnership of which company; no actor: it was found out. */
export interface Changing {
  companyId: string;
  partnershipId: string;
  requestId: string;
  actor?: Actor;
}

/** Every transaction that touches two companies takes them in this order, so that no two wait for each other. */
export const inOrder = (one: string, another: string): [string, string] =>
  one < another ? [one, another] : [another, one];

/**
 * Changes both sides of a partnership in one transaction, with a line in both histories and audit logs, and tells each company what its
 * partner came to. Never opens a wall: the transaction acts for one company, then for the other.
 * @param trx acts for the company that changes it, and does so again afterwards.
 * @param change looks at both sides, while nobody else can change them; null: nothing is to be changed.
 * @returns the company's own side as it is then. @throws Problem when the company has no such partnership.
 */
export async function changeBoth(
  trx: Trx,
  emit: Emit,
  by: Changing,
  change: (both: Both) => Promise<Change | null> | Change | null,
): Promise<PartnershipRow> {
  const { companyId, partnershipId } = by;
  const found = await findPartnership(trx, partnershipId);
  if (!found) throw new Problem(partnershipProblems.missing);
  const partnerId = found.partner_id;
  const locked = new Map<string, PartnershipRow | undefined>();
  for (const id of inOrder(companyId, partnerId)) {
    await actFor(trx, id);
    locked.set(id, await lockPartnership(trx, partnershipId));
  }
  const mine = locked.get(companyId);
  const theirs = locked.get(partnerId);
  await actFor(trx, companyId);
  if (!mine) throw new Problem(partnershipProblems.missing);
  const made = await change({ mine, theirs });
  if (!made) return mine;
  const person = by.actor?.id && by.actor.kind === 'person' ? await findPerson(trx, by.actor.id) : undefined;
  const ids = made.happened.map(() => randomUUID());

  for (const id of inOrder(companyId, partnerId)) {
    const before = locked.get(id);
    if (!before) continue;
    await actFor(trx, id);
    const own = id === companyId;
    const after = await updatePartnership(trx, partnershipId, own ? made.mine : made.theirs);
    for (const [index, { what, mine: ours, details = {} }] of made.happened.entries())
      await insertEvent(trx, {
        ...{ id: ids[index]!, company_id: id, partnership_id: partnershipId, what, details },
        mine: ours === own,
        person: own && ours ? (person?.name ?? null) : null,
      });
    if (made.audited) {
      const actor: Actor = own && by.actor ? by.actor : { kind: 'system', id: null, requestId: by.requestId };
      const target = { kind: 'partnership', id: partnershipId, name: after.partner_name };
      await audit(trx, id, actor, { target, ...made.audited });
    }
    await tell(trx, emit, { before, after, requestId: by.requestId });
    locked.set(id, after);
  }
  await actFor(trx, companyId);
  return locked.get(companyId)!;
}

/** What is to be told where this is the trouble of a side now; nothing where it was before. @param mine whose side it is. */
export function happenedTo(
  side: PartnershipRow,
  trouble: PartnershipRow['trouble'],
  mine: boolean,
): Happening[] {
  if (side.trouble === trouble) return [];
  return trouble ? [{ what: 'stopped', mine, details: { trouble } }] : [{ what: 'well', mine }];
}

/** Why a company's partner does not act, as far as that is the partner's; null: it does. */
const whyStopped = ({
  partner_paused_at,
  partner_trouble,
}: PartnershipRow): EventOf<'partnership.stopped'>['why'] | null =>
  partner_paused_at ? 'paused' : partner_trouble;

/** Tells a company what its partner came to: once when it stops, whatever else stops it then, and once when it is well again. */
async function tell(
  trx: Trx,
  emit: Emit,
  { before, after, requestId }: { before: PartnershipRow; after: PartnershipRow; requestId: string },
): Promise<void> {
  const about: Omit<EventOf<'partnership.resumed'>, 'kind'> = {
    ...{ companyId: after.company_id, requestId },
    ...{ partnershipId: after.id, partnerName: after.partner_name },
  };
  if (after.ended_at) {
    if (!before.ended_at && after.ended_by && after.ended_by !== 'us')
      await emit(trx, { kind: 'partnership.ended', ...about, why: after.ended_by });
    return;
  }
  const [was, is] = [whyStopped(before), whyStopped(after)];
  if (!was && is) await emit(trx, { kind: 'partnership.stopped', ...about, why: is });
  if (was && !is) await emit(trx, { kind: 'partnership.resumed', ...about });
}
