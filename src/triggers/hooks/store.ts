import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import type { SourceDeliveriesTable } from '../../../db/tables/triggers.ts';
import type { Tables } from '../../../db/tables.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { SourceChange } from '../../platform/events/events.ts';
import type { Notice } from './notice.ts';

/** A call that is to be kept. */
export interface Told extends Notice {
  /** SHA-256 of the address's secret, hex. */
  secretHash: string;
  requestId: string;
}

/** What became of a call: `busy` where its address is being changed in this moment, `full` where too much waits for it. */
export type Kept = 'kept' | 'unknown' | 'busy' | 'full';

/** A statement that takes longer, ms, is given up with its connection; the name is known to pg, not to its types. */
const patience = { query_timeout: 1500 };

/** Keeps calls of all companies, each notification once. @returns for each what became of it. */
export async function keepCalls(pool: Pool, calls: Told[]): Promise<Kept[]> {
  const contents = calls.map(({ changes }) => JSON.stringify(changes));
  const { rows } = await pool.query<{ place: number; state: Kept }>({
    text: `select place, state
      from receive_hooks($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::integer[], $6::jsonb[])`,
    values: [
      calls.map(({ secretHash }) => secretHash),
      calls.map(({ accountId }) => accountId),
      calls.map(({ requestId }) => requestId),
      calls.map(({ requestId }, index) => digestOf(`${requestId} ${contents[index]}`)),
      calls.map(({ events }) => events),
      contents,
    ],
    ...patience,
  });
  const states = new Map(rows.map(({ place, state }) => [place, state]));
  return calls.map((_, index) => states.get(index + 1) ?? 'unknown');
}

/** 128 bits that tell a text from others. */
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** For each of these hashes of secrets (SHA-256, hex) whether an address has it. */
export async function areKnown(pool: Pool, hashes: string[]): Promise<boolean[]> {
  const text = 'select hash from known_hooks($1::text[])';
  const { rows } = await pool.query<{ hash: string }>({ text, values: [hashes], ...patience });
  const known = new Set(rows.map(({ hash }) => hash));
  return hashes.map((hash) => known.has(hash));
}

/** An address of a company. */
export interface Hook {
  companyId: string;
  hookId: string;
}

/** Addresses of all companies that have calls to be routed now, the longest waiting first. */
export async function listWaiting(db: Kysely<Tables>, most: number): Promise<Hook[]> {
  const { rows } =
    await sql<Hook>`select company_id as "companyId", hook_id as "hookId" from hooks_waiting(${most})`.execute(
      db,
    );
  return rows;
}

/** A call out of the inbox. */
export interface Call {
  id: string;
  /** The integration whose address was called. */
  integrationId: string;
  requestId: string;
  receivedAt: Date;
  events: number;
  changes: SourceChange[];
  replayed: boolean;
  tries: number;
}

/** In this transaction nobody waits longer for a row that another holds. @throws Error after so long (PostgreSQL's 55P03). */
export async function limitLocks(trx: Trx, mostMs: number): Promise<void> {
  await sql`select set_config('lock_timeout', ${String(mostMs)}, true)`.execute(trx);
}

/** Nobody else routes what came to this address till the transaction ends; false when somebody does just now. */
const mine = (hookId: string) => sql`pg_try_advisory_xact_lock(hashtextextended(${`hook ${hookId}`}, 0))`;

/** Holds an address for the caller's transaction alone. @returns false when another has it. */
export async function holdHook(trx: Trx, hookId: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select ${mine(hookId)} as mine`.execute(trx);
  return rows[0]?.mine ?? false;
}

/**
 * Takes calls that are due out of the inbox: they are there again if the transaction does not commit, and till it ends nobody else takes
 * any of this address. Its row is held before theirs, as whoever deletes it does; where somebody is about to, none are taken.
 * @param batch.calls so many at most; after each failure a tenth of it: one that cannot be routed holds up ever fewer others.
 * @param batch.events so many at most, or one call.
 */
export async function takeCalls(
  trx: Trx,
  hookId: string,
  batch: { calls: number; events: number },
): Promise<Call[]> {
  const { rows } = await sql<Call>`
    with hook as materialized (
      select h.id, h.integration_id, ${mine(hookId)} as mine
      from (select id, integration_id from source_hooks where id = ${hookId} for key share skip locked) h
    ), first_one as (
      select i.tries from hook_inbox i, hook
      where hook.mine and i.hook_id = ${hookId} and i.due_at <= clock_timestamp() order by i.due_at, i.id limit 1
    ), near as (
      select i.id, i.events, i.due_at from hook_inbox i, first_one f
      where i.hook_id = ${hookId} and i.due_at <= clock_timestamp() and i.tries = f.tries order by i.due_at, i.id
      limit greatest(1, ${batch.calls}::integer / (10 ^ (select tries from first_one))::integer)
    ), together as (
      select id, sum(events) over (order by due_at, id) - events as before from near
    ), taken as (
      delete from hook_inbox i using together t where i.id = t.id and t.before < ${batch.events} returning i.*
    )
    select t.id, hook.integration_id as "integrationId", t.request_id as "requestId", t.received_at as "receivedAt", t.events, t.changes,
      t.replayed, t.tries
    from taken t, hook order by t.due_at, t.id`.execute(trx);
  return rows;
}

/** Tries them again later. */
export async function putOff(trx: Trx, calls: Call[], waitMs: number): Promise<void> {
  if (calls.length === 0) return;
  await trx
    .updateTable('hook_inbox')
    .set({
      tries: sql`tries + 1`,
      due_at: sql`clock_timestamp() + ${waitMs} * interval '1 millisecond'`,
    })
    .where(
      'id',
      'in',
      calls.map(({ id }) => id),
    )
    .execute();
}

/** Takes these out of the inbox for good. */
export async function removeCalls(trx: Trx, calls: Call[]): Promise<void> {
  if (calls.length === 0) return;
  const ids = calls.map(({ id }) => id);
  await trx.deleteFrom('hook_inbox').where('id', 'in', ids).execute();
}

/** Deliveries of each address that are kept. */
const KEPT = 100;

/** Notes what became of calls, and forgets all but the last hundred of their address. */
export async function noteDeliveries(
  trx: Trx,
  { companyId, hookId }: Hook,
  delivered: { call: Call; fate: SourceDeliveriesTable['fate'] }[],
): Promise<void> {
  const last = delivered
    .toSorted((one, other) => one.call.receivedAt.getTime() - other.call.receivedAt.getTime())
    .slice(-KEPT);
  if (last.length === 0) return;
  await trx
    .with('forgotten', (db) =>
      db.deleteFrom('source_deliveries').where('id', 'in', (from) =>
        from
          .selectFrom('source_deliveries')
          .select('id')
          .where('hook_id', '=', hookId)
          .orderBy('received_at', 'desc')
          .orderBy('id', 'desc')
          .offset(KEPT - last.length),
      ),
    )
    .insertInto('source_deliveries')
    .values(
      last.map(({ call, fate }) => ({
        company_id: companyId,
        hook_id: hookId,
        request_id: call.requestId,
        received_at: call.receivedAt,
        entities: [...new Set(call.changes.map(({ entity }) => entity))],
        events: call.events,
        changes: JSON.stringify(call.changes),
        replayed: call.replayed,
        fate,
      })),
    )
    .execute();
}

/** Notes of the subscriptions that these changes came by when they last told something. */
export async function noteEvents(trx: Trx, hookId: string, calls: Call[]): Promise<void> {
  const last = new Map<string, { entity: string; action: string; at: Date }>();
  for (const { changes, receivedAt: at, replayed } of calls)
    for (const { entity, action } of replayed ? [] : changes) {
      const before = last.get(`${entity} ${action}`);
      if (!before || before.at < at) last.set(`${entity} ${action}`, { entity, action, at });
    }
  const kinds = [...last.values()];
  if (kinds.length === 0) return;
  // Another has one of them in hand: it is not worth waiting for, the less in another order.
  await sql`
    with told as (select * from unnest(${kinds.map(({ entity }) => entity)}::text[], ${kinds.map(({ action }) => action)}::text[],
      ${kinds.map(({ at }) => at.toISOString())}::timestamptz[]) as told (entity, action, at)
    ), free as (
      select w.id, told.at from source_webhooks w join told using (entity, action)
      where w.hook_id = ${hookId} for no key update of w skip locked
    )
    update source_webhooks w set last_event_at = greatest(w.last_event_at, free.at) from free where w.id = free.id`.execute(
    trx,
  );
}

/** Puts what a delivery told into the inbox once more. @returns false when there is no such delivery, or nothing in it. */
export async function insertReplay(trx: Trx, deliveryId: string, requestId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into hook_inbox (company_id, hook_id, request_id, events, changes, replayed)
    select company_id, hook_id, ${requestId}, events, changes, true from source_deliveries where id = ${deliveryId}`.execute(
    trx,
  );
  return numAffectedRows === 1n;
}

/** Forgets notifications that came more than a day ago. @returns how many, at most so many. */
export async function forgetRequests(db: Kysely<Tables>, most: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_hook_requests(${most}) as gone`.execute(db);
  return rows[0]?.gone ?? 0;
}
