import { type Selectable, sql } from 'kysely';
import type {
  SourceDeliveriesTable,
  SourceHooksTable,
  SourceWebhooksTable,
} from '../../../db/tables/triggers.ts';
import type { Trx } from '../../platform/db/database.ts';
import { lockScope } from '../../platform/db/lock.ts';

export type HookRow = Selectable<SourceHooksTable>;
export type SubscriptionRow = Selectable<SourceWebhooksTable>;

/** So long one job has the subscriptions of an account for itself, seconds. */
export const LEASE_S = 600;

/** The next look after one that found all in order, one that met trouble, and one that found that nothing is wanted; seconds. */
export const NEXT_S = { order: 15 * 60, trouble: 5 * 60, nothing: 24 * 3600 };

/** The address of an integration, if it has one. */
export async function findHook(trx: Trx, integrationId: string): Promise<HookRow | undefined> {
  return trx
    .selectFrom('source_hooks')
    .selectAll()
    .where('integration_id', '=', integrationId)
    .executeTakeFirst();
}

/** What MoySklad is asked to tell to an address, in a lasting order. */
export async function listSubscriptions(trx: Trx, hookId: string): Promise<SubscriptionRow[]> {
  return trx
    .selectFrom('source_webhooks')
    .selectAll()
    .where('hook_id', '=', hookId)
    .orderBy('entity')
    .orderBy('action')
    .execute();
}

/** Its subscriptions are to be looked at, also where that is being done just now. */
export async function wantSync(trx: Trx, integrationId: string): Promise<void> {
  await trx
    .updateTable('source_hooks')
    .set({ sync_wanted: true })
    .where('integration_id', '=', integrationId)
    .execute();
}

/**
 * Makes the address of an integration, unless it has one.
 * @param values.secret sealed. @param values.secretHash SHA-256 of the secret, to find the row by.
 */
export async function insertHook(
  trx: Trx,
  values: { companyId: string; integrationId: string; secret: string; secretHash: Buffer },
): Promise<void> {
  await trx
    .insertInto('source_hooks')
    .values({
      ...{ company_id: values.companyId, integration_id: values.integrationId },
      ...{ secret: values.secret, secret_hash: values.secretHash },
    })
    .onConflict((on) => on.column('integration_id').doNothing())
    .execute();
}

/**
 * Lets one job at a time put an address's subscriptions in order.
 * @param lease.mine of this attempt. @param lease.died those of the job's earlier attempts, which are over.
 * @returns the row where it is this one's turn; undefined where nothing is to be done, or another is at it: that one sees to it then.
 */
export async function takeSync(
  trx: Trx,
  integrationId: string,
  lease: { mine: string; died: string[] },
): Promise<HookRow | undefined> {
  const free = sql<boolean>`sync_wanted and (leased_until is null or leased_until < now())`;
  return trx
    .updateTable('source_hooks')
    .set({
      ...{ sync_wanted: false, lease: lease.mine },
      leased_until: sql<Date>`now() + make_interval(secs => ${LEASE_S})`,
    })
    .where('integration_id', '=', integrationId)
    .where((eb) => eb.or([sql<boolean>`lease = any (${lease.died}::uuid[])`, free]))
    .returningAll()
    .executeTakeFirst();
}

/** What became of a look at the subscriptions. */
export interface Synced {
  untold: HookRow['untold'];
  /** Why they could not be looked at; printed JSON, a problem in both languages. */
  problem: string | null;
  accountId: string | null;
  /** Seconds to the next look. */
  nextS: number;
  /** Whether MoySklad has told what it tells. */
  looked: boolean;
}

/**
 * Keeps what became of it and lets go of the address.
 * @returns whether something changed meanwhile, and it is to be looked at again; undefined where the turn was another's by then.
 */
export async function endSync(
  trx: Trx,
  hookId: string,
  lease: string,
  end: Synced,
): Promise<{ again: boolean } | undefined> {
  const { untold, problem, accountId, nextS, looked } = end;
  // Before its rows: whoever routes what came to this address writes to them, too (`holdHook`).
  await lockScope(trx, `hook ${hookId}`);
  const kept = await trx
    .updateTable('source_hooks')
    .set({
      ...{ untold, problem, lease: null, leased_until: null },
      ...(accountId !== null && { account_id: accountId }),
      ...(looked && { synced_at: sql<Date>`now()` }),
      // Not all of them in the same minute.
      sync_at: sql<Date>`now() + make_interval(secs => ${nextS * (0.9 + 0.2 * Math.random())})`,
    })
    .where('id', '=', hookId)
    .where('lease', '=', lease)
    .returning('sync_wanted')
    .executeTakeFirst();
  return kept && { again: kept.sync_wanted };
}

/** What is known of one subscription after a look. */
export interface Subscription {
  entity: string;
  action: string;
  remoteId: string | null;
  /** Printed JSON, a problem in both languages. */
  problem: string | null;
  repaired: boolean;
}

/** Keeps what MoySklad tells to an address now; what is not wanted any more is forgotten. */
export async function saveSubscriptions(
  trx: Trx,
  { id, company_id }: Pick<HookRow, 'id' | 'company_id'>,
  subscriptions: Subscription[],
): Promise<void> {
  const keys = subscriptions.map(({ entity, action }) => `${entity} ${action}`);
  await trx
    .deleteFrom('source_webhooks')
    .where('hook_id', '=', id)
    .where(sql<boolean>`entity || ' ' || action <> all (${keys})`)
    .execute();
  if (subscriptions.length === 0) return;
  await trx
    .insertInto('source_webhooks')
    .values(
      subscriptions.map(({ entity, action, remoteId, problem }) => ({
        ...{ company_id, hook_id: id, entity, action, remote_id: remoteId, problem },
      })),
    )
    .onConflict((on) =>
      on.columns(['hook_id', 'entity', 'action']).doUpdateSet((eb) => ({
        remote_id: eb.ref('excluded.remote_id'),
        problem: sql<string | null>`excluded.problem`,
      })),
    )
    .execute();
  const repaired = subscriptions.flatMap((each, at) => (each.repaired ? [keys[at]] : []));
  if (repaired.length === 0) return;
  await trx
    .updateTable('source_webhooks')
    .set({ repairs: sql<number>`repairs + 1`, repaired_at: sql<Date>`now()` })
    .where('hook_id', '=', id)
    .where(sql<boolean>`entity || ' ' || action = any (${repaired})`)
    .execute();
}

/** All addresses of the company. */
export async function listHooks(trx: Trx): Promise<HookRow[]> {
  return trx.selectFrom('source_hooks').selectAll().orderBy('created_at').orderBy('id').execute();
}

/**
 * The address is no more: whoever calls it is a stranger from now on.
 * @returns what it was; undefined where it was gone already.
 */
export async function deleteHook(trx: Trx, id: string): Promise<HookRow | undefined> {
  return trx.deleteFrom('source_hooks').where('id', '=', id).returningAll().executeTakeFirst();
}

/** Addresses of all companies whose time for a look has come: to be looked at now. */
export async function takeDueHooks(
  trx: Trx,
  most: number,
): Promise<{ companyId: string; integrationId: string }[]> {
  const { rows } = await sql<{ companyId: string; integrationId: string }>`
    select company_id as "companyId", integration_id as "integrationId" from take_due_source_hooks(${most})`.execute(
    trx,
  );
  return rows;
}

/** Keeps what taking back needs. @param opened sealed. */
export async function insertRemoval(trx: Trx, companyId: string, id: string, opened: string): Promise<void> {
  await trx.insertInto('source_hook_removals').values({ id, company_id: companyId, opened }).execute();
}

export async function findRemoval(trx: Trx, id: string): Promise<{ opened: string } | undefined> {
  return trx.selectFrom('source_hook_removals').select('opened').where('id', '=', id).executeTakeFirst();
}

export async function deleteRemoval(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('source_hook_removals').where('id', '=', id).execute();
}

/** A notification in brief: it may have told of thousands of objects. */
export interface Delivery
  extends Pick<Selectable<SourceDeliveriesTable>, 'id' | 'request_id' | 'events' | 'replayed' | 'fate'> {
  received_at: Date;
  routed_at: Date;
  /** The most frequent first. */
  kinds: { entity: string; action: string; count: number }[];
  /** MoySklad's ids of the first objects in it. */
  ids: string[];
}

/** The last notifications of an address, the newest first: as many as are kept. @param ids so many of each at most */
export async function listDeliveries(trx: Trx, hookId: string, ids: number): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select d.id, d.request_id, d.events, d.replayed, d.fate, d.received_at, d.routed_at,
      (select coalesce(jsonb_agg(kind order by kind.count desc), '[]') from (
        select change ->> 'entity' as entity, change ->> 'action' as action, count(*)::integer as count
        from jsonb_array_elements(d.changes) as change group by 1, 2) as kind) as kinds,
      (select coalesce(jsonb_agg(distinct change ->> 'id'), '[]') from jsonb_array_elements(
        jsonb_path_query_array(d.changes, '$[0 to $last]', jsonb_build_object('last', ${ids - 1}::integer))) as change
        where change ->> 'id' is not null) as ids
    from source_deliveries d where d.hook_id = ${hookId} order by d.received_at desc, d.id desc`.execute(trx);
  return rows;
}

/** Whether a notification came to this address. */
export async function isDelivery(trx: Trx, hookId: string, id: string): Promise<boolean> {
  const row = trx.selectFrom('source_deliveries').select('id').where('hook_id', '=', hookId);
  return (await row.where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Of the notifications that are kept: how long they waited with us, half of them less, and how many could not be handed on. */
export async function readDeliveryHealth(
  trx: Trx,
  hookId: string,
): Promise<{ lagMs: number | null; failed: number }> {
  const { rows } = await sql<{ lagMs: number | null; failed: number }>`
    select round(1000 * percentile_cont(0.5) within group (order by extract(epoch from routed_at - received_at))
        filter (where fate = 'routed' and not replayed))::float8 as "lagMs",
      count(*) filter (where fate = 'failed')::integer as failed
    from source_deliveries where hook_id = ${hookId}`.execute(trx);
  return rows[0] ?? { lagMs: null, failed: 0 };
}
