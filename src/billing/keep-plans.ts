import { sql } from 'kysely';
import { ConfigError } from '../platform/config-error.ts';
import type { Database } from '../platform/db/database.ts';
import { isPlan, type Limit, type Plan, planKeys, plans, promises } from './plans.ts';

/** @param tariffs our plans by MoySklad's tariff ids. @throws ConfigError where one is no plan: whoever pays would have none. */
export function requirePlans(tariffs: ReadonlyMap<string, string>): void {
  for (const [tariffId, plan] of tariffs)
    if (!isPlan(plan))
      throw new ConfigError(
        `The configuration has 1 fault:\n  MOYSKLAD_TARIFFS: ${plan} of the tariff ${tariffId} is none of the plans: ${planKeys.join(', ')}.`,
      );
}

/**
 * Gives the database the numbers of the plans, by which it counts. All processes of an installation are to have the same ones; the
 * last that starts is believed.
 * @param on false: plans are switched off, nothing has a limit.
 */
export async function keepPlans({ platform }: Pick<Database, 'platform'>, on: boolean): Promise<void> {
  const rows = Object.entries(plans).flatMap(([plan, { limits, ...promised }]: [string, Plan]) => [
    ...Object.entries(limits).map(([metric, limit]) => ({ plan, metric, ...(on ? limit : unlimited) })),
    ...promises.map((metric) => ({ plan, metric, soft: null, hard: on ? Number(promised[metric]) : null })),
  ]);
  const kept = JSON.stringify(rows);
  await platform.transaction().execute(async (trx) => {
    // Two that start at once would wait for each other's rows.
    await sql`lock table plan_limits in share row exclusive mode`.execute(trx);
    const { numAffectedRows } = await sql`insert into plan_limits (plan, metric, soft, hard)
      select plan, metric, soft, hard from jsonb_to_recordset(${kept}::jsonb) as x (plan text, metric text, soft bigint, hard bigint)
      on conflict (plan, metric) do update set soft = excluded.soft, hard = excluded.hard
      where (plan_limits.soft, plan_limits.hard) is distinct from (excluded.soft, excluded.hard)`.execute(
      trx,
    );
    if (numAffectedRows) await sql`select plans_changed()`.execute(trx);
  });
}

const unlimited: Limit = { soft: null, hard: null };
