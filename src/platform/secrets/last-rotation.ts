import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../../../db/tables.ts';
import type { KeyUse } from './sealed.ts';

/** A rotation that told nothing for so long was interrupted, minutes. */
const SILENT_MINUTES = 2;

const keysSchema = z.array(z.object({ key: z.string(), values: z.number() })).nullable();

/** How far a change of the encryption key is; counts are of sealed values. */
export interface RotationState {
  toKey: string;
  total: number;
  rotated: number;
  unreadable: number;
  state: 'running' | 'interrupted' | 'done';
  /** Which keys sealed how much when it was done. */
  keys: KeyUse[];
  startedAt: string;
  updatedAt: string;
}

/** The last change of the encryption key; null when there was none. */
export async function lastRotation(db: Kysely<Tables>): Promise<RotationState | null> {
  const row = await db
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
