import type { Http } from '../platform/http/http.ts';
import { revokePending } from './forget.ts';
import { tabPath } from './google-pages.ts';
import { googleRoutes } from './google-routes.ts';
import { workPending } from './pending.ts';
import { pendingRoutes } from './pending-routes.ts';
import { workRevocations } from './revocations.ts';
import { type IntegrationContext, integrationRoutes } from './routes.ts';

export { connect } from './connect.ts';
export { connectedBy } from './connected-by.ts';
export { forgetIntegrations } from './forget.ts';
export { type GoogleAccess, googleAccessToken } from './google-access.ts';
export { callbackPath } from './google-routes.ts';
export { changeMoyskladAppRights, connectMoyskladApp, disconnectMoyskladApp } from './marketplace.ts';
export { pendingQueue } from './pending.ts';
export { integrationProblems } from './problems.ts';
export { CONFIRM_MS, noteFault, noteRefusal, noteSuccess } from './refusals.ts';
export { revocationQueue } from './revocations.ts';
export type { Checks } from './routes.ts';
export type { Provider } from './schema.ts';
export {
  lostOf,
  moyskladTokenOf,
  type Opened,
  requireIntegration,
  secretOf,
  whichIntegration,
} from './secrets.ts';
export { findIntegration, hasWorking, listIntegrations, listLost, ofMoyskladAccount } from './store.ts';

/** The room of integrations: its routes, and the jobs that a worker takes. */
export function integrationsRoom(context: Omit<IntegrationContext, 'sessionOf'>): {
  routes(http: Http, sessionOf: IntegrationContext['sessionOf']): void;
  work(): Promise<void>;
} {
  const { queue, database } = context;
  return {
    routes(http, sessionOf) {
      integrationRoutes(http.app, { ...context, sessionOf });
      googleRoutes(http.app, { ...context, sessionOf });
      pendingRoutes(http.app, { ...context, sessionOf });
      http.tabPage(tabPath);
    },
    async work() {
      await workPending(queue, database, (trx, cause, row) => revokePending(trx, context, cause, row));
      await workRevocations(context);
    },
  };
}
