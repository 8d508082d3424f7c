import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { languageOf } from '../platform/answers.ts';
import type { Database, Trx } from '../platform/database.ts';
import { type Events, publish } from '../platform/events.ts';
import type { App } from '../platform/http.ts';
import { type Language, Problem } from '../platform/problems.ts';
import type { Queue } from '../platform/queue.ts';
import { sendEvents } from '../platform/sse.ts';
import { catalogue } from './catalogue/index.ts';
import type { Column } from './columns.ts';
import { modes } from './exporter.ts';
import { exportQueue, taskChannel } from './jobs.ts';
import { accountColumns, chooseColumns, findExporter, readingConditions } from './plan.ts';
import { previewExport } from './preview.ts';
import { exportProblems } from './problems.ts';
import type { Providers } from './providers.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';
import { taskEvents } from './task-events.ts';

export interface RouteContext {
  database: Database;
  queue: Queue;
  events: Events;
  providers: Providers;
}

const byId = z.object({ id: z.uuid() });
const byKey = z.object({ key: z.string().max(100) });
const list = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), nextCursor: z.string().nullable() });

const languageOfRequest = (request: { headers: { 'accept-language'?: string } }): Language =>
  languageOf(request.headers['accept-language']);

/** Registers the routes of exporters, export configs and export tasks (docs/API_DESIGN.md). */
export function exportRoutes(app: App, context: RouteContext): void {
  exporterRoutes(app, context);
  spreadsheetRoutes(app, context);
  configRoutes(app, context);
  taskRoutes(app, context);
}

const viewColumn = ({ key, title, type, group, byDefault }: Column) => ({
  key,
  title,
  type,
  group,
  byDefault,
});

function exporterRoutes(app: App, { providers }: RouteContext): void {
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

function spreadsheetRoutes(app: App, { providers }: RouteContext): void {
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

async function lookAt(providers: Providers, companyId: string, link: string, field: string) {
  const id = providers.spreadsheetIdOf(link);
  if (!id) throw new Problem(exportProblems.badLink, {}, { field });
  return providers.spreadsheet(companyId, id);
}

function configRoutes(app: App, { database, providers }: RouteContext): void {
  /** Everything that can be known before a run is checked before anything is saved. */
  async function check(companyId: string, input: shape.ConfigInput): Promise<store.ConfigPlace> {
    const exporter = findExporter(input.exporter);
    const conditions = readingConditions(exporter, input.filter);
    if (input.columns || input.filter) {
      const source = await providers.source(companyId);
      try {
        if (input.columns)
          chooseColumns(exporter, (await accountColumns(exporter, source)).columns, input.columns);
        if (input.filter) await source.count(exporter.key, conditions);
      } finally {
        await source.close();
      }
    }
    const found = await lookAt(providers, companyId, input.spreadsheetId, 'spreadsheetId');
    return { spreadsheetId: found.id, spreadsheetTitle: found.title, spreadsheetUrl: found.url };
  }

  async function requireFreeSheet(
    trx: Trx,
    input: shape.ConfigInput,
    place: store.ConfigPlace,
    id: string | null,
  ) {
    const other = await store.configOfSheet(trx, place.spreadsheetId, input.sheetTitle, id);
    if (!other) return;
    const params = { sheet: input.sheetTitle, name: other.name };
    throw new Problem(exportProblems.sheetUsed, params, { field: 'sheetTitle' });
  }

  const tags = ['export-configs'];

  app.get(
    '/api/v1/export-configs',
    {
      config: { role: 'viewer' },
      schema: { tags, summary: 'The company’s exports', response: { 200: list(shape.configSchema) } },
    },
    async (request) => {
      const items = await database.forCompany(request.caller.companyId, (trx) =>
        store.listConfigs(trx, languageOfRequest(request)),
      );
      return { items, nextCursor: null };
    },
  );

  app.post(
    '/api/v1/export-configs',
    {
      config: { role: 'editor' },
      schema: {
        tags,
        summary: 'Make an export',
        body: shape.configInputSchema,
        response: { 201: shape.configSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const place = await check(companyId, request.body);
      const config = await database.forCompany(companyId, async (trx) => {
        const id = await store.insertConfig(trx, companyId, request.body, place);
        // Another export, perhaps made in this very instant, has the sheet: this says which.
        if (!id) await requireFreeSheet(trx, request.body, place, null);
        return id ? store.findConfig(trx, id, languageOfRequest(request)) : undefined;
      });
      return reply.code(201).send(present(config, exportProblems.configMissing));
    },
  );

  app.get(
    '/api/v1/export-configs/:id',
    {
      config: { role: 'viewer' },
      schema: { tags, summary: 'One export', params: byId, response: { 200: shape.configSchema } },
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
      config: { role: 'editor' },
      schema: {
        tags,
        summary: 'Change an export',
        params: byId,
        body: shape.configPatchSchema,
        response: { 200: shape.configSchema },
      },
    },
    async (request) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      const language = languageOfRequest(request);
      const read = (trx: Trx) => store.findConfig(trx, id, language);
      const old = present(await database.forCompany(companyId, read), exportProblems.configMissing);
      const input = shape.configInputSchema.parse({ ...old, ...request.body });
      const place = await check(companyId, input);
      const config = await database.forCompany(companyId, async (trx) => {
        // A run goes on from its place in the old sheet, with the old columns.
        if (await store.activeTaskOf(trx, id)) throw new Problem(exportProblems.alreadyRunning);
        await requireFreeSheet(trx, input, place, id);
        await store.updateConfig(trx, id, input, place);
        return read(trx);
      });
      return present(config, exportProblems.configMissing);
    },
  );

  app.delete(
    '/api/v1/export-configs/:id',
    {
      config: { role: 'editor' },
      schema: {
        tags,
        summary: 'Delete an export; its sheet stays as it is',
        params: byId,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await database.forCompany(request.caller.companyId, async (trx) => {
        if (await store.activeTaskOf(trx, id)) throw new Problem(exportProblems.alreadyRunning);
        if (!(await store.deleteConfig(trx, id))) throw new Problem(exportProblems.configMissing);
      });
      return reply.code(204).send(null);
    },
  );
}

function taskRoutes(app: App, { database, queue, events }: RouteContext): void {
  const tags = ['export-tasks'];

  app.post(
    '/api/v1/export-tasks',
    {
      config: { role: 'editor' },
      schema: {
        tags,
        summary: 'Run an export',
        body: shape.taskInputSchema,
        response: { 202: shape.taskSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { configId, dryRun, full } = request.body;
      const task = await database.forCompany(companyId, async (trx) => {
        present(await store.findConfigRow(trx, configId), exportProblems.configMissing);
        return startTask(
          trx,
          queue,
          { companyId, configId, dryRun, full, requestId: request.id },
          languageOfRequest(request),
        );
      });
      return reply.code(202).send(task);
    },
  );

  app.get(
    '/api/v1/export-tasks',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'Runs, newest first',
        querystring: shape.taskQuerySchema,
        response: { 200: list(shape.taskSchema) },
      },
    },
    async (request) => {
      const { configId, limit, cursor } = request.query;
      const items = await database.forCompany(request.caller.companyId, (trx) =>
        store.listTasks(trx, { configId, limit, after: cursor }, languageOfRequest(request)),
      );
      return { items, nextCursor: items.length < limit ? null : (items.at(-1)?.id ?? null) };
    },
  );

  const find = (companyId: string, id: string, language: Language) =>
    database.forCompany(companyId, (trx) => store.findTask(trx, id, language));

  app.get(
    '/api/v1/export-tasks/:id',
    {
      config: { role: 'viewer' },
      schema: { tags, summary: 'One run', params: byId, response: { 200: shape.taskSchema } },
    },
    async (request) =>
      present(
        await find(request.caller.companyId, request.params.id, languageOfRequest(request)),
        exportProblems.taskMissing,
      ),
  );

  app.post(
    '/api/v1/export-tasks/:id/cancel',
    {
      config: { role: 'editor' },
      schema: { tags, summary: 'Stop a run', params: byId, response: { 202: shape.taskSchema } },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      const task = await database.forCompany(companyId, async (trx) => {
        const asked = await store.askToCancel(trx, id);
        if (asked?.jobId) await queue.cancel(trx, exportQueue.name, asked.jobId);
        await publish(trx, taskChannel, { companyId, taskId: id });
        return store.findTask(trx, id, languageOfRequest(request));
      });
      return reply.code(202).send(present(task, exportProblems.taskMissing));
    },
  );

  app.get(
    '/api/v1/export-tasks/:id/events',
    {
      config: { role: 'viewer' },
      schema: { tags, summary: 'A run as it goes (server-sent events `task`)', params: byId },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const look = () => find(companyId, request.params.id, languageOfRequest(request));
      present(await look(), exportProblems.taskMissing);
      return sendEvents(reply, (signal) => taskEvents(events, request.params.id, look, signal));
    },
  );
}

/**
 * Puts a run of a config into the queue, in the caller's transaction.
 * @throws Problem while another run of it goes on.
 */
export async function startTask(
  trx: Trx,
  queue: Queue,
  start: { companyId: string; configId: string; dryRun: boolean; full: boolean; requestId: string },
  language: Language,
): Promise<shape.TaskView> {
  const id = randomUUID();
  const data = { companyId: start.companyId, requestId: start.requestId, taskId: id };
  const jobId = await queue.send(trx, exportQueue.name, data, { group: start.companyId });
  if (!(await store.insertTask(trx, { ...start, id, jobId })))
    throw new Problem(exportProblems.alreadyRunning);
  return present(await store.findTask(trx, id, language), exportProblems.taskMissing);
}

function present<T>(value: T | undefined, otherwise: typeof exportProblems.configMissing): T {
  if (value === undefined) throw new Problem(otherwise);
  return value;
}
