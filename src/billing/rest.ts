import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import type { PlanThing } from '../platform/events/events.ts';
import { type Thing, things } from './plans.ts';

/** Nobody is shut out of their company because of its plan: members stay, no new one comes in (docs/decisions/0051). */
const resting = things.filter((thing) => thing !== 'members');

/**
 * Has the newest things rest that the plan in force has no room for, and those go on again that it has room for, the oldest first. The
 * company's plan is held.
 */
export async function rebalance(
  trx: Trx,
  companyId: string,
): Promise<{ paused: PlanThing[]; woken: PlanThing[] }> {
  const found = { paused: [] as PlanThing[], woken: [] as PlanThing[] };
  await forgetGone(trx);
  for (const kind of resting) {
    const { room, all } = await lookAt(trx, kind);
    const works = all.filter(({ rests }) => !rests);
    const over = room === null ? [] : works.slice(room);
    const free = room === null ? all.length : Math.max(0, room - works.length);
    const again = all.filter(({ rests }) => rests).slice(0, free);
    found.paused.push(...(await pause(trx, companyId, kind, over)));
    found.woken.push(...(await wake(trx, kind, again)));
  }
  return found;
}

/** What was deleted rests no more. */
async function forgetGone(trx: Trx): Promise<void> {
  await sql`delete from plan_pauses r where r.company_id = app_company_id() and not exists (select from plan_things t
    where t.company_id = r.company_id and t.metric = r.metric and t.id = r.thing_id)`.execute(trx);
}

/** Things of a kind, the oldest first, and of how many the plan has room; null: of all. */
async function lookAt(trx: Trx, kind: Thing) {
  const { rows: limits } = await sql<{ hard: string | null }>`
    select l.hard from company_plans p join plan_limits l on l.plan = p.plan and l.metric = ${kind}
    where p.company_id = app_company_id()`.execute(trx);
  const { rows: all } = await sql<{ id: string; name: string; rests: boolean }>`
    select t.id, t.name, exists (select from plan_pauses r
      where r.company_id = t.company_id and r.metric = t.metric and r.thing_id = t.id) as rests
    from plan_things t where t.company_id = app_company_id() and t.metric = ${kind} order by t.created_at, t.id`.execute(
    trx,
  );
  const hard = limits[0]?.hard ?? null;
  return { room: hard === null ? null : Number(hard), all };
}

type Found = { id: string; name: string };

async function pause(trx: Trx, companyId: string, kind: Thing, found: Found[]): Promise<PlanThing[]> {
  if (found.length > 0)
    await trx
      .insertInto('plan_pauses')
      .values(found.map(({ id, name }) => ({ company_id: companyId, metric: kind, thing_id: id, name })))
      .execute();
  return found.map(({ id, name }) => ({ kind, id, name }));
}

async function wake(trx: Trx, kind: Thing, found: Found[]): Promise<PlanThing[]> {
  if (found.length > 0)
    await trx
      .deleteFrom('plan_pauses')
      .where('metric', '=', kind)
      .where(
        'thing_id',
        'in',
        found.map(({ id }) => id),
      )
      .execute();
  return found.map(({ id, name }) => ({ kind, id, name }));
}

/** Of these things, those that rest because the plan has no room for them. */
export async function restingAmong(trx: Trx, kind: Thing, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await trx
    .selectFrom('plan_pauses')
    .select('thing_id')
    .where('metric', '=', kind)
    .where('thing_id', 'in', ids)
    .execute();
  return new Set(rows.map(({ thing_id }) => thing_id));
}
