import { type Selectable, sql } from 'kysely';
import type { PartnershipEventsTable, PartnershipsTable } from '../../db/tables/partnerships.ts';
import type { Trx } from '../platform/db/database.ts';
import { behind, type Position, pageOf, positionOf } from '../platform/http/pages.ts';
import { printJson } from '../platform/text.ts';
import type { Consent } from './schema.ts';

export type PartnershipRow = Selectable<PartnershipsTable>;

/** What may change of a partnership. */
export type Patch = Partial<
  Pick<
    PartnershipRow,
    | 'partner_name'
    | 'consent'
    | 'integration_id'
    | 'partner_consent'
    | 'paused_at'
    | 'partner_paused_at'
    | 'trouble'
    | 'partner_trouble'
    | 'ended_at'
    | 'ended_by'
  >
>;

/** The company's partnerships, those that have not ended first, the newest first. */
export async function listPartnerships(trx: Trx): Promise<PartnershipRow[]> {
  return trx
    .selectFrom('partnerships')
    .selectAll()
    .orderBy(sql`ended_at is not null`)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

export async function findPartnership(trx: Trx, id: string): Promise<PartnershipRow | undefined> {
  return trx.selectFrom('partnerships').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The partnership, which nobody else changes until the transaction ends. */
export async function lockPartnership(trx: Trx, id: string): Promise<PartnershipRow | undefined> {
  return trx.selectFrom('partnerships').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** The company's partnerships that have not ended. */
export async function livePartners(trx: Trx): Promise<{ id: string; partnerId: string }[]> {
  return trx
    .selectFrom('partnerships')
    .select(['id', 'partner_id as partnerId'])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** The partners whose rules make documents in an account; named as the account's other users are. */
export async function consentsThrough(
  trx: Trx,
  integrationId: string,
): Promise<{ id: string; name: string }[]> {
  return trx
    .selectFrom('partnerships')
    .select(['id', 'partner_name as name'])
    .where('integration_id', '=', integrationId)
    .orderBy('created_at')
    .execute();
}

export interface NewPartnership {
  id: string;
  companyId: string;
  partnerId: string;
  partnerName: string;
  consent: Consent | null;
  integrationId: string | null;
  partnerConsent: Consent | null;
  trouble: PartnershipRow['trouble'];
  partnerTrouble: PartnershipRow['trouble'];
}

/** Writes one side of a partnership. @returns false where the two are partners already. */
export async function insertPartnership(trx: Trx, made: NewPartnership): Promise<boolean> {
  const { id, companyId, partnerId, partnerName, consent, partnerConsent } = made;
  const row = await trx
    .insertInto('partnerships')
    .values({
      ...{ id, company_id: companyId, partner_id: partnerId, partner_name: partnerName },
      consent: consent && printJson(consent),
      integration_id: made.integrationId,
      partner_consent: partnerConsent && printJson(partnerConsent),
      trouble: made.trouble,
      partner_trouble: made.partnerTrouble,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes one side of a partnership. @returns it as it is then. */
export async function updatePartnership(trx: Trx, id: string, patch: Patch): Promise<PartnershipRow> {
  const { consent, partner_consent, ...rest } = patch;
  return trx
    .updateTable('partnerships')
    .set({
      ...rest,
      ...(consent !== undefined && { consent: consent && printJson(consent) }),
      ...(partner_consent !== undefined && {
        partner_consent: partner_consent && printJson(partner_consent),
      }),
      updated_at: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export type EventRow = Selectable<PartnershipEventsTable>;

export async function insertEvent(
  trx: Trx,
  { details, ...event }: Omit<EventRow, 'happened_at'>,
): Promise<void> {
  await trx
    .insertInto('partnership_events')
    .values({ ...event, details: printJson(details) })
    .execute();
}

/** A partnership's history, the newest first. */
export async function listEvents(
  trx: Trx,
  partnershipId: string,
  { limit, cursor }: { limit: number; cursor?: Position | undefined },
): Promise<{ rows: EventRow[]; nextCursor: string | null }> {
  let select = trx
    .selectFrom('partnership_events')
    .selectAll()
    .select(positionOf('happened_at').as('position'))
    .where('partnership_id', '=', partnershipId)
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor) select = select.where(behind(cursor, { at: 'happened_at', id: 'id' }, 'descending'));
  return pageOf(await select.execute(), limit);
}

/** What a day's documents took already, by partnership. @param day `2026-11-30`. */
export async function usesOf(
  trx: Trx,
  day: string,
  partnershipIds: string[],
): Promise<Map<string, { documents: number; sum: number }>> {
  if (partnershipIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('partnership_uses')
    .select(['partnership_id', sql<string>`count(*)`.as('documents'), sql<string>`sum(sum)`.as('sum')])
    .where('partnership_id', 'in', partnershipIds)
    .where('day', '=', day)
    .groupBy('partnership_id')
    .execute();
  return new Map(
    rows.map(({ partnership_id, documents, sum }) => [
      partnership_id,
      { documents: Number(documents), sum: Number(sum) },
    ]),
  );
}

export async function isHeld(trx: Trx, partnershipId: string, holder: string): Promise<boolean> {
  const found = await trx
    .selectFrom('partnership_uses')
    .select('holder')
    .where('partnership_id', '=', partnershipId)
    .where('holder', '=', holder)
    .executeTakeFirst();
  return found !== undefined;
}

export async function insertUse(
  trx: Trx,
  use: { companyId: string; partnershipId: string; holder: string; day: string; sum: number },
): Promise<void> {
  const { companyId, partnershipId, ...rest } = use;
  await trx
    .insertInto('partnership_uses')
    .values({ company_id: companyId, partnership_id: partnershipId, ...rest })
    .execute();
}

export async function deleteUse(trx: Trx, partnershipId: string, holder: string): Promise<void> {
  await trx
    .deleteFrom('partnership_uses')
    .where('partnership_id', '=', partnershipId)
    .where('holder', '=', holder)
    .execute();
}
