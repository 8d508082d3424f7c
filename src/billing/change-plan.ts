import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { isPlan, type PlanKey, unpaidPlan } from './plans.ts';
import { rebalance } from './rest.ts';

export interface PlanContext {
  emit: Emit;
  log: Log;
}

/** The request or job that a change of plan comes from. */
export interface Cause {
  companyId: string;
  requestId: string;
}

/**
 * Holds the plan of the company that the transaction acts for: nobody else changes it, or finds room for a thing, until the transaction
 * ends. Whoever changes a plan takes it first of all.
 */
export async function holdPlan(trx: Trx) {
  return trx
    .selectFrom('company_plans')
    .selectAll()
    .select(sql<boolean>`coalesce(override_until > now(), true)`.as('overrides'))
    .select(sql<boolean>`trial_until > now()`.as('tries'))
    .where('company_id', '=', sql<string>`app_company_id()`)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

/**
 * Decides which plan is in force, and what rests or goes on again because of it; told by `plan.changed` where anything is another than it
 * was, so a repeated call changes nothing.
 */
export async function decidePlan(trx: Trx, { emit, log }: PlanContext, cause: Cause): Promise<void> {
  const held = await holdPlan(trx);
  const { plan, why, until } = inForce(held, (key) =>
    log.warn(
      { companyId: cause.companyId, plan: key },
      'a company has a plan that there is not: it is passed over',
    ),
  );
  await trx.updateTable('company_plans').set({ look_at: until }).execute();
  const changed = plan !== held.plan || why !== held.why;
  if (changed) await trx.updateTable('company_plans').set({ plan, why, since: sql<Date>`now()` }).execute();
  // Its numbers are other ones, and what is reached of them is told anew.
  if (plan !== held.plan) await trx.deleteFrom('limits_reached').execute();
  await keepHistory(trx);
  const { paused, woken } = await rebalance(trx, cause.companyId);
  if (!changed && paused.length === 0 && woken.length === 0) return;
  await emit(trx, { kind: 'plan.changed', ...cause, from: held.plan, to: plan, why, paused, woken });
}

/** What a smaller plan forgets of earlier runs is kept for so many days more. */
const GRACE_DAYS = 30;

/** Notes how long the plan in force has runs remembered. */
async function keepHistory(trx: Trx): Promise<void> {
  await sql`update company_plans p set history_days = l.hard::integer,
      history_grace_until = case when l.hard < coalesce(p.history_days, l.hard + 1)
        then now() + make_interval(days => ${GRACE_DAYS}) else p.history_grace_until end
    from plan_limits l
    where p.company_id = app_company_id() and l.plan = p.plan and l.metric = 'historyDays'
      and l.hard is distinct from p.history_days`.execute(trx);
}

/**
 * By the platform's own people before what is paid, what is paid before the first days.
 * @param unknown is told of a key that is none of a plan: a tariff or a row of another edition.
 */
function inForce(
  row: Awaited<ReturnType<typeof holdPlan>>,
  unknown: (key: string) => void,
): { plan: PlanKey; why: 'trial' | 'paid' | 'override' | 'none'; until: Date | null } {
  for (const key of [row.override, row.paid]) if (key !== null && !isPlan(key)) unknown(key);
  if (isPlan(row.override) && row.overrides)
    return { plan: row.override, why: 'override', until: row.override_until };
  if (isPlan(row.paid)) return { plan: row.paid, why: 'paid', until: null };
  return row.tries
    ? { plan: 'business', why: 'trial', until: row.trial_until }
    : { plan: unpaidPlan, why: 'none', until: null };
}

/** Gives the company a plan by the platform's own people, whatever it pays for; with null no more. */
export async function setOverride(
  trx: Trx,
  context: PlanContext,
  cause: Cause,
  given: { plan: PlanKey; reason: string; until: Date | null } | null,
): Promise<void> {
  await holdPlan(trx);
  await trx
    .updateTable('company_plans')
    .set({
      override: given?.plan ?? null,
      override_reason: given?.reason ?? null,
      override_until: given?.until ?? null,
    })
    .execute();
  await decidePlan(trx, context, cause);
}

/** What the platform's own people gave the company; null: nothing. */
export async function overrideOf(
  trx: Trx,
): Promise<{ plan: string; reason: string; until: string | null } | null> {
  const { override, override_reason, override_until } = await holdPlan(trx);
  return override === null
    ? null
    : { plan: override, reason: override_reason ?? '', until: override_until?.toISOString() ?? null };
}

/**
 * MoySklad says what is paid. @param paid our plan of the tariff; null: none that we know of.
 * @param unpaid it waits for its money.
 */
export async function notePaid(
  trx: Trx,
  context: PlanContext,
  cause: Cause,
  { paid, unpaid }: { paid?: string | null; unpaid: boolean },
): Promise<void> {
  await holdPlan(trx);
  await trx
    .updateTable('company_plans')
    .set({ unpaid, ...(paid !== undefined && { paid }) })
    .execute();
  await decidePlan(trx, context, cause);
}
