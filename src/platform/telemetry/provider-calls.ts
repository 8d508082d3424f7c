import diagnostics from 'node:diagnostics_channel';
import { type Kysely, sql } from 'kysely';
import type { ProviderCallsTable } from '../../../db/tables/platform.ts';
import type { Tables } from '../../../db/tables.ts';
import type { Periodic } from '../queue/periodic.ts';
import type { Log } from './log.ts';

type Provider = ProviderCallsTable['provider'];
interface Counts {
  calls: number;
  /** No answer, or 5xx. */
  failures: number;
  /** 429. */
  throttled: number;
}

const STORE_MS = 10_000;
const FORGET_MS = 3_600_000;

/**
 * Counts the calls of this process to the providers by what was answered: the client behind our one way out tells of every call
 * (undici.nodejs.org: diagnostics channel). The counts go into `provider_calls` every ten seconds, by minutes.
 * @param addresses of each provider's servers. @returns `close` ends it and stores what was counted last.
 */
export function countProviderCalls(
  db: Kysely<Tables>,
  addresses: Record<Provider, string[]>,
  log: Log,
): { storing: Periodic; close(): Promise<void> } {
  const byOrigin = new Map<string, Provider>();
  for (const provider of Object.keys(addresses) as Provider[])
    for (const address of addresses[provider]) byOrigin.set(new URL(address).origin, provider);
  let counts = new Map<Provider, Counts>();

  /** @param status 0: there was no answer. */
  function count(origin: string, status: number): void {
    const provider = byOrigin.get(origin);
    if (!provider) return;
    const current = counts.get(provider) ?? { calls: 0, failures: 0, throttled: 0 };
    counts.set(provider, current);
    current.calls += 1;
    if (status === 429) current.throttled += 1;
    if (status === 0 || status >= 500) current.failures += 1;
  }

  const listeners: Record<string, (message: unknown) => void> = {
    'undici:request:headers': (message) => {
      const { request, response } = message as {
        request: { origin: string | URL };
        response: { statusCode: number };
      };
      count(new URL(request.origin).origin, response.statusCode);
    },
    'undici:request:error': (message) => {
      const { request, error } = message as { request: { origin: string | URL }; error: Error };
      // What we ended ourselves says nothing of the provider.
      if (error.name !== 'AbortError') count(new URL(request.origin).origin, 0);
    },
  };
  for (const [name, listener] of Object.entries(listeners)) diagnostics.subscribe(name, listener);

  async function store(): Promise<void> {
    const counted = counts;
    counts = new Map();
    for (const [provider, { calls, failures, throttled }] of counted) {
      await sql`
        insert into provider_calls as stored (minute, provider, calls, failures, throttled)
        values (date_trunc('minute', now()), ${provider}, ${calls}, ${failures}, ${throttled})
        on conflict (minute, provider) do update set calls = stored.calls + excluded.calls,
          failures = stored.failures + excluded.failures, throttled = stored.throttled + excluded.throttled`.execute(
        db,
      );
    }
  }

  return {
    storing: { name: 'counts of calls', everyMs: STORE_MS, inEachProcess: true, run: store },
    async close() {
      for (const [name, listener] of Object.entries(listeners)) diagnostics.unsubscribe(name, listener);
      // Counts that are lost once harm nobody.
      await store().catch((error) => log.warn({ err: error }, 'calls were not counted'));
    },
  };
}

/** Counts are kept for a day. */
export function forgettingCalls(db: Kysely<Tables>): Periodic {
  return {
    name: 'forgetting counts of calls',
    everyMs: FORGET_MS,
    async run() {
      await db
        .deleteFrom('provider_calls')
        .where('minute', '<', sql<Date>`now() - interval '1 day'`)
        .execute();
    },
  };
}

/** Calls of the last hour to each provider, of all companies. */
export async function callsOfLastHour(db: Kysely<Tables>): Promise<({ provider: Provider } & Counts)[]> {
  const rows = await db
    .selectFrom('provider_calls')
    .where('minute', '>', sql<Date>`now() - interval '1 hour'`)
    .groupBy('provider')
    .select([
      'provider',
      sql<number>`sum(calls)::int`.as('calls'),
      sql<number>`sum(failures)::int`.as('failures'),
      sql<number>`sum(throttled)::int`.as('throttled'),
    ])
    .execute();
  const none = { calls: 0, failures: 0, throttled: 0 };
  return (['moysklad', 'google'] as const).map(
    (provider) => rows.find((row) => row.provider === provider) ?? { provider, ...none },
  );
}
