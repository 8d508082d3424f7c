import { runDay } from '../billing/index.ts';
import { actFor, type Trx } from '../platform/db/database.ts';
import type { Consent, documentTypes } from './schema.ts';
import {
  deleteUse,
  findPartnership,
  insertUse,
  isHeld,
  lockPartnership,
  type PartnershipRow,
  usesOf,
} from './store.ts';
import { troubleOf } from './trouble.ts';
import type { WhyNot } from './why-not.ts';

/** A document that a rule of the partner's is to make. */
export interface Wish {
  type: (typeof documentTypes)[number];
  /** Whole minor units of the account's currency, not negative. */
  sum: number;
  posted: boolean;
  /** The rule's run: however often it is tried, it takes of the day's limits once. Without it nothing is taken, only looked at. */
  holder?: string;
}

export type Answer = { live: true; consent: Consent; integrationId: string } | { live: false; why: WhyNot };

/**
 * Whether a rule of the partner's may make this document in the company now, and why not; with a holder its part of the day's limits is
 * taken. Looks at both companies as they are at this moment, not at what was told of them. Others who ask for the same partnership wait
 * until this transaction ends, so nothing calls out in it.
 * @param trx acts for the company where the document is to be made, whose work it is; and does so again afterwards.
 */
export async function livePartnership(trx: Trx, partnershipId: string, wish: Wish): Promise<Answer> {
  const row = await lockPartnership(trx, partnershipId);
  if (!row) return { live: false, why: 'unknown' };
  const why = (await whyNotNow(trx, row)) ?? whyNotThis(row, wish);
  if (why) return { live: false, why };
  const { consent, integration_id: integrationId } = row as PartnershipRow & {
    consent: Consent;
    integration_id: string;
  };
  const granted: Answer = { live: true, consent, integrationId };
  if (wish.holder && (await isHeld(trx, partnershipId, wish.holder))) return granted;
  const day = await runDay(trx);
  const used = (await usesOf(trx, day, [partnershipId])).get(partnershipId) ?? { documents: 0, sum: 0 };
  if (used.documents >= consent.documentsADay) return { live: false, why: 'documents-spent' };
  if (used.sum + wish.sum > consent.sumADay) return { live: false, why: 'sum-spent' };
  if (wish.holder) {
    const { holder, sum } = wish;
    await insertUse(trx, { companyId: row.company_id, partnershipId, holder, day, sum });
  }
  return granted;
}

/** Gives back what a run took of the day's limits: its document was surely not made. @param trx acts for the company where it was to be. */
export async function giveBack(trx: Trx, partnershipId: string, holder: string): Promise<void> {
  await lockPartnership(trx, partnershipId);
  await deleteUse(trx, partnershipId, holder);
}

/** Why no document at all may be made now. */
async function whyNotNow(trx: Trx, row: PartnershipRow): Promise<WhyNot | null> {
  if (row.ended_at) return 'ended';
  if (row.paused_at) return 'paused-by-receiver';
  if (row.partner_paused_at) return 'paused-by-maker';
  const receiver = await troubleOf(trx, row.integration_id);
  if (receiver) return `receiver-${receiver}`;
  await actFor(trx, row.partner_id);
  const theirs = await findPartnership(trx, row.id);
  const maker = theirs && (await troubleOf(trx, theirs.integration_id));
  await actFor(trx, row.company_id);
  // Its company was erased; that the partnership has ended is on its way.
  if (!theirs) return 'ended';
  return maker ? `maker-${maker}` : null;
}

/** Why the consent does not allow this very document, whatever was made today. */
function whyNotThis({ consent }: PartnershipRow, { type, sum, posted }: Wish): WhyNot | null {
  if (!consent) return 'nothing-allowed';
  if (!consent.types.includes(type)) return 'type-not-allowed';
  if (posted && consent.posting === 'drafts') return 'drafts-only';
  return sum > consent.sumADay ? 'sum-above-day' : null;
}
