import { z } from 'zod';
import type { App } from '../platform/http.ts';
import { catalogue } from './catalogue/index.ts';
import type { Column } from './columns.ts';
import { modes } from './exporter.ts';
import { accountColumns, findExporter } from './plan.ts';
import { previewExport } from './preview.ts';
import { list, lookAt, type RouteContext } from './route-parts.ts';
import * as shape from './schema.ts';

const byKey = z.object({ key: z.string().max(100) });

const viewColumn = ({ key, title, type, group, byDefault }: Column) => ({
  key,
  title,
  type,
  group,
  byDefault,
});

/** What can be exported, with which columns, and how it would look. */
export function exporterRoutes(app: App, { providers }: RouteContext): void {
  app.get(
    '/api/v1/exporters',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['exporters'],
        summary: 'What can be exported',
        response: { 200: list(shape.exporterSchema) },
      },
    },
    async () => ({
      items: catalogue.map(({ key, title, description, keyColumn }) => ({
        key,
        title,
        description,
        keyColumn,
        modes: [...modes],
      })),
      nextCursor: null,
    }),
  );

  app.get(
    '/api/v1/exporters/:key/columns',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['exporters'],
        summary: 'Columns of an exporter, with those that the company’s account adds',
        params: byKey,
        response: { 200: z.object({ items: z.array(shape.columnSchema) }) },
      },
    },
    async (request) => {
      const exporter = findExporter(request.params.key);
      const source = await providers.source(request.caller.companyId);
      try {
        const { columns } = await accountColumns(exporter, source);
        return { items: columns.map(viewColumn) };
      } finally {
        await source.close();
      }
    },
  );

  app.post(
    '/api/v1/exporters/:key/preview',
    {
      config: { role: 'editor' },
      schema: {
        tags: ['exporters'],
        summary: 'The first 20 rows as they would stand in the sheet',
        params: byKey,
        body: shape.previewInputSchema,
        response: { 200: shape.previewSchema },
      },
    },
    async (request) => {
      const exporter = findExporter(request.params.key);
      const { columns = null, filter = null } = request.body;
      const source = await providers.source(request.caller.companyId);
      try {
        const preview = await previewExport(exporter, source, columns, filter);
        return { ...preview, columns: preview.columns.map(viewColumn) };
      } finally {
        await source.close();
      }
    },
  );
}

/** Spreadsheets to export into. */
export function spreadsheetRoutes(app: App, { providers }: RouteContext): void {
  app.post(
    '/api/v1/spreadsheets',
    {
      config: { role: 'editor' },
      schema: {
        tags: ['spreadsheets'],
        summary: 'Create a spreadsheet in the connected Google account',
        body: z.object({ title: z.string().trim().min(1).max(200) }),
        response: { 201: shape.spreadsheetSchema },
      },
    },
    async (request, reply) => {
      const created = await providers.createSpreadsheet(request.caller.companyId, request.body.title);
      return reply.code(201).send(created);
    },
  );

  app.post(
    '/api/v1/spreadsheets/check',
    {
      config: { role: 'editor' },
      schema: {
        tags: ['spreadsheets'],
        summary: 'Look at a spreadsheet by its link',
        body: z.object({ link: z.string().trim().min(1).max(2000) }),
        response: { 200: shape.spreadsheetSchema },
      },
    },
    async (request) => lookAt(providers, request.caller.companyId, request.body.link, 'link'),
  );
}
