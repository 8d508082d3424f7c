import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { PlanThing } from '../platform/events/events.ts';
import { Problem } from '../platform/problems.ts';
import { type Cause, holdPlan } from './change-plan.ts';
import { billingProblems } from './problems.ts';

/** Kinds of things that rest when the plan has no room for them. */
export const restingKinds = ['exports', 'webhooks'] as const;

/**
 * Has one thing that rests go on, and another of its kind rest instead: never more work than before. Told by `plan.exchanged`.
 * @throws Problem where the one does not rest any more, or the other does not work.
 */
export async function exchangeResting(
  trx: Trx,
  emit: Emit,
  cause: Cause,
  { kind, wake, rest }: { kind: (typeof restingKinds)[number]; wake: string; rest: string },
): Promise<{ woken: PlanThing; paused: PlanThing }> {
  await holdPlan(trx);
  const { rows } = await sql<{ id: string; name: string; rests: boolean }>`
    select t.id, t.name, exists (select from plan_pauses r
      where r.company_id = t.company_id and r.metric = t.metric and r.thing_id = t.id) as rests
    from plan_things t where t.company_id = app_company_id() and t.metric = ${kind} and t.id in (${wake}, ${rest})`.execute(
    trx,
  );
  const sleeping = rows.find(({ id, rests }) => id === wake && rests);
  const working = rows.find(({ id, rests }) => id === rest && !rests);
  if (!sleeping || !working) throw new Problem(billingProblems.exchanged);
  await trx.deleteFrom('plan_pauses').where('metric', '=', kind).where('thing_id', '=', wake).execute();
  await trx
    .insertInto('plan_pauses')
    .values({ company_id: cause.companyId, metric: kind, thing_id: rest, name: working.name })
    .execute();
  const woken = { kind, id: wake, name: sleeping.name };
  const paused = { kind, id: rest, name: working.name };
  await emit(trx, { kind: 'plan.exchanged', ...cause, woken: [woken], paused: [paused] });
  return { woken, paused };
}

/** Of each kind of which something rests, the things that work, the oldest first. */
export async function workingBeside(
  trx: Trx,
): Promise<{ kind: (typeof restingKinds)[number]; id: string; name: string }[]> {
  const { rows } = await sql<{ kind: (typeof restingKinds)[number]; id: string; name: string }>`
    select t.metric as kind, t.id, t.name from plan_things t
    where t.company_id = app_company_id() and t.metric = any (${[...restingKinds]}::text[])
      and exists (select from plan_pauses r where r.company_id = t.company_id and r.metric = t.metric)
      and not exists (select from plan_pauses r where r.company_id = t.company_id and r.metric = t.metric and r.thing_id = t.id)
    order by t.created_at, t.id`.execute(trx);
  return rows;
}

/** Has the company's days and months turn in a time zone. What was used stays with the day and month that it was counted in. @returns the one before */
export async function setTimeZone(trx: Trx, timeZone: string): Promise<string> {
  const { time_zone: before } = await holdPlan(trx);
  await trx.updateTable('company_plans').set({ time_zone: timeZone }).execute();
  return before;
}
