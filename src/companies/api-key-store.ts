import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { ApiKeysTable } from '../../db/tables/companies.ts';
import { findPeople } from '../people/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import type { Action } from '../platform/http/capabilities.ts';
import { behind, type Position, pageOf, positionOf } from '../platform/http/pages.ts';
import type { apiKeyInputSchema, apiKeySchema } from './api-key-schema.ts';

export type ApiKeyView = z.infer<typeof apiKeySchema>;

/** A key as it knocks at the door. */
export interface KnownKey {
  id: string;
  companyId: string;
  scopes: Action[];
  revokedAt: Date | null;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  blockedReason: string | null;
  eraseAt: Date | null;
}

/** The key with this hash, whatever has become of it. */
export async function findKeyByHash(database: Database, hash: string): Promise<KnownKey | undefined> {
  return database.forKeyHolder(hash, (trx) =>
    trx
      .selectFrom('api_keys')
      .innerJoin('companies', 'companies.id', 'api_keys.company_id')
      .where('api_keys.hash', '=', hash)
      .select([
        'api_keys.id',
        'api_keys.company_id as companyId',
        sql<Action[]>`api_keys.scopes`.as('scopes'),
        'api_keys.revoked_at as revokedAt',
        'api_keys.expires_at as expiresAt',
        'api_keys.last_used_at as lastUsedAt',
        'companies.blocked_reason as blockedReason',
        'companies.erase_at as eraseAt',
      ])
      .executeTakeFirst(),
  );
}

/** What a key is called. */
export async function keyName(trx: Trx, id: string): Promise<string | undefined> {
  const key = await trx.selectFrom('api_keys').select('name').where('id', '=', id).executeTakeFirst();
  return key?.name;
}

/** Notes that a key was used; once a minute is enough. */
export async function noteUse(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('api_keys')
    .set({ last_used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('last_used_at', 'is', null),
        eb('last_used_at', '<', sql<Date>`now() - interval '1 minute'`),
      ]),
    )
    .execute();
}

export async function insertKey(
  trx: Trx,
  companyId: string,
  input: z.infer<typeof apiKeyInputSchema>,
  made: { prefix: string; hash: string; createdBy: string },
): Promise<ApiKeyView> {
  const { id } = await trx
    .insertInto('api_keys')
    .values({
      company_id: companyId,
      name: input.name,
      prefix: made.prefix,
      hash: made.hash,
      scopes: input.scopes,
      expires_at: input.expiresAt ? new Date(input.expiresAt) : null,
      created_by: made.createdBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return (await findKey(trx, id))!;
}

/** Newest first. */
export async function listKeys(
  trx: Trx,
  { limit, cursor }: { limit: number; cursor?: Position | undefined },
) {
  let select = selectKeys(trx)
    .select(positionOf('created_at').as('position'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor) select = select.where(behind(cursor, { at: 'created_at', id: 'id' }, 'descending'));
  const { rows, nextCursor } = pageOf(await select.execute(), limit);
  return { items: await viewKeys(trx, rows), nextCursor };
}

/** The keys that a person made and that still open the company, oldest first. */
export async function keysOf(trx: Trx, userId: string): Promise<ApiKeyView[]> {
  const rows = await selectKeys(trx)
    .where('created_by', '=', userId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return (await viewKeys(trx, rows)).filter(({ status }) => status === 'active');
}

/** @returns the key as it was; undefined when there is none. A second time changes nothing. */
export async function revokeKey(trx: Trx, id: string): Promise<ApiKeyView | undefined> {
  const key = await findKey(trx, id);
  await trx
    .updateTable('api_keys')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
  return key;
}

const selectKeys = (trx: Trx) => trx.selectFrom('api_keys').selectAll();

async function findKey(trx: Trx, id: string): Promise<ApiKeyView | undefined> {
  const [key] = await viewKeys(trx, await selectKeys(trx).where('id', '=', id).execute());
  return key;
}

async function viewKeys(trx: Trx, rows: Selectable<ApiKeysTable>[]): Promise<ApiKeyView[]> {
  const people = await findPeople(
    trx,
    rows.flatMap(({ created_by }) => created_by ?? []),
  );
  return rows.map((row) => viewKey(row, people.get(row.created_by ?? '')?.name ?? null));
}

function viewKey(row: Selectable<ApiKeysTable>, createdBy: string | null): ApiKeyView {
  const over = row.expires_at !== null && row.expires_at.getTime() <= Date.now();
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes as Action[],
    status: row.revoked_at ? 'revoked' : over ? 'expired' : 'active',
    createdAt: row.created_at.toISOString(),
    createdBy,
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
