import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import { behind, type Position, pageOf, positionOf } from '../platform/http/pages.ts';
import type { ScheduleInput, ScheduleView } from './schema.ts';

/** A schedule with the name of its export and whether that export's accounts work. */
const scheduleQuery = (trx: Trx) =>
  trx
    .selectFrom('schedules')
    .innerJoin('export_configs', 'export_configs.id', 'schedules.config_id')
    .selectAll('schedules')
    .select(['export_configs.name as configName', waits.as('waits')]);

const waits = sql<boolean>`exists (select from integrations i
  where i.id in (export_configs.moysklad_integration_id, export_configs.google_integration_id) and i.status <> 'ok')`;

type ScheduleRow = Awaited<ReturnType<ReturnType<typeof scheduleQuery>['executeTakeFirstOrThrow']>>;

/** A page of the schedules in the order they were made. */
export async function listSchedules(
  trx: Trx,
  query: { configId?: string | undefined; limit: number; cursor?: Position | undefined },
): Promise<{ items: ScheduleView[]; nextCursor: string | null }> {
  const { configId, limit, cursor } = query;
  let select = scheduleQuery(trx)
    .select(positionOf('schedules.created_at').as('position'))
    .orderBy('schedules.created_at')
    .orderBy('schedules.id')
    .limit(limit + 1);
  if (configId) select = select.where('schedules.config_id', '=', configId);
  if (cursor)
    select = select.where(behind(cursor, { at: 'schedules.created_at', id: 'schedules.id' }, 'ascending'));
  const { rows, nextCursor } = pageOf(await select.execute(), limit);
  return { items: rows.map(viewSchedule), nextCursor };
}

/** @param options.lock nobody else changes it until the transaction ends. */
export async function findSchedule(
  trx: Trx,
  id: string,
  options: { lock?: true } = {},
): Promise<{ view: ScheduleView; configName: string } | undefined> {
  const query = scheduleQuery(trx).where('schedules.id', '=', id);
  const row = await (options.lock ? query.forUpdate('schedules') : query).executeTakeFirst();
  return row && { view: viewSchedule(row), configName: row.configName };
}

/** @returns the new schedule's id; undefined when the export has one of this kind. */
export async function insertSchedule(
  trx: Trx,
  companyId: string,
  { configId, verify, cron, timeZone }: ScheduleInput,
  nextAt: Date,
): Promise<string | undefined> {
  const row = await trx
    .insertInto('schedules')
    .values({
      company_id: companyId,
      config_id: configId,
      verify,
      cron,
      time_zone: timeZone,
      next_at: nextAt,
    })
    .onConflict((conflict) => conflict.columns(['config_id', 'verify']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** @param rhythm.nextAt null pauses it. */
export async function updateSchedule(
  trx: Trx,
  id: string,
  rhythm: { cron: string; timeZone: string; nextAt: Date | null },
): Promise<void> {
  const { cron, timeZone, nextAt } = rhythm;
  await trx
    .updateTable('schedules')
    .set({ cron, time_zone: timeZone, next_at: nextAt, missed: false, updated_at: new Date() })
    .where('id', '=', id)
    .execute();
}

export async function deleteSchedule(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('schedules').where('id', '=', id).execute();
}

/** Schedules of all companies whose time has come, the longest overdue first. @param trx as `forScheduling` gives it. */
export async function dueSchedules(trx: Trx): Promise<{ id: string; companyId: string }[]> {
  return trx
    .selectFrom('schedules')
    .select(['id', 'company_id as companyId'])
    .where('next_at', '<=', sql<Date>`now()`)
    .orderBy('next_at')
    .limit(1000)
    .execute();
}

/** A schedule whose time has come, for this worker alone; undefined when another one has it or had it. */
export async function takeDue(trx: Trx, id: string): Promise<ScheduleRow | undefined> {
  return scheduleQuery(trx)
    .where('schedules.id', '=', id)
    .where('schedules.next_at', '<=', sql<Date>`now()`)
    .forUpdate('schedules')
    .skipLocked()
    .executeTakeFirst();
}

/** @param missed it did not run this time, and is to be made up for. */
export async function setNext(trx: Trx, id: string, nextAt: Date, missed: boolean): Promise<void> {
  await trx.updateTable('schedules').set({ next_at: nextAt, missed }).where('id', '=', id).execute();
}

/** What came due while an account had to be connected again, and now works, is due now. */
export async function makeUpMissed(trx: Trx): Promise<void> {
  await trx
    .updateTable('schedules')
    .from('export_configs')
    .whereRef('export_configs.id', '=', 'schedules.config_id')
    .where('schedules.missed', '=', true)
    .where('schedules.next_at', 'is not', null)
    .where(sql<boolean>`not ${waits}`)
    .set({ next_at: sql<Date>`now()`, missed: false })
    .execute();
}

function viewSchedule(row: ScheduleRow): ScheduleView {
  return {
    id: row.id,
    configId: row.config_id,
    verify: row.verify,
    cron: row.cron,
    timeZone: row.time_zone,
    paused: row.next_at === null,
    waitsForConnection: row.waits,
    nextAt: row.next_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
