import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { type Cause, decidePlan } from './change-plan.ts';
import { isThing, type Metric } from './plans.ts';

/** A plan whose time is over, and a limit that was reached, are noticed so late at most, ms. */
const LOOK_MS = 2000;
const FORGET_MS = 60 * 60_000;
/** Companies at a look. */
const BATCH = 500;

interface Context {
  database: Database;
  emit: Emit;
  log: Log;
}

/** What is looked at again and again: plans that time ends, limits to be told, and what is to be forgotten. */
export function billingPeriodics(context: Context): Periodic[] {
  return [
    { name: 'plans that end', everyMs: LOOK_MS, run: (signal) => decideDue(context, signal) },
    { name: 'limits to be told', everyMs: LOOK_MS, run: (signal) => tellLimits(context, signal) },
    {
      name: 'usage to be forgotten',
      everyMs: FORGET_MS,
      run: async () => void (await sql`select forget_usage()`.execute(context.database.platform)),
    },
  ];
}

async function decideDue(context: Context, signal: AbortSignal): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select company_id as id from companies_with_plans_due(${BATCH})`.execute(context.database.platform);
  await inEach(context, rows, signal, (trx, cause) => decidePlan(trx, context, cause));
}

async function tellLimits(context: Context, signal: AbortSignal): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select company_id as id from companies_with_limits_to_tell(${BATCH})`.execute(context.database.platform);
  await inEach(context, rows, signal, (trx, cause) => tellOf(trx, context.emit, cause));
}

/** One company's trouble is not another's. */
async function inEach(
  { database, log }: Context,
  companies: { id: string }[],
  signal: AbortSignal,
  fn: (trx: Trx, cause: Cause) => Promise<void>,
): Promise<void> {
  for (const { id: companyId } of companies) {
    if (signal.aborted) return;
    const cause = { companyId, requestId: randomUUID() };
    await database
      .forCompany(companyId, (trx) => fn(trx, cause))
      .catch((error) => log.error({ err: error, companyId }, 'a plan could not be looked at'));
  }
}

/** Emits what was reached and not told yet, each once: told is what is committed. */
async function tellOf(trx: Trx, emit: Emit, cause: Cause): Promise<void> {
  const { rows } = await sql<{
    metric: Metric;
    month: string;
    level: 'near' | 'soft' | 'hard';
    used: string;
    limit: string;
  }>`
    update limits_reached set told_at = now() where told_at is null
    returning metric, to_char(month, 'YYYY-MM') as month, level, used, "limit"`.execute(trx);
  for (const { metric, month, level, used, limit } of rows)
    await emit(trx, {
      kind: 'limit.reached',
      ...cause,
      metric,
      level,
      used: Number(used),
      limit: Number(limit),
      month: isThing(metric) ? null : month,
    });
}
