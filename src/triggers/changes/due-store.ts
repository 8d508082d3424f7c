import { sql } from 'kysely';
import type { Trx } from '../../platform/db/database.ts';
import { type NextLook, type TriggerRow, triggerRows } from './store.ts';

const now = sql<Date>`now()`;

/** The companies with exports that are due, the longest overdue first. */
export async function companiesWithDue(trx: Trx, most: number): Promise<string[]> {
  const { rows } = await sql<{ companyId: string }>`select company_id as "companyId"
    from companies_with_due_changes(${most})`.execute(trx);
  return rows.map(({ companyId }) => companyId);
}

/**
 * The company's triggers whose time has come, the longest overdue first; those that another has are left out.
 * @param which so many at most, or this one.
 */
export async function takeDue(
  trx: Trx,
  which: { most: number } | { configId: string },
): Promise<TriggerRow[]> {
  const due = triggerRows(trx)
    .where((eb) => eb.or([eb('due_at', '<=', now), eb('look_at', '<=', now)]))
    .orderBy(sql`least(due_at, look_at)`)
    .limit('most' in which ? which.most : 1)
    .forNoKeyUpdate()
    .skipLocked();
  return ('most' in which ? due : due.where('config_id', '=', which.configId)).execute();
}

/** What becomes of a trigger whose time has come. Where a run begins, no changes wait for one. */
export async function moveDue(
  trx: Trx,
  configId: string,
  {
    started,
    nightTask,
    look,
    refreshed,
  }: {
    started: boolean;
    nightTask: string | null;
    look: NextLook | undefined;
    /** Whether the run refreshes names: none, those of some rows, or all. */
    refreshed: 'none' | 'rows' | 'whole';
  },
): Promise<void> {
  await trx
    .updateTable('change_triggers')
    .set({
      due_at: sql<Date | null>`case when ${started} or due_at <= now() then null else due_at end`,
      ...(started && { first_at: null, last_at: null, night_task: nightTask }),
      ...(refreshed !== 'none' && { renamed: [] }),
      ...(refreshed === 'whole' && { renamed_at: now }),
      ...(look && { look_at: look.at, look: look.look }),
    })
    .where('config_id', '=', configId)
    .execute();
}

/** It is not looked at again for a while, ms: what fails is not to stand before all others. */
export async function putOff(trx: Trx, configId: string, ms: number): Promise<void> {
  const later = sql<Date>`now() + make_interval(secs => ${ms / 1000})`;
  await trx
    .updateTable('change_triggers')
    .set({
      due_at: sql<Date>`case when due_at <= now() then ${later} else due_at end`,
      look_at: sql<Date>`case when look_at <= now() then ${later} else look_at end`,
    })
    .where('config_id', '=', configId)
    .execute();
}
