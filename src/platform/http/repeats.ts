import { type RawBuilder, sql } from 'kysely';
import type { Database, Trx } from '../db/database.ts';
import type { Keyring, SecretOwner } from '../secrets/keyring.ts';

/** Whose key it is: of somebody acting for a company, or of a person outside companies. */
export type Place = { companyId: string; who: string; key: string } | { userId: string; key: string };

/** What is known of earlier requests with a key. */
export type Earlier = 'first' | 'running' | 'another' | { status: number; answer: string };

export interface Repeats {
  /** Takes the key for a request. @param hash of what is asked. */
  begin(place: Place, hash: string): Promise<Earlier>;
  /** Keeps the answer for those who ask again. */
  keep(place: Place, status: number, answer: string): Promise<void>;
  /** As if nobody had asked. */
  forget(place: Place): Promise<void>;
}

/** No request takes as long: whoever held the key died, and it is free again. */
const RUNNING = sql`interval '5 minutes'`;
const KEPT = sql`interval '24 hours'`;

interface Row {
  request_hash: string;
  status: number | null;
  answer: string | null;
}

/** Answers by `Idempotency-Key` in PostgreSQL, sealed; a company's behind its wall, a person's behind their own. */
export function openRepeats({ database, keyring }: { database: Database; keyring: Keyring }): Repeats {
  return {
    begin: (place, hash) =>
      within(database, place, async (trx) => {
        const { table, columns, values, mine } = sqlOf(place);
        const old = sql`(created_at < now() - ${KEPT} or (status is null and created_at < now() - ${RUNNING}))`;
        await sql`delete from ${table} where ${old}`.execute(trx);
        const taken = await sql`insert into ${table} (${columns}, key, request_hash)
          values (${values}, ${place.key}, ${hash}) on conflict do nothing`.execute(trx);
        if (taken.numAffectedRows === 1n) return 'first';
        const { rows } =
          await sql<Row>`select request_hash, status, answer from ${table} where ${mine}`.execute(trx);
        const [row] = rows;
        // Gone between the two statements: whoever had it failed this very moment.
        if (!row) return 'running';
        if (row.request_hash !== hash) return 'another';
        if (row.status === null || row.answer === null) return 'running';
        return { status: row.status, answer: keyring.decrypt(row.answer, ownerOf(place)) };
      }),

    keep: (place, status, answer) =>
      within(database, place, async (trx) => {
        const { table, mine } = sqlOf(place);
        const sealed = keyring.encrypt(answer, ownerOf(place));
        await sql`update ${table} set status = ${status}, answer = ${sealed} where ${mine}`.execute(trx);
      }),

    forget: (place) =>
      within(database, place, async (trx) => {
        const { table, mine } = sqlOf(place);
        await sql`delete from ${table} where ${mine}`.execute(trx);
      }),
  };
}

function within<T>(database: Database, place: Place, work: (trx: Trx) => Promise<T>): Promise<T> {
  return 'companyId' in place
    ? database.forCompany(place.companyId, work)
    : database.forUser(place.userId, work);
}

function ownerOf(place: Place): SecretOwner {
  if ('companyId' in place) return { companyId: place.companyId, provider: 'idempotency' };
  return { companyId: 'platform', provider: `idempotency:${place.userId}` };
}

interface Sql {
  table: RawBuilder<unknown>;
  columns: RawBuilder<unknown>;
  values: RawBuilder<unknown>;
  mine: RawBuilder<unknown>;
}

function sqlOf(place: Place): Sql {
  if ('companyId' in place) {
    const { companyId, who, key } = place;
    return {
      table: sql`idempotency_keys`,
      columns: sql`company_id, caller`,
      values: sql`${companyId}, ${who}`,
      mine: sql`company_id = ${companyId} and caller = ${who} and key = ${key}`,
    };
  }
  return {
    table: sql`person_idempotency_keys`,
    columns: sql`user_id`,
    values: sql`${place.userId}`,
    mine: sql`user_id = ${place.userId} and key = ${place.key}`,
  };
}
