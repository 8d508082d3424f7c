import { lastDoer } from '../companies/index.ts';
import type { App } from '../platform/http/http.ts';
import * as store from './config-store.ts';
import { exportProblems } from './problems.ts';
import { byId, languageOfRequest, present, type RouteContext } from './route-parts.ts';
import { lastChangeSchema } from './schema.ts';

/** Whose settings an export has now: for those who are about to change it, and began from earlier ones. */
export function lastChangeRoute(app: App, { database }: RouteContext): void {
  app.get(
    '/api/v1/export-configs/:id/last-change',
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'getLastChange',
        tags: ['export-configs'],
        summary: 'Who gave an export the settings that it has now, and when',
        params: byId,
        refusals: [exportProblems.configMissing],
        response: { 200: lastChangeSchema },
      },
    },
    async (request) =>
      database.forCompany(request.caller.companyId, async (trx) => {
        const { id } = request.params;
        const found = await store.findConfig(trx, id, languageOfRequest(request));
        const { updatedAt } = present(found, exportProblems.configMissing);
        const what = { event: 'export-config.changed', kind: 'export-config', id, since: updatedAt };
        const doer = await lastDoer(trx, what);
        // Colleagues know each other by name; the address beside it in the log is for administrators.
        return {
          at: updatedAt,
          by: doer && { kind: doer.kind, name: doer.name?.replace(/ <[^<>]*>$/, '') ?? null },
        };
      }),
  );
}
