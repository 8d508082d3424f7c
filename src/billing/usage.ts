import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import { type Flow, isPlan, isThing, type Metric, metrics, type PlanKey, unpaidPlan } from './plans.ts';

/** Of one metric, how much is used and how much there may be; null: no limit. */
export interface MetricUsage {
  metric: Metric;
  used: number;
  soft: number | null;
  hard: number | null;
}

export interface Usage {
  plan: PlanKey;
  why: 'trial' | 'paid' | 'override' | 'none';
  /** Until when this is the plan, where time alone ends it. */
  until: Date | null;
  /** MoySklad waits for its money: nothing runs. */
  unpaid: boolean;
  /** Plans are switched off in this installation: nothing has a limit. */
  off: boolean;
  timeZone: string;
  /** The month that counts now, in the company's time zone: `2026-11`. */
  month: string;
  metrics: MetricUsage[];
  /** What rests until the plan has room for it. */
  paused: { kind: string; id: string; name: string }[];
}

/** Whether MoySklad waits for the money of the company that the transaction acts for: nothing of it runs. */
export async function isUnpaid(trx: Trx): Promise<boolean> {
  const row = await trx.selectFrom('company_plans').select('unpaid').executeTakeFirstOrThrow();
  return row.unpaid;
}

/** What the company uses that the transaction acts for, and how much it may. */
export async function usageOf(trx: Trx): Promise<Usage> {
  const { rows } = await sql<{
    plan: string;
    why: Usage['why'];
    until: Date | null;
    unpaid: boolean;
    off: boolean;
    timeZone: string;
    month: string;
  }>`select p.plan, p.why, p.look_at as until, p.unpaid, p.time_zone as "timeZone",
      to_char(usage_period('', p.time_zone), 'YYYY-MM') as month,
      not exists (select from plan_limits where hard is not null) as off
    from company_plans p where p.company_id = app_company_id()`.execute(trx);
  const found = rows[0]!;
  const paused = await trx
    .selectFrom('plan_pauses')
    .select(['metric as kind', 'thing_id as id', 'name'])
    .orderBy('paused_at')
    .orderBy('name')
    .execute();
  const { plan, ...rest } = found;
  return { ...rest, plan: isPlan(plan) ? plan : unpaidPlan, metrics: await measure(trx), paused };
}

/** Of every metric: things are counted as they are, the rest as it was taken. */
async function measure(trx: Trx): Promise<MetricUsage[]> {
  const { rows } = await sql<{ metric: string; used: string; soft: string | null; hard: string | null }>`
    select l.metric, l.soft, l.hard, case when l.metric = any (${metrics.filter(isThing)}::text[]) then
        (select count(*) from plan_things t where t.company_id = p.company_id and t.metric = l.metric
          and not exists (select from plan_pauses r where r.company_id = t.company_id and r.metric = t.metric and r.thing_id = t.id))
      else
        (select coalesce(sum(u.used), 0) from usage_counts u
          where u.company_id = p.company_id and u.metric = l.metric and u.period = usage_period(l.metric, p.time_zone))
        + (select coalesce(sum(r.amount), 0) from usage_reserves r
          where r.company_id = p.company_id and r.metric = l.metric and r.expires_at > now())
      end as used
    from company_plans p
    join plan_limits l on l.plan = p.plan
    where p.company_id = app_company_id()`.execute(trx);
  const found = new Map(rows.map((row) => [row.metric, row]));
  return metrics.map((metric) => {
    const { used, soft, hard } = found.get(metric) ?? { used: 0, soft: null, hard: null };
    return {
      metric,
      used: Number(used),
      soft: soft === null ? null : Number(soft),
      hard: hard === null ? null : Number(hard),
    };
  });
}

/** How much of something was used in each of the last twelve months, the oldest first; months without any are there. */
export async function monthsOf(trx: Trx, flow: Flow): Promise<{ month: string; used: number }[]> {
  const { rows } = await sql<{ month: string; used: string }>`
    select to_char(m, 'YYYY-MM') as month, (select coalesce(sum(u.used), 0) from usage_counts u
      where u.company_id = p.company_id and u.metric = ${flow} and u.period >= m::date and u.period < (m + interval '1 month')::date) as used
    from company_plans p,
      generate_series(usage_period('', p.time_zone) - interval '11 months', usage_period('', p.time_zone), '1 month') m
    where p.company_id = app_company_id() order by m`.execute(trx);
  return rows.map(({ month, used }) => ({ month, used: Number(used) }));
}
