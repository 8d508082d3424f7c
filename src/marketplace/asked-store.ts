import { type Selectable, sql } from 'kysely';
import type { AskedRunsTable } from '../../db/tables/marketplace.ts';
import type { Trx } from '../platform/db/database.ts';

export type AskedRun = Selectable<AskedRunsTable>;

/** Who waits to be told of the end: the press of a button of one of our applications. */
export interface Press {
  pressId: string;
  appId: string;
}

/**
 * Notes that runs of exports are asked for. One that waits already is not asked for twice; who waits for its end may join it.
 * @returns how many are new, and whether the press is told of any.
 */
export async function insertAsked(
  trx: Trx,
  companyId: string,
  configIds: string[],
  press: Press | null,
): Promise<{ added: number; joined: boolean }> {
  const rows = await trx
    .insertInto('asked_runs')
    .values(
      // In one order: two calls that ask for the same exports wait for each other, and neither for ever.
      [...configIds].sort().map((configId) => ({
        ...{ company_id: companyId, config_id: configId, task_id: null },
        ...{ press_id: press?.pressId ?? null, app_id: press?.appId ?? null },
      })),
    )
    .onConflict((on) =>
      on
        .column('config_id')
        .where('task_id', 'is', null)
        .doUpdateSet((eb) => ({
          press_id: sql`coalesce(asked_runs.press_id, ${eb.ref('excluded.press_id')})`,
          app_id: sql`coalesce(asked_runs.app_id, ${eb.ref('excluded.app_id')})`,
        })),
    )
    .returning(['press_id', sql<boolean>`xmax = 0`.as('is_new')])
    .execute();
  return {
    added: rows.filter(({ is_new }) => is_new).length,
    joined: press !== null && rows.some(({ press_id }) => press_id === press.pressId),
  };
}

/** The exports of which a run is asked for and not begun. */
export async function waitingConfigs(trx: Trx): Promise<string[]> {
  const rows = await trx
    .selectFrom('asked_runs')
    .select('config_id')
    .where('task_id', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.map(({ config_id }) => config_id);
}

/** What is asked for of an export and not begun, held by the caller; undefined when there is nothing, or another one holds it. */
export async function takeWaiting(trx: Trx, configId: string): Promise<AskedRun | undefined> {
  return trx
    .selectFrom('asked_runs')
    .selectAll()
    .where('config_id', '=', configId)
    .where('task_id', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** Whether a run of an export is asked for and not begun. */
export async function isWaiting(trx: Trx, configId: string): Promise<boolean> {
  const query = trx.selectFrom('asked_runs').select('id').where('config_id', '=', configId);
  return (await query.where('task_id', 'is', null).executeTakeFirst()) !== undefined;
}

/** It is begun: whoever pressed a button hears of its end. */
export async function noteTask(trx: Trx, id: string, taskId: string): Promise<void> {
  await trx.updateTable('asked_runs').set({ task_id: taskId }).where('id', '=', id).execute();
}

export async function deleteAsked(trx: Trx, ids: string[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom('asked_runs').where('id', 'in', ids).execute();
}

/** The presses that wait for the end of a run. */
export async function pressesOf(trx: Trx, taskId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('asked_runs')
    .select('press_id')
    .where('task_id', '=', taskId)
    .where('press_id', 'is not', null)
    .execute();
  return rows.flatMap(({ press_id }) => press_id ?? []);
}

/** What a press asked for, as far as it is not told yet. */
export async function askedBy(trx: Trx, pressId: string): Promise<AskedRun[]> {
  return trx
    .selectFrom('asked_runs')
    .selectAll()
    .where('press_id', '=', pressId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
