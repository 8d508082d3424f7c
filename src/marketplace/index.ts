import type { App } from '../platform/http.ts';
import type { MarketplaceContext } from './context.ts';
import { vendorRoutes } from './vendor-routes.ts';

/** The room of MoySklad's marketplace. */
export function marketplaceRoom(context: MarketplaceContext): { routes(app: App): void } {
  return {
    routes(app) {
      vendorRoutes(app, context);
    },
  };
}
