import type { App } from '../platform/http/http.ts';
import { findConfigRow } from './config-store.ts';
import { findMissedDays } from './missed-days.ts';
import { exportProblems } from './problems.ts';
import { byId, present, type RouteContext } from './route-parts.ts';
import { missedDaysSchema } from './schema.ts';

/** What an export whose period moves on has missed, so that it can be made up for. */
export function missedDaysRoute(app: App, { database }: RouteContext): void {
  app.get(
    '/api/v1/export-configs/:id/missed-days',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listMissedDays',
        tags: ['export-configs'],
        summary: 'Days that no run of an export with a rolling period has covered',
        params: byId,
        refusals: [exportProblems.configMissing],
        response: { 200: missedDaysSchema },
      },
    },
    async ({ caller, params: { id } }) =>
      database.forCompany(caller.companyId, async (trx) => {
        const config = present(await findConfigRow(trx, id), exportProblems.configMissing);
        return { days: await findMissedDays(trx, id, config, new Date()) };
      }),
  );
}
