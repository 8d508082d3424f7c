import type { SourceHooksTable } from '../../../db/tables/triggers.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import type { Need } from '../need.ts';
import * as store from './store.ts';

/** Subscriptions at MoySklad are put in order, an account's at a time. The sweep comes back to what was given up. */
export const sourceHookQueue = { name: 'source-hook', retryLimit: 5, expireInSeconds: store.LEASE_S };

/**
 * What the company wants to be told of an account of MoySklad may have changed: if the caller's transaction commits, its subscriptions
 * are put in order soon, by a job. Often called it costs little: what is in order already is left alone.
 */
export async function needsChanged(
  trx: Trx,
  { queue }: { queue: Queue },
  { companyId, integrationId, requestId }: { companyId: string; integrationId: string; requestId: string },
): Promise<void> {
  await store.wantSync(trx, integrationId);
  await queue.send(trx, sourceHookQueue.name, { companyId, requestId, integrationId });
}

/**
 * Whether MoySklad tells us of changes in an account; else who needs them looks for itself.
 * @param needs told only if it tells of each of these; without any, if it may tell of something.
 * @returns `why` is what stands in the way of all of it; null where it tells, where it is not known yet, and where only one of the
 * subscriptions is missing.
 */
export async function toldOf(
  trx: Trx,
  integrationId: string,
  needs: Pick<Need, 'entity' | 'action'>[] = [],
): Promise<{ told: boolean; why: SourceHooksTable['untold'] }> {
  const hook = await store.findHook(trx, integrationId);
  if (!hook || hook.synced_at === null || hook.untold) return { told: false, why: hook?.untold ?? null };
  const subscribed = new Set(
    (await store.listSubscriptions(trx, hook.id))
      .filter(({ remote_id, problem }) => remote_id !== null && problem === null)
      .map(({ entity, action }) => `${entity} ${action}`),
  );
  return { told: needs.every(({ entity, action }) => subscribed.has(`${entity} ${action}`)), why: null };
}
