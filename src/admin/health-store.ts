import { sql } from 'kysely';
import { z } from 'zod';
import type { Trx } from '../platform/db/database.ts';
import type { Health } from './schema.ts';

/** A rotation that told nothing for so long was interrupted, minutes. */
const SILENT_MINUTES = 2;

/** Calls of the last hour to each provider, of all companies. */
export async function readProviders(trx: Trx): Promise<Health['providers']> {
  const rows = await trx
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

const keysSchema = z.array(z.object({ key: z.string(), values: z.number() })).nullable();

/** The last change of the encryption key; null when there was none. */
export async function readRotation(trx: Trx): Promise<Health['rotation']> {
  const row = await trx
    .selectFrom('key_rotations')
    .selectAll()
    .select(sql<boolean>`updated_at < now() - ${SILENT_MINUTES} * interval '1 minute'`.as('silent'))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { to_key, total, rotated, unreadable, keys, started_at, updated_at, finished_at, silent } = row;
  return {
    toKey: to_key,
    total,
    rotated,
    unreadable,
    state: finished_at ? 'done' : silent ? 'interrupted' : 'running',
    keys: keysSchema.parse(keys) ?? [],
    startedAt: started_at.toISOString(),
    updatedAt: updated_at.toISOString(),
  };
}

/** The platform's own people. */
export async function listAdmins(trx: Trx): Promise<Health['admins']> {
  const rows = await trx
    .selectFrom('platform_admins')
    .innerJoin('auth.user as person', 'person.id', 'platform_admins.user_id')
    .select(['person.name', 'person.email', 'platform_admins.created_at as since'])
    .orderBy('platform_admins.created_at')
    .execute();
  return rows.map(({ since, ...person }) => ({ ...person, since: since.toISOString() }));
}

/** Names of companies, by id. @param trx acts for one of the platform's own people. */
export async function namesOf(trx: Trx, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select * from admin_company_names(${ids}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
