import { type Selectable, sql } from 'kysely';
import type { SchedulesTable } from '../../db/tables/triggers.ts';
import type { Trx } from '../platform/db/database.ts';
import { behind, type Position, pageOf, positionOf } from '../platform/http/pages.ts';
import { exportsOf, type ScheduledExport } from './scheduled-export.ts';
import type { ScheduleInput, ScheduleView } from './schema.ts';

type ScheduleRow = Selectable<SchedulesTable>;

/** A page of the schedules in the order they were made. */
export async function listSchedules(
  trx: Trx,
  query: { configId?: string | undefined; limit: number; cursor?: Position | undefined },
): Promise<{ items: ScheduleView[]; nextCursor: string | null }> {
  const { configId, limit, cursor } = query;
  let select = trx
    .selectFrom('schedules')
    .selectAll()
    .select(positionOf('created_at').as('position'))
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit + 1);
  if (configId) select = select.where('config_id', '=', configId);
  if (cursor) select = select.where(behind(cursor, { at: 'created_at', id: 'id' }, 'ascending'));
  const { rows, nextCursor } = pageOf(await select.execute(), limit);
  const exports = await exportsOf(
    trx,
    rows.map(({ config_id }) => config_id),
  );
  // An export that is deleted in this moment takes its schedule with it.
  const items = rows.flatMap((row) => {
    const about = exports.get(row.config_id);
    return about ? [viewSchedule(row, about)] : [];
  });
  return { items, nextCursor };
}

/** @param options.lock nobody else changes it until the transaction ends. */
export async function findSchedule(
  trx: Trx,
  id: string,
  options: { lock?: true } = {},
): Promise<{ view: ScheduleView; configName: string } | undefined> {
  const query = trx.selectFrom('schedules').selectAll().where('id', '=', id);
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst();
  const about = row && (await exportsOf(trx, [row.config_id])).get(row.config_id);
  return about && { view: viewSchedule(row, about), configName: about.name };
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

/** @param rhythm.nextAt null pauses it; one that is paused together with others stays so while it is paused. */
export async function updateSchedule(
  trx: Trx,
  id: string,
  rhythm: { cron: string; timeZone: string; nextAt: Date | null },
): Promise<void> {
  const { cron, timeZone, nextAt } = rhythm;
  await trx
    .updateTable('schedules')
    .set((eb) => ({
      ...{ cron, time_zone: timeZone, next_at: nextAt, missed: false, updated_at: new Date() },
      paused_together: nextAt === null ? eb.ref('paused_together') : false,
    }))
    .where('id', '=', id)
    .execute();
}

/** Pauses every schedule that is not paused. @returns how many */
export async function pauseTogether(trx: Trx): Promise<number> {
  const going = await lockAll(trx, 'going');
  if (going.length === 0) return 0;
  await trx
    .updateTable('schedules')
    .set({ next_at: null, missed: false, paused_together: true, updated_at: new Date() })
    .where(
      'id',
      'in',
      going.map(({ id }) => id),
    )
    .execute();
  return going.length;
}

/** Lets those that were paused together go on. @param nextRunOf when each runs next @returns how many */
export async function resumeTogether(
  trx: Trx,
  nextRunOf: (rhythm: { cron: string; timeZone: string }) => Date,
): Promise<number> {
  const paused = await lockAll(trx, 'together');
  const ids = paused.map(({ id }) => id);
  const moments = paused.map(({ cron, time_zone }) => nextRunOf({ cron, timeZone: time_zone }));
  await sql`update schedules set next_at = run.at, paused_together = false, updated_at = now()
    from unnest(${ids}::uuid[], ${moments}::timestamptz[]) as run (id, at) where schedules.id = run.id`.execute(
    trx,
  );
  return paused.length;
}

/** In one order, so that two who do this at once wait for each other once. */
function lockAll(trx: Trx, which: 'going' | 'together') {
  const all = trx.selectFrom('schedules').select(['id', 'cron', 'time_zone']).orderBy('id').forUpdate();
  return which === 'going'
    ? all.where('next_at', 'is not', null).execute()
    : all.where('paused_together', '=', true).execute();
}

export async function deleteSchedule(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('schedules').where('id', '=', id).execute();
}

/** Schedules of all companies whose time has come, the longest overdue first. @param trx as `forScheduling` gives it. */
export async function listDue(trx: Trx): Promise<{ id: string; companyId: string }[]> {
  return trx
    .selectFrom('schedules')
    .select(['id', 'company_id as companyId'])
    .where('next_at', '<=', sql<Date>`now()`)
    .orderBy('next_at')
    .limit(1000)
    .execute();
}

/**
 * A schedule whose time has come, for this worker alone; undefined when another one has it or had it. `now` is by the clock that says
 * what is due: by a worker's that is behind, this time would come again.
 */
export async function takeDue(trx: Trx, id: string): Promise<(ScheduleRow & { now: Date }) | undefined> {
  return trx
    .selectFrom('schedules')
    .selectAll()
    .select(sql<Date>`now()`.as('now'))
    .where('id', '=', id)
    .where('next_at', '<=', sql<Date>`now()`)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** @param missed it did not run this time, and is to be made up for. */
export async function setNext(trx: Trx, id: string, nextAt: Date, missed: boolean): Promise<void> {
  await trx.updateTable('schedules').set({ next_at: nextAt, missed }).where('id', '=', id).execute();
}

/** The exports whose time came while they could not run; none of those that are paused. */
export async function missedConfigs(trx: Trx): Promise<string[]> {
  const rows = await trx
    .selectFrom('schedules')
    .select('config_id')
    .distinct()
    .where('missed', '=', true)
    .where('next_at', 'is not', null)
    .execute();
  return rows.map(({ config_id }) => config_id);
}

/** What these exports missed is due now. */
export async function makeDue(trx: Trx, configIds: string[]): Promise<void> {
  if (configIds.length === 0) return;
  await trx
    .updateTable('schedules')
    .set({ next_at: sql<Date>`now()`, missed: false })
    .where('config_id', 'in', configIds)
    .where('missed', '=', true)
    .where('next_at', 'is not', null)
    .execute();
}

function viewSchedule(row: ScheduleRow, { waits }: ScheduledExport): ScheduleView {
  return {
    id: row.id,
    configId: row.config_id,
    verify: row.verify,
    cron: row.cron,
    timeZone: row.time_zone,
    paused: row.next_at === null,
    pausedTogether: row.paused_together,
    waitsForConnection: waits,
    nextAt: row.next_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
