import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import { Problem } from '../platform/problems.ts';
import { isPlan, type Plan, plans } from './plans.ts';
import { billingProblems } from './problems.ts';

/** What the plan in force promises beside its limits; with plans switched off: everything. */
export interface Promised {
  /** Two runs of a schedule are so far apart at least, minutes; null: as far as schedules can be at all. */
  leastMinutes: number | null;
  /** Exports may start as soon as something changes. */
  onChanges: boolean;
  /** Runs are remembered for so many days; null: for good. */
  historyDays: number | null;
  /** Until then nothing is forgotten, because the plan before remembered more. */
  historyGraceUntil: Date | null;
  /** Runs of before this were forgotten. */
  historyFrom: Date | null;
  /** In which the company's days turn. */
  timeZone: string;
}

/** What the plan promises of the company that the transaction acts for. */
export async function promisedTo(trx: Trx): Promise<Promised> {
  const { rows } = await sql<Promised>`
    select least.hard::integer as "leastMinutes", coalesce(changes.hard, 1) > 0 as "onChanges",
      p.history_days as "historyDays", p.history_from as "historyFrom", p.time_zone as "timeZone",
      case when p.history_grace_until > now() then p.history_grace_until end as "historyGraceUntil"
    from company_plans p
    left join plan_limits least on least.plan = p.plan and least.metric = 'leastMinutes'
    left join plan_limits changes on changes.plan = p.plan and changes.metric = 'onChanges'
    where p.company_id = app_company_id()`.execute(trx);
  return rows[0]!;
}

/** What a plan promises beside its limits; one of another edition is taken to have had all. */
export const promisesOf = (plan: string): Pick<Plan, 'leastMinutes' | 'onChanges' | 'historyDays'> =>
  isPlan(plan) ? plans[plan] : { leastMinutes: 0, onChanges: true, historyDays: Number.POSITIVE_INFINITY };

/** @throws Problem where the company's plan has no exports that start on changes. */
export async function requireOnChanges(trx: Trx): Promise<void> {
  if (!(await promisedTo(trx)).onChanges) throw new Problem(billingProblems.noStartsOnChanges);
}
