import { type Selectable, sql, type UpdateObject } from 'kysely';
import type { ChangeTriggersTable } from '../../../db/tables/triggers.ts';
import type { Tables } from '../../../db/tables.ts';
import { ALL_RENAMED, MOST_RENAMED } from '../../catalogue/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { Look } from './looks.ts';
import type { ChangeTriggerInput } from './schema.ts';

export interface TriggerRow extends Selectable<ChangeTriggersTable> {
  /** By the clock that says what is due. */
  now: Date;
}

/** When a run begins for the changes that were noted. */
const dueAt = sql<Date>`least(first_at + make_interval(secs => longest_s), last_at + make_interval(secs => quiet_s))`;
const now = sql<Date>`now()`;
/** By the clock, as the lines of the audit log. */
const changedNow = sql<Date>`clock_timestamp()`;

/** The company's triggers, with what time it is. */
export const triggerRows = (trx: Trx) => trx.selectFrom('change_triggers').selectAll().select(now.as('now'));

/** @param options.lock nobody else changes it until the transaction ends. */
export async function findTrigger(
  trx: Trx,
  configId: string,
  options: { lock?: true } = {},
): Promise<TriggerRow | undefined> {
  const query = triggerRows(trx).where('config_id', '=', configId);
  return (options.lock ? query.forUpdate() : query).executeTakeFirst();
}

/** The company's triggers. */
export async function allTriggers(trx: Trx): Promise<TriggerRow[]> {
  return triggerRows(trx).orderBy('created_at').execute();
}

/** The company's triggers that are not paused. */
export async function goingTriggers(trx: Trx): Promise<TriggerRow[]> {
  return triggerRows(trx).where('paused', '=', false).orderBy('config_id').execute();
}

/** No change waits for a run. */
const nothing = { first_at: null, last_at: null, due_at: null };

/** When a trigger looks next; null: when somebody says so. */
export type NextLook = Pick<Look, 'look'> & { at: Date | null };

const valuesOf = ({ quietSeconds, longestSeconds, timeZone, paused }: ChangeTriggerInput) => ({
  quiet_s: quietSeconds,
  longest_s: longestSeconds,
  time_zone: timeZone,
  paused,
});

/** Adds a trigger, which looks for changes at once. @returns false when the export has one already. */
export async function insertTrigger(
  trx: Trx,
  ids: { companyId: string; configId: string },
  input: ChangeTriggerInput,
): Promise<boolean> {
  const row = await trx
    .insertInto('change_triggers')
    .values({
      ...{ config_id: ids.configId, company_id: ids.companyId },
      ...valuesOf(input),
      look_at: input.paused ? null : now,
    })
    .onConflict((on) => on.doNothing())
    .returning('config_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes a trigger; what waits comes due as the new settings say. A paused one forgets it: it looks as soon as it goes on. */
export async function updateTrigger(
  trx: Trx,
  configId: string,
  input: ChangeTriggerInput,
  look: NextLook,
): Promise<void> {
  await trx
    .updateTable('change_triggers')
    .set({
      ...valuesOf(input),
      paused_together: false,
      look_at: look.at,
      look: look.look,
      updated_at: changedNow,
    })
    .where('config_id', '=', configId)
    .execute();
  const waits = trx.updateTable('change_triggers').where('config_id', '=', configId);
  await (input.paused
    ? waits.set(nothing)
    : waits.set({ due_at: dueAt }).where('due_at', 'is not', null)
  ).execute();
}

export async function deleteTrigger(trx: Trx, configId: string): Promise<void> {
  await trx.deleteFrom('change_triggers').where('config_id', '=', configId).execute();
}

/** Something changed for these exports: a run begins for it when their quiet time is over, or their longest wait. */
export async function noteChanged(trx: Trx, configIds: string[]): Promise<void> {
  if (configIds.length === 0) return;
  await holdTriggers(trx, configIds);
  await trx
    .updateTable('change_triggers')
    .set({
      first_at: sql<Date>`coalesce(first_at, now())`,
      last_at: now,
      due_at: sql<Date>`least(coalesce(first_at, now()) + make_interval(secs => longest_s), now() + make_interval(secs => quiet_s))`,
    })
    .where('config_id', 'in', configIds)
    .where('paused', '=', false)
    .execute();
}

/** The names of these objects are other ones than when the exports ran last; of a paused one, too: it refreshes them when it goes on. */
export async function noteRenamed(
  trx: Trx,
  exports: { configId: string; renamed: string[] }[],
): Promise<void> {
  if (exports.length === 0) return;
  await holdTriggers(
    trx,
    exports.map(({ configId }) => configId),
  );
  const named = JSON.stringify(exports.map(({ configId, renamed }) => ({ config: configId, renamed })));
  await sql`update change_triggers t
    set renamed = case when array_length(merged.names, 1) > ${MOST_RENAMED} or ${ALL_RENAMED} = any (merged.names)
      then array[${ALL_RENAMED}::text] else merged.names end
    from jsonb_to_recordset(${named}::jsonb) as each (config uuid, renamed text[])
    join change_triggers old on old.config_id = each.config,
    lateral (select array(select distinct unnest(old.renamed || each.renamed)) as names) merged
    where t.config_id = each.config`.execute(trx);
}

/** After a failure it looks again, later after each: from a quarter of an hour to six hours, seconds. */
const AGAIN_S = 15 * 60;
const LATEST_AGAIN_S = 6 * 60 * 60;

/**
 * A run of an export is over: what changed meanwhile, and a look whose time came meanwhile, are waited for no more. What a run that
 * failed was to bring is looked for again.
 * @returns the trigger as it was.
 */
export async function letGoOn(
  trx: Trx,
  configId: string,
  { failed }: { failed: boolean },
): Promise<TriggerRow | undefined> {
  // Who finds in this moment that the run goes on notes that in a transaction of theirs: it is waited for.
  const trigger = await findTrigger(trx, configId, { lock: true });
  if (!trigger || trigger.paused) return trigger;
  const again = Math.min(AGAIN_S * 2 ** Math.min(trigger.failures, 10), LATEST_AGAIN_S);
  const lookAt = failed
    ? sql<Date>`least(case when look <> 'now' then look_at end, now() + make_interval(secs => ${again}))`
    : sql<Date>`coalesce(look_at, now())`;
  await trx
    .updateTable('change_triggers')
    .set({
      due_at: sql<Date | null>`coalesce(due_at, ${dueAt})`,
      look: sql<Look['look']>`case when ${failed} or look_at is null then 'now' else look end`,
      look_at: lookAt,
      failures: failed ? trigger.failures + 1 : 0,
      night_task: null,
    })
    .where('config_id', '=', configId)
    .execute();
  return trigger;
}

/** Nobody else changes these until the transaction ends. In one order, whoever holds several. */
export async function holdTriggers(trx: Trx, configIds: string[]): Promise<void> {
  if (configIds.length === 0) return;
  await trx
    .selectFrom('change_triggers')
    .select('config_id')
    .where('config_id', 'in', configIds)
    .orderBy('config_id')
    .forNoKeyUpdate()
    .execute();
}

/** These look for changes at once, unless they are paused. @param look `poll`: because MoySklad tells them no more */
export async function lookNow(trx: Trx, configIds: string[], look: 'now' | 'poll' = 'now'): Promise<void> {
  if (configIds.length === 0) return;
  await holdTriggers(trx, configIds);
  await trx
    .updateTable('change_triggers')
    .set({ look, look_at: now })
    .where('config_id', 'in', configIds)
    .where('paused', '=', false)
    .execute();
}

/** A nightly look found what MoySklad had not told. */
export async function countRepair(trx: Trx, configId: string): Promise<void> {
  await trx
    .updateTable('change_triggers')
    .set((eb) => ({ repairs: eb('repairs', '+', 1), repaired_at: now }))
    .where('config_id', '=', configId)
    .execute();
}

/** What nightly looks of these exports found: how often, and when last. */
export async function repairsOf(
  trx: Trx,
  configIds: string[],
): Promise<{ count: number; lastAt: Date | null }> {
  if (configIds.length === 0) return { count: 0, lastAt: null };
  const { count, lastAt } = await trx
    .selectFrom('change_triggers')
    .select(({ fn }) => [fn.sum<string | null>('repairs').as('count'), fn.max('repaired_at').as('lastAt')])
    .where('config_id', 'in', configIds)
    .executeTakeFirstOrThrow();
  return { count: Number(count ?? 0), lastAt };
}

/** Pauses every trigger that is not paused. @returns their exports */
export async function pauseTogether(trx: Trx): Promise<string[]> {
  return changeAll(trx, 'paused', false, {
    ...nothing,
    ...{ paused: true, paused_together: true, look: 'now', look_at: null },
  });
}

/** Lets those that were paused together go on: they look at once for what changed. @returns their exports */
export async function resumeTogether(trx: Trx): Promise<string[]> {
  return changeAll(trx, 'paused_together', true, { paused: false, paused_together: false, look_at: now });
}

/** Held in one order, whoever holds several. */
async function changeAll(
  trx: Trx,
  column: 'paused' | 'paused_together',
  is: boolean,
  values: UpdateObject<Tables, 'change_triggers'>,
): Promise<string[]> {
  const held = await trx
    .selectFrom('change_triggers')
    .select('config_id')
    .where(column, '=', is)
    .orderBy('config_id')
    .forNoKeyUpdate()
    .execute();
  const ids = held.map(({ config_id }) => config_id);
  if (ids.length > 0)
    await trx
      .updateTable('change_triggers')
      .set({ ...values, updated_at: changedNow })
      .where('config_id', 'in', ids)
      .execute();
  return ids;
}
