import { runDay } from '../billing/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { Problem } from '../platform/problems.ts';
import { partnershipProblems } from './problems.ts';
import type { PartnershipEventView, PartnershipView } from './schema.ts';
import { type EventRow, findPartnership, listPartnerships, type PartnershipRow, usesOf } from './store.ts';

/** The company's partnerships, as its people see them. */
export async function viewPartnerships(trx: Trx): Promise<PartnershipView[]> {
  return view(trx, await listPartnerships(trx));
}

/** One of them. @throws Problem when there is no such one. */
export async function viewPartnership(trx: Trx, id: string): Promise<PartnershipView> {
  const row = await findPartnership(trx, id);
  if (!row) throw new Problem(partnershipProblems.missing);
  return (await view(trx, [row]))[0]!;
}

async function view(trx: Trx, rows: PartnershipRow[]): Promise<PartnershipView[]> {
  const ids = rows.filter(({ ended_at }) => !ended_at).map(({ id }) => id);
  const used = await usesOf(trx, await runDay(trx), ids);
  return rows.map((row) => ({
    id: row.id,
    partnerName: row.partner_name,
    state: stateOf(row),
    pausedAt: row.paused_at?.toISOString() ?? null,
    partnerPausedAt: row.partner_paused_at?.toISOString() ?? null,
    trouble: row.trouble,
    partnerTrouble: row.partner_trouble,
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBy: row.ended_by,
    consent: row.consent && { ...row.consent, moyskladIntegrationId: row.integration_id },
    partnerConsent: row.partner_consent,
    usedToday: used.get(row.id) ?? { documents: 0, sum: 0 },
    createdAt: row.created_at.toISOString(),
  }));
}

function stateOf(row: PartnershipRow): PartnershipView['state'] {
  if (row.ended_at) return 'ended';
  if (row.trouble || row.partner_trouble) return 'stopped';
  return row.paused_at || row.partner_paused_at ? 'paused' : 'live';
}

export const viewEvent = ({
  id,
  what,
  mine,
  person,
  details,
  happened_at,
}: EventRow): PartnershipEventView => ({
  ...{ id, what, mine, person },
  trouble: details.trouble ?? null,
  changed: details.changed ?? [],
  happenedAt: happened_at.toISOString(),
});
