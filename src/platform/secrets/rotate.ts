import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { ConfigError } from '../config-error.ts';
import { type Keyring, KeyringError } from './keyring.ts';
import {
  countByKey,
  findUnreadable,
  type KeyUse,
  keyOf,
  passWalls,
  readSealed,
  type SealedColumn,
  type SealedRow,
  sealedColumns,
  type Unreadable,
} from './sealed.ts';

/** Any number will do: two rotations at once would only be in each other's way. */
const LOCK = 7_311_902_442;
const BATCH = 100;
/** How often rows that others held are looked for again, and how long. */
const AGAIN_MS = 500;
const PATIENCE_MS = 120_000;

export interface Rotation {
  rotated: number;
  /** Values that no key opens, of the newest key, too: left as they are, each with the reason. */
  unreadable: Unreadable[];
  /** Left because somebody held them all the time. */
  held: number;
  keys: KeyUse[];
}

/**
 * Seals every value anew with the newest key while the service runs: a hundred rows in a transaction, none that somebody else
 * holds. What is sealed with the newest key already is left, so an interrupted rotation is simply begun again; how far it is stands
 * in `key_rotations`, changed in the same transaction as the values.
 * @param client logged in as the owner. @param options.onProgress called after every batch.
 * @throws ConfigError while another rotation runs.
 */
export async function rotateKeys(
  client: Client,
  keyring: Keyring,
  options: { onProgress?: (rotated: number, total: number) => void; patienceMs?: number } = {},
): Promise<Rotation> {
  const { onProgress, patienceMs = PATIENCE_MS } = options;
  await passWalls(client);
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [LOCK]);
  if (!rows[0]?.free) throw new ConfigError('Keys are being rotated already. Wait until that is done.');
  const progress = await beginProgress(client, keyring.newest);
  /** Envelopes that were tried once. */
  const closed = new Set<string>();
  let rotated = 0;
  let held = 0;

  const rotateColumn = async (sealed: SealedColumn) => {
    for (let after = ''; ; ) {
      const batch = await inTransaction(client, async () => {
        const found = await readSealed(client, sealed, {
          after,
          limit: BATCH,
          not: keyring.newest,
          lock: true,
        });
        const fresh = found.filter(({ envelope }) => !closed.has(envelope));
        const changed = await sealAnew(client, keyring, sealed, fresh, closed);
        await noteProgress(client, progress.id, changed);
        rotated += changed;
        return found;
      });
      after = batch.at(-1)?.envelope ?? '';
      onProgress?.(progress.rotated + rotated, progress.total);
      if (batch.length < BATCH) return;
    }
  };

  for (const end = Date.now() + patienceMs; ; ) {
    for (const sealed of sealedColumns) await rotateColumn(sealed);
    held = (await countOthers(client, keyring.newest)) - closed.size;
    if (held <= 0 || Date.now() > end) break;
    await sleep(AGAIN_MS);
  }
  const keys = await countByKey(client);
  const unreadable = [...(await findUnreadable(client, keyring)).values()].flat();
  if (held <= 0) await endProgress(client, progress.id, keys, unreadable.length);
  await client.query('select pg_advisory_unlock($1)', [LOCK]);
  return { rotated, unreadable, held: Math.max(0, held), keys };
}

/** Answers how many rows were sealed anew; what does not open is noted in `closed` and stays as it is. */
async function sealAnew(
  client: Client,
  keyring: Keyring,
  { table, column }: SealedColumn,
  rows: SealedRow[],
  closed: Set<string>,
): Promise<number> {
  let changed = 0;
  for (const { ctid, envelope, companyId, provider } of rows) {
    const owner = { companyId, provider };
    try {
      const anew = keyring.encrypt(keyring.decrypt(envelope, owner), owner);
      // The old envelope is compared: whatever a person put there meanwhile stays.
      const done = await client.query(
        `update ${table} set ${column} = $1 where ctid = $2 and ${column} = $3`,
        [anew, ctid, envelope],
      );
      changed += done.rowCount ?? 0;
    } catch (error) {
      if (!(error instanceof KeyringError)) throw error;
      closed.add(envelope);
    }
  }
  return changed;
}

async function countOthers(client: Client, newest: string): Promise<number> {
  const each = sealedColumns.map(
    ({ table, column }) => `(select count(*) from ${table} where ${keyOf(column)} <> $1)`,
  );
  const { rows } = await client.query<{ n: number }>(`select (${each.join(' + ')})::int as n`, [newest]);
  return rows[0]!.n;
}

interface Progress {
  id: string;
  rotated: number;
  total: number;
}

/** Goes on with the row of a rotation to this key that was interrupted, or begins one. */
async function beginProgress(client: Client, newest: string): Promise<Progress> {
  const left = await countOthers(client, newest);
  const returning = 'returning id, rotated, total';
  const again = await client.query<Progress>(
    `update key_rotations set total = rotated + $2, updated_at = now()
     where id = (select max(id) from key_rotations where to_key = $1 and finished_at is null) ${returning}`,
    [newest, left],
  );
  if (again.rows[0]) return again.rows[0];
  const begun = await client.query<Progress>(
    `insert into key_rotations (to_key, total) values ($1, $2) ${returning}`,
    [newest, left],
  );
  return begun.rows[0]!;
}

async function noteProgress(client: Client, id: string, more: number): Promise<void> {
  await client.query(
    'update key_rotations set rotated = rotated + $2, updated_at = clock_timestamp() where id = $1',
    [id, more],
  );
}

async function endProgress(client: Client, id: string, keys: KeyUse[], unreadable: number): Promise<void> {
  await client.query(
    `update key_rotations set keys = $2, unreadable = $3, updated_at = clock_timestamp(), finished_at = clock_timestamp()
     where id = $1`,
    [id, JSON.stringify(keys), unreadable],
  );
}

async function inTransaction<T>(client: Client, fn: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await fn();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
