import { z } from 'zod';
import {
  type Column,
  catalogue,
  catalogueProblems,
  changesTold,
  customDictionary,
  EDITION,
  type Exporter,
  findExporter,
  isDefault,
  modes,
  readAccount,
} from '../catalogue/index.ts';
import { engineProblems, previewExport } from '../engine/index.ts';
import type { App } from '../platform/http/http.ts';
import { list } from '../platform/http/pages.ts';
import type { Source } from '../protocol/index.ts';
import {
  accountOf,
  byAccount,
  draftRefusals,
  languageOfRequest,
  lookAt,
  type RouteContext,
  withSource,
} from './route-parts.ts';
import * as shape from './schema.ts';

const byKey = z.object({ key: z.string().max(100) });

const viewColumn = ({ key, title, type, group, byDefault, decimals, currency }: Column) => ({
  key,
  title,
  type,
  group,
  byDefault,
  decimals: decimals ?? null,
  currency: currency ?? null,
});

const viewExporter = ({ reading, ...exporter }: Exporter) => {
  const { key, title, description, kind, section, keyColumn, objectColumn } = exporter;
  return {
    key,
    title,
    description,
    kind,
    section,
    keyColumn,
    objectColumn,
    modes: [...modes],
    incremental: reading.order === 'updated',
    startsOnChanges: changesTold({ reading }).length > 0,
    chooseDictionary: false,
  };
};

/** What can be exported, with which columns, and how it would look. */
export function exporterRoutes(app: App, { providers }: RouteContext): void {
  app.get(
    '/api/v1/exporters',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listExporters',
        tags: ['exporters'],
        summary: 'What can be exported',
        response: { 200: list(shape.exporterSchema) },
      },
    },
    async () => ({
      items: [
        ...catalogue.map(viewExporter),
        // One for each of the account's own dictionaries; `/dictionaries` lists them.
        { ...viewExporter(customDictionary('')), key: 'customentity', chooseDictionary: true },
      ],
      nextCursor: null,
    }),
  );

  app.get(
    '/api/v1/exporters/:key/columns',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listColumns',
        tags: ['exporters'],
        summary: 'Columns of an exporter, with those that the company’s account adds',
        params: byKey,
        querystring: byAccount.extend({
          /** Of the default columns; that of an export says which those were when it was made. */
          edition: z.coerce.number().int().min(1).max(EDITION).default(EDITION),
        }),
        refusals: [catalogueProblems.unknownExporter, ...providers.refusals.moysklad],
        response: { 200: z.object({ items: z.array(shape.columnSchema) }) },
      },
    },
    async (request) => {
      const exporter = findExporter(request.params.key);
      const read = (source: Source) => readAccount(exporter, source);
      const { columns } = await withSource(providers, accountOf(request), read);
      const { edition } = request.query;
      const ofEdition = (column: Column) => ({ ...column, byDefault: isDefault(exporter, column, edition) });
      return { items: columns.map((column) => viewColumn(ofEdition(column))) };
    },
  );

  app.post(
    '/api/v1/exporters/:key/preview',
    {
      config: { access: 'exports.edit', expensive: true },
      schema: {
        operationId: 'previewExport',
        tags: ['exporters'],
        summary: 'The first 20 rows as they would stand in the sheet',
        params: byKey,
        querystring: byAccount,
        body: shape.previewInputSchema,
        refusals: [catalogueProblems.unknownExporter, ...draftRefusals, ...providers.refusals.moysklad],
        response: { 200: shape.previewSchema },
      },
    },
    async (request) => {
      const exporter = findExporter(request.params.key);
      const { columns = null, conditions, filter = null } = request.body;
      const draft = { exporter, columns, edition: EDITION, conditions, filter };
      const look = (source: Source) => previewExport(draft, source);
      const preview = await withSource(providers, accountOf(request), look);
      return { ...preview, columns: preview.columns.map(viewColumn) };
    },
  );
}

/** Spreadsheets to export into. */
export function spreadsheetRoutes(app: App, { providers }: RouteContext): void {
  app.get(
    '/api/v1/spreadsheets',
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'listSpreadsheets',
        tags: ['spreadsheets'],
        summary: 'Spreadsheets that the connected Google account lets us know of, the last changed first',
        querystring: byAccount.extend({
          search: z.string().trim().max(200).default(''),
          cursor: z.string().max(2000).optional(),
        }),
        refusals: [...providers.refusals.google],
        response: { 200: list(shape.foundSpreadsheetSchema) },
      },
    },
    async (request) => {
      const { search, cursor } = request.query;
      return providers.spreadsheets(accountOf(request), { search, cursor });
    },
  );

  app.post(
    '/api/v1/spreadsheets',
    {
      config: { access: 'exports.edit', expensive: true },
      schema: {
        operationId: 'createSpreadsheet',
        tags: ['spreadsheets'],
        summary: 'Create a spreadsheet in the connected Google account',
        querystring: byAccount,
        body: z.strictObject({ title: z.string().trim().min(1).max(200) }),
        refusals: [...providers.refusals.google],
        response: { 201: shape.spreadsheetSchema },
      },
    },
    async (request, reply) => {
      const { title } = request.body;
      const wanted = { title, language: languageOfRequest(request) };
      const created = await providers.createSpreadsheet(accountOf(request), wanted);
      return reply.code(201).send(created);
    },
  );

  app.post(
    '/api/v1/spreadsheets/check',
    {
      config: { access: 'exports.edit', expensive: true },
      schema: {
        operationId: 'checkSpreadsheet',
        tags: ['spreadsheets'],
        summary: 'Look at a spreadsheet by its link',
        querystring: byAccount,
        body: z.strictObject({ link: z.string().trim().min(1).max(2000) }),
        refusals: [engineProblems.badLink, ...providers.refusals.google],
        response: { 200: shape.spreadsheetSchema },
      },
    },
    async (request) => lookAt(providers, accountOf(request), request.body.link, 'link'),
  );
}
