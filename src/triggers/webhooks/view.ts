import type { z } from 'zod';
import { catalogue } from '../../catalogue/index.ts';
import { listIntegrations } from '../../integrations/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { Localized } from '../../platform/problems.ts';
import { lostOf } from '../changes/lost.ts';
import type { Need } from '../need.ts';
import { keyOf } from './compare.ts';
import { type DeliveryView, type SourceWebhooksView, storedProblemSchema } from './schema.ts';
import * as store from './store.ts';

const stock: Localized = { ru: 'Остатки', en: 'Stock' };

/** A type of objects in words; MoySklad's own code where the catalogue does not know it. */
function titleOf(entity: string): Localized {
  if (entity === 'stock') return stock;
  const found = catalogue.find(({ reading }) => reading.path === `/entity/${entity}`);
  return found?.title ?? { ru: entity, en: entity };
}

/** How MoySklad tells of changes in each of the company's accounts there, the oldest account first. */
export async function viewAll(trx: Trx, needs: Need[]): Promise<SourceWebhooksView[]> {
  const accounts = (await listIntegrations(trx)).filter(({ provider }) => provider === 'moysklad');
  const views: SourceWebhooksView[] = [];
  for (const { id, title, status } of accounts) {
    const wanted = needs.filter(({ integrationId }) => integrationId === id);
    const hook = await store.findHook(trx, id);
    const rows = hook ? await store.listSubscriptions(trx, hook.id) : [];
    const subscriptions = subscriptionsOf(wanted, rows);
    const events = rows.flatMap(({ last_event_at }) => last_event_at ?? []);
    views.push({
      ...{ integrationId: id, title, subscriptions },
      state: stateOf({ lost: status !== 'ok', wanted, hook, subscriptions }),
      untoldBecause: hook?.untold ?? null,
      problem: problemOf(hook?.problem),
      checking: status === 'ok' && (hook ? hook.sync_wanted || hook.lease !== null : wanted.length > 0),
      checkedAt: hook?.synced_at?.toISOString() ?? null,
      nextCheckAt: hook?.sync_at.toISOString() ?? null,
      lastEventAt: events.toSorted((one, other) => other.getTime() - one.getTime())[0]?.toISOString() ?? null,
      ...(hook ? await store.readDeliveryHealth(trx, hook.id) : { lagMs: null, failed: 0 }),
      found: await foundBy(trx, id),
      repairs: rows.reduce((sum, { repairs }) => sum + repairs, 0),
    });
  }
  return views;
}

/** What MoySklad did not tell and a nightly look found. */
async function foundBy(trx: Trx, integrationId: string): Promise<SourceWebhooksView['found']> {
  const { count, lastAt } = await lostOf(trx, integrationId);
  return { count, lastAt: lastAt?.toISOString() ?? null };
}

function stateOf(of: {
  lost: boolean;
  wanted: Need[];
  hook: store.HookRow | undefined;
  subscriptions: SourceWebhooksView['subscriptions'];
}): SourceWebhooksView['state'] {
  if (of.wanted.length === 0) return 'unneeded';
  if (of.lost) return 'disconnected';
  if (!of.hook) return 'waiting';
  if (of.hook.untold) return 'untold';
  const subscribed = of.subscriptions.filter((each) => each.subscribed).length;
  if (subscribed === of.subscriptions.length) return 'told';
  if (of.hook.synced_at === null) return of.hook.problem ? 'untold' : 'waiting';
  return subscribed > 0 ? 'partly' : 'untold';
}

/** What is wanted, whether MoySklad was asked for it already or not. */
function subscriptionsOf(wanted: Need[], rows: store.SubscriptionRow[]): SourceWebhooksView['subscriptions'] {
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  return [...new Map(wanted.map((need) => [keyOf(need), need]))].map(([key, { entity, action }]) => {
    const row = known.get(key);
    return {
      ...{ entity, action, title: titleOf(entity) },
      subscribed: row !== undefined && row.remote_id !== null && row.problem === null,
      problem: problemOf(row?.problem),
      lastEventAt: row?.last_event_at?.toISOString() ?? null,
      repairs: row?.repairs ?? 0,
      repairedAt: row?.repaired_at?.toISOString() ?? null,
    };
  });
}

const problemOf = (problem: unknown): z.infer<typeof storedProblemSchema> | null =>
  problem === null || problem === undefined ? null : storedProblemSchema.parse(problem);

const MOST_IDS = 20;

/** The last notifications of an address, the newest first. */
export async function viewDeliveries(trx: Trx, hookId: string): Promise<DeliveryView[]> {
  return (await store.listDeliveries(trx, hookId, MOST_IDS)).map((row) => ({
    ...{ id: row.id, requestId: row.request_id, events: row.events },
    ...{ replayed: row.replayed, fate: row.fate, ids: row.ids },
    receivedAt: row.received_at.toISOString(),
    routedAt: row.routed_at.toISOString(),
    kinds: row.kinds.map((kind) => ({ ...kind, title: titleOf(kind.entity) })),
  }));
}
