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
  const [nowTold, untold]: [string[], string[]] = [[], []];
  for (const { configId, moyskladIntegrationId, needs } of await wantingExports(trx)) {
    if (moyskladIntegrationId !== integrationId) continue;
    const { told } = await toldOf(trx, integrationId, needs);
    if (told && (lost || polls.get(configId))) nowTold.push(configId);
    if (!told && !polls.get(configId)) untold.push(configId);
  }
  // In one order with all who hold several.
  await store.holdTriggers(trx, [...nowTold, ...untold]);
  await store.lookNow(trx, nowTold);
  await store.lookNow(trx, untold, 'poll');
}

/**
 * An export that starts on changes is another one now, or reads through another account: it may want to hear of other changes, and
 * looks at once for what it was not told.
 */
export async function exportChanged(
  trx: Trx,
  { queue }: { queue: Queue },
  { companyId, requestId, configId, integrationId }: EventOf<'export.changed'>,
): Promise<void> {
  const about = (await askedOf(trx, [configId])).get(configId);
  if (!about || !(await store.findTrigger(trx, configId))) return;
  // The account's webhooks first, then the trigger: as those who put the webhooks in order hold them.
  for (const each of [...new Set([integrationId, about.moyskladIntegrationId])].sort())
    await needsChanged(trx, { queue }, { companyId, integrationId: each, requestId });
  if (needsOfExport(about).length > 0) return store.lookNow(trx, [configId]);
  await store.deleteTrigger(trx, configId);
  const target = { kind: 'change-trigger', id: configId, name: about.name };
  const actor = { kind: 'system' as const, id: null, requestId };
  await audit(trx, companyId, actor, { event: 'change-trigger.deleted', target });
}

/** An export is about to be deleted, and its trigger with it; or it shows the names of other types of objects than were known. */
export async function needsOfExportChanged(
  trx: Trx,
  { queue }: { queue: Queue },
  { companyId, requestId, configId, integrationId }: EventOf<'export.deleted' | 'export.learnt'>,
): Promise<void> {
  if (await store.findTrigger(trx, configId))
    await needsChanged(trx, { queue }, { companyId, integrationId, requestId });
}
