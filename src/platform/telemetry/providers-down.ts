import { type Kysely, sql } from 'kysely';
import type { ProviderCallsTable } from '../../../db/tables/platform.ts';
import type { Tables } from '../../../db/tables.ts';

type Provider = ProviderCallsTable['provider'];

/** The minute that goes on and so many before it are looked at. */
const MINUTES_BEFORE = 2;
/** Fewer failures than this say nothing: one company's trouble makes some, too. */
const LEAST_FAILURES = 10;
/** Of all calls, from which share of failures on a provider is down. */
const SHARE = 0.5;

/**
 * Whether a provider is down for everybody, by the calls of all companies in the last three minutes: at least ten had no answer or a 5xx,
 * and they are half of all calls or more. Throttling (429) is no failure: it answers.
 */
export function isDown({ calls, failures }: { calls: number; failures: number }): boolean {
  return failures >= LEAST_FAILURES && failures >= calls * SHARE;
}

/** The providers that are down now. */
export async function providersDown(db: Kysely<Tables>): Promise<Provider[]> {
  const rows = await db
    .selectFrom('provider_calls')
    .where(
      'minute',
      '>=',
      sql<Date>`date_trunc('minute', now()) - make_interval(mins => ${sql.lit(MINUTES_BEFORE)})`,
    )
    .groupBy('provider')
    .select([
      'provider',
      sql<number>`sum(calls)::int`.as('calls'),
      sql<number>`sum(failures)::int`.as('failures'),
    ])
    .orderBy('provider', 'desc')
    .execute();
  return rows.filter(isDown).map(({ provider }) => provider);
}
