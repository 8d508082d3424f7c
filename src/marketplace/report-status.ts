import { audit } from '../companies/index.ts';
import { hasConfigs } from '../exports/index.ts';
import { hasWorking } from '../integrations/index.ts';
import { MoyskladError, openVendorApi } from '../moysklad/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { companyOf, type Queue } from '../platform/queue/queue.ts';
import type { MarketplaceContext } from './context.ts';
import { findInstallation, moveStatus } from './store.ts';

/** Some hours of trying, with growing pauses. */
export const vendorQueue = { name: 'vendor-status', retryLimit: 40, expireInSeconds: 60 };

/** Whether all is there that exports need: both accounts connected, and an export made. */
export async function isSetUp(trx: Trx): Promise<boolean> {
  // An export is the last thing to be made: mostly one look is enough.
  return (await hasConfigs(trx)) && (await hasWorking(trx, 'google')) && (await hasWorking(trx, 'moysklad'));
}

/**
 * To be called in the transaction of whatever may have completed the settings of a company: MoySklad is told that the
 * application works, so that it no longer shows “settings required”.
 */
export async function settingsChanged(
  trx: Trx,
  { queue }: Pick<MarketplaceContext, 'queue'>,
  { companyId, requestId }: { companyId: string; requestId: string },
): Promise<void> {
  const installation = await findInstallation(trx);
  if (installation?.status !== 'SettingsRequired' || !(await isSetUp(trx))) return;
  await queue.send(trx, vendorQueue.name, { companyId, requestId });
}

/** Starts to tell MoySklad of completed settings. */
export async function workStatuses(queue: Queue, context: MarketplaceContext): Promise<void> {
  const { database, config, log } = context;
  await queue.work(vendorQueue.name, { concurrency: 1, needs: 'moysklad' }, async (job) => {
    const companyId = companyOf(job);
    const due = await database.forCompany(companyId, async (trx) => {
      const found = await findInstallation(trx);
      return found?.status === 'SettingsRequired' && (await isSetUp(trx)) ? found : undefined;
    });
    if (!due) return;
    const app = config.moysklad.apps.find(({ appId }) => appId === due.app_id);
    if (!app) return log.warn({ app_id: due.app_id }, 'an installation of an application that is not ours');
    const vendor = openVendorApi({ url: config.moysklad.vendorApiUrl, app });
    try {
      await vendor.setStatus(due.account_id, 'Activated');
    } catch (error) {
      // 404: removed meanwhile; 409: not to be activated from where it stands. MoySklad's own call tells us, or has done so.
      if (!(error instanceof MoyskladError) || (error.status !== 404 && error.status !== 409)) throw error;
      return log.warn({ status: error.status }, 'MoySklad refused the status');
    }
    await database.forCompany(companyId, async (trx) => {
      // Suspended or removed while we were telling: that stays.
      if (!(await moveStatus(trx, companyId, 'SettingsRequired', 'Activated'))) return;
      await audit(
        trx,
        companyId,
        { kind: 'system', id: null },
        {
          event: 'marketplace.activated',
          target: { kind: 'moysklad-account', id: due.account_id, name: due.account_name },
          before: { status: 'SettingsRequired' },
          after: { status: 'Activated' },
        },
      );
    });
  });
}
