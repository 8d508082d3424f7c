import type { Database, Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import type { Http } from '../platform/http/http.ts';
import type { Tokens } from '../platform/http/tokens.ts';
import { Problem } from '../platform/problems.ts';
import { framePaths } from './actions.ts';
import { askedRunEnded, workAsked } from './asked-runs.ts';
import { askingRoutes } from './asking-routes.ts';
import { workCompletions } from './button-end.ts';
import type { MarketplaceContext } from './context.ts';
import { freshnessRoutes } from './freshness-routes.ts';
import { installationRoutes } from './installation-routes.ts';
import { marketplaceProblems } from './problems.ts';
import { settingsChanged, workStatuses } from './report-status.ts';
import { scenarioExportRoutes } from './scenario-export-routes.ts';
import { ssoRoutes } from './sso-routes.ts';
import { findInstallation } from './store.ts';
import { openVendorDoor } from './vendor-door.ts';
import { vendorRoutes } from './vendor-routes.ts';

export { shownParts } from './actions.ts';
export { askedQueue } from './asked-runs.ts';
export { completionQueue } from './button-end.ts';
export { descriptorXml } from './descriptor.ts';
export { marketplaceProblems } from './problems.ts';
export { vendorQueue } from './report-status.ts';

export interface Marketplace {
  routes(http: Http, tokens: Tokens): void;
  work(): Promise<void>;
  /** To be called in the transaction of whatever may have completed a company's settings. */
  settingsChanged(trx: Trx, change: { companyId: string; requestId: string }): Promise<void>;
  /** A run is over, in the transaction that notes it: what MoySklad asked for meanwhile begins. */
  runEnded(trx: Trx, event: EventOf<'task.ended'>): Promise<void>;
}

/** The room of MoySklad's marketplace. */
export function marketplaceRoom(context: MarketplaceContext): Marketplace {
  return {
    routes(http, tokens) {
      const door = openVendorDoor(http.app, context);
      vendorRoutes(http.app, context, door);
      askingRoutes(http.app, context, door);
      installationRoutes(http.app, context);
      freshnessRoutes(http.app, context);
      scenarioExportRoutes(http.app, context);
      ssoRoutes(http.app, { ...context, tokens });
      for (const path of Object.values(framePaths))
        http.framedPage(path, context.config.moysklad.frameOrigins);
    },
    async work() {
      await workStatuses(context.queue, context);
      await workAsked(context.queue, context);
      await workCompletions(context.queue, context);
    },
    settingsChanged: (trx, change) => settingsChanged(trx, context, change),
    runEnded: (trx, event) => askedRunEnded(trx, context, event),
  };
}

/** @throws Problem while MoySklad keeps the company's application suspended, or it was removed. */
export async function refuseWhilePaused(database: Database, companyId: string): Promise<void> {
  const installation = await database.forCompany(companyId, findInstallation);
  if (installation?.status === 'Suspended') throw new Problem(marketplaceProblems.suspended);
  if (installation?.status === 'Uninstalled') throw new Problem(marketplaceProblems.uninstalled);
}
