import type { App } from '../platform/http/http.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { PartnershipContext } from './context.ts';
import { forgettingPartnerships } from './forget.ts';
import { workLooks } from './look.ts';
import { partnershipRoutes } from './routes.ts';

export type { Accounts } from './context.ts';
export { giveBack, livePartnership } from './live.ts';
export { partnershipQueue, partnersLook } from './look.ts';
export { consentsThrough } from './store.ts';
export { cures } from './why-not.ts';

/** The room of partnerships: its routes for the web process, its job and clock for the worker. */
export function partnershipsRoom(context: PartnershipContext): {
  routes(app: App): void;
  work(): Promise<void>;
  periodic: Periodic;
} {
  return {
    routes: (app) => partnershipRoutes(app, context),
    work: () => workLooks(context),
    periodic: forgettingPartnerships(context.database),
  };
}
