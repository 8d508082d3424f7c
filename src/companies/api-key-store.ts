import { sql } from 'kysely';
import type { z } from 'zod';
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
  const [row] = await selectKeys(trx).where('api_keys.id', '=', id).execute();
  return viewKey(row!);
}

/** Newest first. */
export async function listKeys(
  trx: Trx,
  { limit, cursor }: { limit: number; cursor?: Position | undefined },
) {
  const columns = { at: 'api_keys.created_at', id: 'api_keys.id' };
  let select = selectKeys(trx)
    .orderBy('api_keys.created_at', 'desc')
    .orderBy('api_keys.id', 'desc')
    .limit(limit + 1);
  if (cursor) select = select.where(behind(cursor, columns, 'descending'));
  const { rows, nextCursor } = pageOf(await select.execute(), limit);
  return { items: rows.map(viewKey), nextCursor };
}

/** The keys that a person made and that still open the company, oldest first. */
export async function keysOf(trx: Trx, userId: string): Promise<ApiKeyView[]> {
  const rows = await selectKeys(trx)
    .where('api_keys.created_by', '=', userId)
    .where('api_keys.revoked_at', 'is', null)
    .orderBy('api_keys.created_at')
    .execute();
  return rows.map(viewKey).filter(({ status }) => status === 'active');
}

/** @returns the key as it was; undefined when there is none. A second time changes nothing. */
export async function revokeKey(trx: Trx, id: string): Promise<ApiKeyView | undefined> {
  const row = await selectKeys(trx).where('api_keys.id', '=', id).executeTakeFirst();
  await trx
    .updateTable('api_keys')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
  return row && viewKey(row);
}

function selectKeys(trx: Trx) {
  return trx
    .selectFrom('api_keys')
    .leftJoin('auth.user', 'auth.user.id', 'api_keys.created_by')
    .select([
      'api_keys.id',
      'api_keys.name',
      'api_keys.prefix',
      'api_keys.scopes',
      'api_keys.expires_at',
      'api_keys.last_used_at',
      'api_keys.revoked_at',
      'api_keys.created_at',
      'auth.user.name as created_by_name',
      positionOf('api_keys.created_at').as('position'),
    ]);
}

type KeyRow = Awaited<ReturnType<ReturnType<typeof selectKeys>['execute']>>[number];

function viewKey(row: KeyRow): ApiKeyView {
  const over = row.expires_at !== null && row.expires_at.getTime() <= Date.now();
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes as Action[],
    status: row.revoked_at ? 'revoked' : over ? 'expired' : 'active',
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
