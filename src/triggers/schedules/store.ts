import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { SchedulesTable } from '../../../db/tables/triggers.ts';
import { promisedTo } from '../../billing/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import { behind, type Position, pageOf, positionOf } from '../../platform/http/pages.ts';
import { apartOf } from './pace.ts';
import { laterOf, nextRun } from './rhythm.ts';
import { exportsOf, type ScheduledExport } from './scheduled-export.ts';
import type { Manners, ScheduleInput, ScheduleView } from './schema.ts';

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
  const { leastMinutes } = await promisedTo(trx);
  const items = rows.flatMap((row) => {
    const about = exports.get(row.config_id);
    return about ? [viewSchedule(row, about, leastMinutes)] : [];
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
  if (!about) return undefined;
  const { leastMinutes } = await promisedTo(trx);
  return { view: viewSchedule(row, about, leastMinutes), configName: about.name };
}

export type GoingSchedule = Awaited<ReturnType<typeof goingSchedules>>[number];

/** The company's schedules that are not paused, of exports and of comparisons. */
export async function goingSchedules(trx: Trx) {
  return trx
    .selectFrom('schedules')
    .select(['id', 'config_id', 'verify', 'cron', 'time_zone', 'spread', 'updated_at'])
    .where('next_at', 'is not', null)
    .orderBy('created_at')
    .execute();
}

/** What of a schedule an audit log names. */
export const targetOf = ({ view, configName }: { view: ScheduleView; configName: string }) => ({
  ...{ kind: 'schedule', id: view.id, name: configName },
});

/** By the clock, as the lines of the audit log. */
const changedNow = sql<Date>`clock_timestamp()`;

/** @returns the new schedule's id; undefined when the export has one of this kind. */
export async function insertSchedule(
  trx: Trx,
  companyId: string,
  input: ScheduleInput,
): Promise<string | undefined> {
  const id = randomUUID();
  const row = await trx
    .insertInto('schedules')
    .values({
      ...{ id, company_id: companyId, config_id: input.configId, verify: input.verify },
      ...valuesOf(input),
      next_at: nextOf({ id, ...input }),
    })
    .onConflict((conflict) => conflict.columns(['config_id', 'verify']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

type Settings = Manners & { cron: string; timeZone: string };

const valuesOf = ({ cron, timeZone, overlap, catchUp, spread, pauseAfter }: Settings) => ({
  ...{ cron, time_zone: timeZone, overlap, spread },
  ...{ catch_up: catchUp, pause_after: pauseAfter },
});

/** When a schedule runs next, of which no run has come yet. */
const nextOf = (schedule: { id: string; spread: boolean; cron: string; timeZone: string }) =>
  nextRun({ ...schedule, laterMs: laterOf(schedule) }, new Date());

/** The plan has runs come closer than the one before: those that it had left out come again. @param before minutes of that plan */
export async function letComeSooner(trx: Trx, before: number): Promise<void> {
  const sooner = (await lockAll(trx, 'going'))
    .map(({ time_zone: timeZone, ...row }) => ({ timeZone, ...row }))
    .filter((row) => apartOf(row, before) !== undefined);
  const ids = sooner.map(({ id }) => id);
  const moments = sooner.map(nextOf);
  await sql`update schedules set next_at = least(next_at, run.at)
    from unnest(${ids}::uuid[], ${moments}::timestamptz[]) as run (id, at) where schedules.id = run.id`.execute(
    trx,
  );
}

/**
 * Changes a schedule, or pauses it, or lets it go on. One that is paused together with others stays so while it is paused; failures
 * are counted anew, unless it stays paused. Only another rhythm forgets what is still to be made up for.
 * @param old as it stands until now, held by the caller.
 */
export async function updateSchedule(
  trx: Trx,
  old: ScheduleView,
  { paused, ...settings }: Settings & { paused: boolean },
): Promise<void> {
  const { id } = old;
  const isAnew = settings.cron !== old.cron || settings.timeZone !== old.timeZone || paused !== old.paused;
  const shiftMs = laterOf({ id, spread: settings.spread }) - laterOf(old);
  await trx
    .updateTable('schedules')
    .set((eb) => ({
      ...valuesOf(settings),
      updated_at: changedNow,
      paused_together: paused ? eb.ref('paused_together') : false,
      failures: paused ? sql<number>`case when next_at is null then failures else 0 end` : 0,
      ...(isAnew
        ? { next_at: paused ? null : nextOf({ id, ...settings }), missed: false, remembered: false }
        : {
            // What is due already stays due, and what would lie behind us is due now.
            next_at: sql<Date | null>`case when next_at > now()
              then greatest(now(), next_at + make_interval(secs => ${shiftMs / 1000})) else next_at end`,
            missed: sql<boolean>`missed and ${settings.catchUp}`,
            remembered: sql<boolean>`remembered and ${settings.overlap === 'remember'}`,
          }),
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
    .set({ next_at: null, missed: false, remembered: false, paused_together: true, updated_at: changedNow })
    .where(
      'id',
      'in',
      going.map(({ id }) => id),
    )
    .execute();
  return going.length;
}

/** Lets those that were paused together go on. @returns how many */
export async function resumeTogether(trx: Trx): Promise<number> {
  const paused = await lockAll(trx, 'together');
  const ids = paused.map(({ id }) => id);
  const moments = paused.map(({ time_zone: timeZone, ...row }) => nextOf({ timeZone, ...row }));
  await sql`update schedules set next_at = run.at, paused_together = false, failures = 0, updated_at = clock_timestamp()
    from unnest(${ids}::uuid[], ${moments}::timestamptz[]) as run (id, at) where schedules.id = run.id`.execute(
    trx,
  );
  return paused.length;
}

/** In one order, export by export as runs end, so that two who do this at once wait for each other once. */
function lockAll(trx: Trx, which: 'going' | 'together') {
  const all = trx
    .selectFrom('schedules')
    .select(['id', 'cron', 'time_zone', 'spread'])
    .orderBy('config_id')
    .orderBy('id')
    .forUpdate();
  return which === 'going'
    ? all.where('next_at', 'is not', null).execute()
    : all.where('paused_together', '=', true).execute();
}

export async function deleteSchedule(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('schedules').where('id', '=', id).execute();
}

/** A run of an export is over: what its schedules have to make up for is due now. */
export async function makeRememberedDue(trx: Trx, configId: string): Promise<void> {
  // Who finds in this moment that the run goes on remembers that in a transaction of theirs: it is waited for.
  await trx
    .selectFrom('schedules')
    .select('id')
    .where('config_id', '=', configId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  await trx
    .updateTable('schedules')
    .set({ next_at: sql<Date>`now()`, remembered: false })
    .where('config_id', '=', configId)
    .where('remembered', '=', true)
    .where('next_at', 'is not', null)
    .execute();
}

/**
 * Counts how a schedule's run ended, and pauses it after as many failures in a row as its people chose.
 * @returns its failures where it was paused now.
 */
export async function countOutcome(
  trx: Trx,
  id: string,
  failed: boolean,
): Promise<{ failures: number } | undefined> {
  await trx
    .updateTable('schedules')
    .set((eb) => ({ failures: failed ? eb('failures', '+', 1) : 0 }))
    .where('id', '=', id)
    .where('next_at', 'is not', null)
    .execute();
  return trx
    .updateTable('schedules')
    .set({ next_at: null, missed: false, remembered: false, updated_at: changedNow })
    .where('id', '=', id)
    .where('next_at', 'is not', null)
    .whereRef('failures', '>=', 'pause_after')
    .returning('failures')
    .executeTakeFirst();
}

/** The exports whose time came while they could not run; none of those that are paused. */
export async function missedConfigs(trx: Trx): Promise<string[]> {
  // Who finds in this moment that an account is still to be connected notes that in a transaction of theirs: it is waited for.
  await trx
    .selectFrom('schedules')
    .select('id')
    .orderBy('config_id')
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
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

function viewSchedule(
  row: ScheduleRow,
  { waits }: ScheduledExport,
  leastMinutes: number | null,
): ScheduleView {
  return {
    id: row.id,
    configId: row.config_id,
    verify: row.verify,
    cron: row.cron,
    timeZone: row.time_zone,
    ...{ overlap: row.overlap, catchUp: row.catch_up, spread: row.spread, pauseAfter: row.pause_after },
    paused: row.next_at === null,
    pausedTogether: row.paused_together,
    pausedByFailures:
      row.next_at === null &&
      !row.paused_together &&
      row.failures >= (row.pause_after ?? Number.POSITIVE_INFINITY),
    failures: row.failures,
    runFollows: row.remembered,
    apartMinutes: apartOf({ cron: row.cron, timeZone: row.time_zone }, leastMinutes) ?? null,
    waitsForConnection: waits,
    nextAt: row.next_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
