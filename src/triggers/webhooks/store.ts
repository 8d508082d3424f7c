import type { Selectable } from 'kysely';
import type { SourceHooksTable, SourceWebhooksTable } from '../../../db/tables/triggers.ts';
import type { Trx } from '../../platform/db/database.ts';

export type HookRow = Selectable<SourceHooksTable>;
export type SubscriptionRow = Selectable<SourceWebhooksTable>;

/** So long one job has the subscriptions of an account for itself, seconds. */
export const LEASE_S = 600;

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
