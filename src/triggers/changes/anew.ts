import { audit } from '../../companies/index.ts';
import { askedOf, configsThrough } from '../../exports/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { EventOf } from '../../platform/events/events.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import { needsChanged, toldOf } from '../webhooks/needs-changed.ts';
import * as store from './store.ts';
import { needsOfExport, wantingExports } from './wants.ts';

/** What may have changed while an account could not be reached is looked for at once, now that it works. */
export async function lookAnewThrough(
  trx: Trx,
  { integrationId }: EventOf<'integration.connected'>,
): Promise<void> {
  const exports = await configsThrough(trx, integrationId);
  await store.lookNow(
    trx,
    exports.map(({ id }) => id),
  );
}

/** The company is open again: what changed meanwhile is looked for. */
export async function lookAnew(trx: Trx): Promise<void> {
  const triggers = await store.goingTriggers(trx);
  await store.lookNow(
    trx,
    triggers.map(({ config_id }) => config_id),
  );
}

/**
 * MoySklad tells of other changes than before. Who is told now looks once for what changed before that, as does who was not told for a
 * while; who is told no more looks by itself from now on.
 */
export async function toldAnew(trx: Trx, { integrationId, lost }: EventOf<'source.told'>): Promise<void> {
  const polls = new Map(
    (await store.goingTriggers(trx)).map(({ config_id, look }) => [config_id, look === 'poll']),
  );
  for (const { configId, moyskladIntegrationId, needs } of await wantingExports(trx)) {
    if (moyskladIntegrationId !== integrationId) continue;
    const { told } = await toldOf(trx, integrationId, needs);
    if (told && (lost || polls.get(configId))) await store.lookNow(trx, [configId]);
    if (!told && !polls.get(configId)) await store.pollNow(trx, configId);
  }
}

/** An export that starts on changes is another one now, or reads through another account: it may want to hear of other changes. */
export async function exportChanged(
  trx: Trx,
  { queue }: { queue: Queue },
  { companyId, requestId, configId, integrationId }: EventOf<'export.changed'>,
): Promise<void> {
  const trigger = await store.findTrigger(trx, configId, { lock: true });
  const about = (await askedOf(trx, [configId])).get(configId);
  if (!trigger || !about) return;
  if (needsOfExport(about).length === 0) {
    await store.deleteTrigger(trx, configId);
    const target = { kind: 'change-trigger', id: configId, name: about.name };
    const actor = { kind: 'system' as const, id: null, requestId };
    await audit(trx, companyId, actor, { event: 'change-trigger.deleted', target });
  }
  for (const each of new Set([integrationId, about.moyskladIntegrationId]))
    await needsChanged(trx, { queue }, { companyId, integrationId: each, requestId });
}

/** An export is about to be deleted, and its trigger with it. */
export async function exportDeleted(
  trx: Trx,
  { queue }: { queue: Queue },
  { companyId, requestId, configId, integrationId }: EventOf<'export.deleted'>,
): Promise<void> {
  if (await store.findTrigger(trx, configId))
    await needsChanged(trx, { queue }, { companyId, integrationId, requestId });
}
