import { sql } from 'kysely';
import type { SchedulesTable } from '../../../db/tables/triggers.ts';
import type { Trx } from '../../platform/db/database.ts';

/** A schedule whose time has come, with what decides about its run. */
export interface Due {
  id: string;
  companyId: string;
  configId: string;
  verify: boolean;
  cron: string;
  timeZone: string;
  spread: boolean;
  overlap: SchedulesTable['overlap'];
  catchUp: boolean;
  dueAt: Date;
  /** Now, by the clock that says what is due: by a worker's that is behind, this time would come again. */
  lookedAt: Date;
  blockedReason: string | null;
  eraseAt: Date | null;
  /** An account of its export has to be connected again. */
  waits: boolean;
  /** Its export is running, or waits to. */
  active: boolean;
  /** This very time has had its run. */
  done: boolean;
  /** So far apart its company's plan has runs of a schedule, minutes; null: it does not say. */
  leastMinutes: number | null;
  /** When its last run was due. */
  ranAt: Date | null;
}

/**
 * Schedules of all companies whose time has come, the longest overdue first, until the transaction ends for the caller alone; those
 * that another has are left out.
 * @param which so many at most, or this one.
 */
export async function takeDue(trx: Trx, which: { most: number } | { id: string }): Promise<Due[]> {
  const [most, id] = 'id' in which ? [1, which.id] : [which.most, null];
  const { rows } = await sql<Due>`select id, company_id as "companyId", config_id as "configId", verify, cron,
    time_zone as "timeZone", spread, overlap, catch_up as "catchUp", due_at as "dueAt", looked_at as "lookedAt",
    blocked_reason as "blockedReason", erase_at as "eraseAt", waits, active, done, least_minutes as "leastMinutes",
    ran_at as "ranAt"
    from take_due_schedules(${most}, ${id}::uuid)`.execute(trx);
  return rows;
}

/** What becomes of a schedule whose time has come. */
export interface Moved {
  id: string;
  nextAt: Date;
  /** It did not run this time, and is to be made up for when its account is connected again. */
  missed: boolean;
  /** It is to run as soon as the run that goes on is over. */
  remembered: boolean;
}

/** Gives schedules that `takeDue` took their next times. */
export async function moveDue(trx: Trx, moved: Moved[]): Promise<void> {
  await sql`select move_due_schedules(${moved.map(({ id }) => id)}::uuid[],
    ${moved.map(({ nextAt }) => nextAt.toISOString())}::timestamptz[], ${moved.map(({ missed }) => missed)}::boolean[],
    ${moved.map(({ remembered }) => remembered)}::boolean[])`.execute(trx);
}
