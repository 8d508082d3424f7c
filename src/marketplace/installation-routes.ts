import { objectTypes } from '../catalogue/index.ts';
import type { App } from '../platform/http/http.ts';
import { scenarioActions } from './actions.ts';
import type { MarketplaceContext } from './context.ts';
import { missingRights } from './rights.ts';
import { installationSchema } from './scenario-schema.ts';
import { findInstallation } from './store.ts';

/** How the company stands in MoySklad's marketplace. */
export function installationRoutes(app: App, { database }: MarketplaceContext): void {
  app.get(
    '/api/v1/moysklad/installation',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'getMoyskladInstallation',
        tags: ['moysklad'],
        summary:
          'Whether MoySklad’s application is installed, which rights it lacks, and what its scenarios can start',
        response: { 200: installationSchema },
      },
    },
    async ({ caller: { companyId } }) => {
      const found = await database.forCompany(companyId, findInstallation);
      return {
        installation: found
          ? {
              accountName: found.account_name,
              status: found.status,
              missingRights: missingRights(found.access),
            }
          : null,
        actions: scenarioActions,
        objectTypes: objectTypes(),
      };
    },
  );
}
