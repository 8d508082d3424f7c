import { z } from 'zod';
import { actorOf, audit } from '../companies/index.ts';
import { exportProblems, requireConfig } from '../exports/index.ts';
import type { App } from '../platform/http/http.ts';
import { list, pageQuery } from '../platform/http/pages.ts';
import { Problem } from '../platform/problems.ts';
import type { MarketplaceContext } from './context.ts';
import { marketplaceProblems } from './problems.ts';
import { type ScenarioExport, scenarioExportInputSchema, scenarioExportSchema } from './scenario-schema.ts';
import * as store from './scenario-store.ts';

const byId = z.object({ id: z.uuid() });
const tags = ['moysklad'];

/** Which exports the actions of MoySklad's scenarios start. */
export function scenarioExportRoutes(app: App, { database }: MarketplaceContext): void {
  app.get(
    '/api/v1/scenario-exports',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listScenarioExports',
        tags,
        summary: 'Which exports MoySklad’s scenarios start',
        querystring: pageQuery(100),
        response: { 200: list(scenarioExportSchema) },
      },
    },
    async (request) =>
      database.forCompany(request.caller.companyId, (trx) => store.listScenarioExports(trx, request.query)),
  );

  app.post(
    '/api/v1/scenario-exports',
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'createScenarioExport',
        tags,
        summary: 'Let an action of a scenario start an export for objects of a type',
        body: scenarioExportInputSchema,
        refusals: [exportProblems.configMissing, marketplaceProblems.mapped],
        response: { 201: scenarioExportSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const made = await database.forCompany(companyId, async (trx) => {
        await requireConfig(trx, request.body.configId);
        const mapped = await store.insertScenarioExport(trx, companyId, request.body);
        if (!mapped) throw new Problem(marketplaceProblems.mapped);
        const entry = { event: 'scenario-export.created', target: targetOf(mapped), after: choiceOf(mapped) };
        await audit(trx, companyId, actorOf(request), entry);
        return mapped;
      });
      return reply.code(201).send(made);
    },
  );

  app.delete(
    '/api/v1/scenario-exports/:id',
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'deleteScenarioExport',
        tags,
        summary: 'Let it start the export no more; the export stays',
        params: byId,
        refusals: [marketplaceProblems.mappingMissing],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      await database.forCompany(companyId, async (trx) => {
        const gone = await store.deleteScenarioExport(trx, request.params.id);
        if (!gone) throw new Problem(marketplaceProblems.mappingMissing);
        const entry = { event: 'scenario-export.deleted', target: targetOf(gone), before: choiceOf(gone) };
        await audit(trx, companyId, actorOf(request), entry);
      });
      return reply.code(204).send(null);
    },
  );
}

const targetOf = ({ configId, configName, id }: ScenarioExport) =>
  configId && configName
    ? { kind: 'export-config', id: configId, name: configName }
    : { kind: 'scenario-export', id };

const choiceOf = ({ action, objectType }: ScenarioExport) => ({ action, objectType });
