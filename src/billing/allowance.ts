import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import { Problem } from '../platform/problems.ts';
import { type Flow, isThing, type Metric } from './plans.ts';
import { billingProblems, limitProblems } from './problems.ts';

/** What was asked for, how much is used (without it), and the plan's numbers; null: no limit. */
interface Taken {
  granted: boolean;
  used: number;
  soft: number | null;
  hard: number | null;
  plan: string;
  unpaid: boolean;
}

/**
 * Takes an allowance of the company that the transaction acts for, with whatever the transaction does: where that is undone, so is
 * this. Of a thing (`exports`, `members`, `webhooks` …) it asks for room for `n` more, before they are made, and nobody else is given
 * that room until the transaction ends; of what is used up (`rowsAMonth`, `runsADay`, `messagesAMonth`) it counts `n` at once.
 * Calls of one transaction come in the same order everywhere: the allowance before the rows that it is for.
 * @throws Problem that says what is used up and how to go on.
 */
export async function requireAllowance(trx: Trx, metric: Metric, n: number): Promise<void> {
  const taken = isThing(metric) ? await takeRoom(trx, metric, n) : await takeOf(trx, metric, n, null);
  if (!taken.granted) throw refusalOf(metric, taken);
}

/** Why an allowance was not given. */
export function refusalOf(metric: Metric, { unpaid, used, hard }: Taken): Problem {
  if (unpaid && !isThing(metric)) return new Problem(billingProblems.unpaid);
  return new Problem(limitProblems[metric], { used, hard: hard ?? 0 });
}

async function takeRoom(trx: Trx, metric: string, n: number): Promise<Taken> {
  const { rows } =
    await sql<Row>`select granted, used, soft, hard, plan, unpaid from take_room(${metric}, ${n})`.execute(
      trx,
    );
  return numbers(rows[0]!);
}

/**
 * The same as `requireAllowance` of what is used up, answering instead of throwing.
 * @param holder work whose use is not known yet (a UUID): what it takes counts as used until `settleAllowance`, or until the seconds
 * are over since it last took some. Null: it is used.
 */
export async function takeOf(
  trx: Trx,
  metric: Flow,
  n: number,
  holder: { id: string; seconds: number } | null,
): Promise<Taken> {
  const { rows } = await sql<Row>`select granted, used, soft, hard, plan, unpaid
    from take_allowance(${metric}, ${n}, ${holder?.id ?? null}::uuid, ${holder?.seconds ?? 0})`.execute(trx);
  return numbers(rows[0]!);
}

/** A holder has used so much of what it took; the rest is free again. Last in a transaction: it waits for others of the company. */
export async function settleAllowance(trx: Trx, metric: Flow, holder: string, used: number): Promise<void> {
  await sql`select settle_allowance(${metric}, ${holder}::uuid, ${used})`.execute(trx);
}

interface Row extends Omit<Taken, 'used' | 'soft' | 'hard'> {
  /** bigint is text. */
  used: string;
  soft: string | null;
  hard: string | null;
}

const numbers = ({ used, soft, hard, ...rest }: Row): Taken => ({
  ...rest,
  used: Number(used),
  soft: soft === null ? null : Number(soft),
  hard: hard === null ? null : Number(hard),
});

/**
 * Takes the allowance of one run of today.
 * @returns the day that it counts on, `2026-11-30`, or why there is none.
 */
export async function takeRun(trx: Trx): Promise<{ day: string } | { refusal: Problem }> {
  const taken = await takeOf(trx, 'runsADay', 1, null);
  return taken.granted ? { day: await runDay(trx) } : { refusal: refusalOf('runsADay', taken) };
}

/** The day on which runs count now. */
export async function runDay(trx: Trx): Promise<string> {
  const { rows } = await sql<{
    day: string;
  }>`select usage_period('runsADay', time_zone)::text as day from company_plans
    where company_id = app_company_id()`.execute(trx);
  return rows[0]!.day;
}

/** A run that took its allowance on that day never began. Last in a transaction: it waits for others of the company. */
export async function giveRunBack(trx: Trx, day: string): Promise<void> {
  await sql`update usage_counts set used = used - 1
    where company_id = app_company_id() and metric = 'runsADay' and period = ${day}::date and used > 0`.execute(
    trx,
  );
}

/** Counts work for the platform's own people: it has no limit. */
export async function countWork(
  trx: Trx,
  work: Record<'cpuMs' | 'moyskladCalls' | 'googleCalls', number>,
): Promise<void> {
  await sql`insert into usage_counts as u (company_id, metric, period, used)
    select p.company_id, work.metric, usage_period(work.metric, p.time_zone), work.used
    from company_plans p, unnest(${Object.keys(work)}::text[], ${Object.values(work).map(Math.round)}::bigint[]) as work (metric, used)
    where p.company_id = app_company_id()
    on conflict (company_id, metric, period) do update set used = u.used + excluded.used`.execute(trx);
}

/** Notes that something was refused for want of allowance, which the refused transaction could not: it was undone. */
export async function noteRefused(
  trx: Trx,
  metric: Metric,
  { used, hard }: { used: number; hard: number },
): Promise<void> {
  await sql`select note_limit(${metric}, (select time_zone from company_plans where company_id = app_company_id()),
    ${used}, ${hard}, ${hard}, true)`.execute(trx);
}
