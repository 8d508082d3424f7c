import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { decidePlan, holdPlan, limitProblems, requireAllowance } from '../billing/index.ts';
import { catalogueProblems, EDITION, findExporter } from '../catalogue/index.ts';
import { actorOf, audit, changesOf } from '../companies/index.ts';
import { checkDraft, engineProblems } from '../engine/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { list, pageQuery } from '../platform/http/pages.ts';
import { isSameMoment } from '../platform/moments.ts';
import { Problem } from '../platform/problems.ts';
import * as store from './config-store.ts';
import { exportProblems } from './problems.ts';
import {
  byId,
  draftRefusals,
  languageOfRequest,
  lookAt,
  present,
  type RouteContext,
  withSource,
} from './route-parts.ts';
import * as shape from './schema.ts';
import { checkSort } from './sort.ts';
import { activeTaskOf } from './task-store.ts';

/** The company's exports: what goes where. */
export function configRoutes(app: App, { database, providers, emit, log }: RouteContext): void {
  /** Everything that can be known before a run is checked before anything is saved. */
  async function check(companyId: string, input: store.WholeConfig): Promise<store.ConfigPlace> {
    const exporter = findExporter(input.exporter);
    const { columns, edition, conditions, filter, options } = input;
    const [moyskladIntegrationId, googleIntegrationId] = await Promise.all([
      providers.integration(companyId, 'moysklad', input.moyskladIntegrationId),
      providers.integration(companyId, 'google', input.googleIntegrationId),
    ]);
    const filtered =
      filter !== null || conditions.length > 0 || exporter.filters.some(({ required }) => required);
    if (columns || filtered || options.sort.length > 0) {
      await withSource(providers, { companyId, integrationId: moyskladIntegrationId }, async (source) => {
        const draft = await checkDraft({ exporter, columns, edition, conditions, filter }, source);
        checkSort(options.sort, draft.columns);
        if (filtered) await source.count(draft.reading);
      });
    }
    const google = { companyId, integrationId: googleIntegrationId };
    const found = await lookAt(providers, google, input.spreadsheetId, 'spreadsheetId');
    return {
      spreadsheetId: found.id,
      spreadsheetTitle: found.title,
      spreadsheetUrl: found.url,
      moyskladIntegrationId,
      googleIntegrationId,
    };
  }

  /** The sheet is nobody else's and the accounts are there, both until the transaction ends. @throws Problem */
  async function requirePlace(
    trx: Trx,
    companyId: string,
    input: shape.ConfigInput,
    place: store.ConfigPlace,
    id: string | null,
  ) {
    await store.lockSheets(trx, companyId);
    await providers.keep(trx, place);
    const other = await store.configOfSheet(trx, place.spreadsheetId, input.sheetTitle, id);
    if (!other) return;
    const params = { sheet: input.sheetTitle, name: other.name };
    throw new Problem(exportProblems.sheetUsed, params, { field: 'sheetTitle' });
  }

  /** Saves a new export that was checked. @throws Problem when its sheet is another's. */
  async function make(request: FastifyRequest, input: store.WholeConfig, place: store.ConfigPlace) {
    const { companyId } = request.caller;
    return database.forCompany(companyId, async (trx) => {
      await requireAllowance(trx, 'exports', 1);
      await requirePlace(trx, companyId, input, place, null);
      const configId = await store.insertConfig(trx, companyId, input, place);
      await emit(trx, { kind: 'export.created', companyId, requestId: request.id, configId });
      const found = await store.findConfig(trx, configId, languageOfRequest(request));
      const made = present(found, exportProblems.configMissing);
      const entry = { event: 'export-config.created', target: targetOf(made), after: settingsOf(made) };
      await audit(trx, companyId, actorOf(request), entry);
      return made;
    });
  }

  const tags = ['export-configs'];
  const checkRefusals = [
    catalogueProblems.unknownExporter,
    catalogueProblems.badSort,
    engineProblems.badLink,
    ...draftRefusals,
    ...providers.refusals.moysklad,
    ...providers.refusals.google,
  ];

  app.get(
    '/api/v1/export-configs',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listExportConfigs',
        tags,
        summary: 'The company’s exports',
        querystring: pageQuery(100),
        response: { 200: list(shape.configSchema) },
      },
    },
    async (request) =>
      database.forCompany(request.caller.companyId, (trx) =>
        store.listConfigs(trx, request.query, languageOfRequest(request)),
      ),
  );

  app.post(
    '/api/v1/export-configs',
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'createExportConfig',
        tags,
        summary: 'Make an export',
        body: shape.configInputSchema,
        refusals: [...checkRefusals, limitProblems.exports, exportProblems.sheetUsed],
        response: { 201: shape.configSchema },
      },
    },
    async (request, reply) => {
      const input = { ...request.body, edition: EDITION };
      const place = await check(request.caller.companyId, input);
      return reply.code(201).send(await make(request, input, place));
    },
  );

  app.post(
    '/api/v1/export-configs/:id/copies',
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'copyExportConfig',
        tags,
        summary:
          'Make another export like this one, for another sheet of its spreadsheet, without a schedule',
        params: byId,
        body: shape.configCopySchema,
        refusals: [
          ...checkRefusals,
          limitProblems.exports,
          exportProblems.sheetUsed,
          exportProblems.configMissing,
        ],
        response: { 201: shape.configSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const found = await database.forCompany(companyId, (trx) =>
        store.findConfig(trx, request.params.id, languageOfRequest(request)),
      );
      const old = present(found, exportProblems.configMissing);
      const input = {
        ...shape.configInputSchema.strip().parse({ ...old, ...request.body }),
        edition: old.edition,
      };
      const place = await check(companyId, input);
      return reply.code(201).send(await make(request, input, place));
    },
  );

  app.get(
    '/api/v1/export-configs/:id',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'getExportConfig',
        tags,
        summary: 'One export',
        params: byId,
        refusals: [exportProblems.configMissing],
        response: { 200: shape.configSchema },
      },
    },
    async (request) => {
      const config = await database.forCompany(request.caller.companyId, (trx) =>
        store.findConfig(trx, request.params.id, languageOfRequest(request)),
      );
      return present(config, exportProblems.configMissing);
    },
  );

  app.patch(
    '/api/v1/export-configs/:id',
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'updateExportConfig',
        tags,
        summary: 'Change an export',
        params: byId,
        body: shape.configPatchSchema,
        refusals: [
          ...checkRefusals,
          exportProblems.sheetUsed,
          exportProblems.configMissing,
          exportProblems.changed,
          exportProblems.alreadyRunning,
        ],
        response: { 200: shape.configSchema },
      },
    },
    async (request) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      const language = languageOfRequest(request);
      const read = (trx: Trx) => store.findConfig(trx, id, language);
      const old = present(await database.forCompany(companyId, read), exportProblems.configMissing);
      const { updatedAt = old.updatedAt } = request.body;
      if (!isSameMoment(updatedAt, old.updatedAt)) throw new Problem(exportProblems.changed);
      const changed = shape.configInputSchema.strip().parse({ ...old, ...request.body });
      // Another exporter has other columns: that is an export made anew.
      const input = { ...changed, edition: changed.exporter === old.exporter ? old.edition : EDITION };
      const place = await check(companyId, input);
      return database.forCompany(companyId, async (trx) => {
        await requirePlace(trx, companyId, input, place, id);
        const row = present(await store.findConfigRow(trx, id, 'change'), exportProblems.configMissing);
        // What stands in `input` for the fields left out was read before the checks.
        if (!isSameMoment(row.updated_at, old.updatedAt)) throw new Problem(exportProblems.changed);
        // A run goes on from its place in the old sheet, with the old columns.
        if (await activeTaskOf(trx, id)) throw new Problem(exportProblems.alreadyRunning);
        await store.updateConfig(trx, id, input, place);
        const saved = present(await read(trx), exportProblems.configMissing);
        const difference = changesOf(settingsOf(old), settingsOf(saved));
        // Who saves what stands there already keeps nobody from saving.
        if (!difference) return saved;
        const updatedAt = await store.markChanged(trx, id);
        const entry = { event: 'export-config.changed', target: targetOf(saved), ...difference };
        await audit(trx, companyId, actorOf(request), entry);
        const integrationId = old.moyskladIntegrationId;
        const changedNow = { companyId, requestId: request.id, configId: id, integrationId };
        await emit(trx, { kind: 'export.changed', ...changedNow });
        return { ...saved, updatedAt };
      });
    },
  );

  app.delete(
    '/api/v1/export-configs/:id',
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'deleteExportConfig',
        tags,
        summary: 'Delete an export; its sheet stays as it is',
        params: byId,
        refusals: [exportProblems.configMissing, exportProblems.alreadyRunning],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { companyId } = request.caller;
      const cause = { companyId, requestId: request.id };
      await database.forCompany(companyId, async (trx) => {
        await holdPlan(trx);
        present(await store.findConfigRow(trx, id, 'change'), exportProblems.configMissing);
        if (await activeTaskOf(trx, id)) throw new Problem(exportProblems.alreadyRunning);
        const found = await store.findConfig(trx, id, languageOfRequest(request));
        const old = present(found, exportProblems.configMissing);
        const integrationId = old.moyskladIntegrationId;
        const gone = { ...cause, configId: id, integrationId };
        await emit(trx, { kind: 'export.deleted', ...gone });
        await store.deleteConfig(trx, id);
        const entry = { event: 'export-config.deleted', target: targetOf(old), before: settingsOf(old) };
        await audit(trx, companyId, actorOf(request), entry);
        // There is room for one that rests.
        await decidePlan(trx, { emit, log }, cause);
      });
      return reply.code(204).send(null);
    },
  );
}

const targetOf = ({ id, name }: shape.ConfigView) => ({ kind: 'export-config', id, name });

/** What a person set; the rest of a config comes from elsewhere. */
function settingsOf(config: shape.ConfigView) {
  const {
    id: _id,
    createdAt: _created,
    updatedAt: _updated,
    lastTask: _task,
    freshAt: _at,
    ...settings
  } = config;
  return settings;
}
