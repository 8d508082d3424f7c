import { z } from 'zod';
import { billingProblems, limitProblems } from '../billing/index.ts';
import { actorOf, audit } from '../companies/index.ts';
import type { App } from '../platform/http/http.ts';
import { httpProblems } from '../platform/http/http-problems.ts';
import { list } from '../platform/http/pages.ts';
import { sendEvents } from '../platform/http/sse.ts';
import type { Language } from '../platform/problems.ts';
import { cancelTask } from './cancel.ts';
import { exportProblems } from './problems.ts';
import { byId, languageOfRequest, present, type RouteContext } from './route-parts.ts';
import * as shape from './schema.ts';
import { startTask } from './start.ts';
import { taskEvents } from './task-events.ts';
import * as views from './task-views.ts';

/** Runs of the company's exports: start, look, stop, watch. */
export function taskRoutes(app: App, context: RouteContext): void {
  const { database, listening } = context;
  const tags = ['export-tasks'];

  app.post(
    '/api/v1/export-tasks',
    {
      config: { access: 'exports.run' },
      schema: {
        operationId: 'startExportTask',
        tags,
        summary: 'Run an export',
        body: shape.taskInputSchema,
        refusals: [
          exportProblems.configMissing,
          exportProblems.alreadyRunning,
          exportProblems.owed,
          exportProblems.noBackfill,
          billingProblems.resting,
          billingProblems.unpaid,
          limitProblems.runsADay,
        ],
        response: { 202: shape.taskSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { configId, dryRun, full, verify, backfill } = request.body;
      const task = await database.forCompany(companyId, async (trx) => {
        const start = {
          companyId,
          configId,
          dryRun,
          full,
          verify,
          backfill,
          requestId: request.id,
        };
        const started = await startTask(trx, context, start, languageOfRequest(request));
        const entry = {
          event: 'export-task.started',
          target: targetOf(started),
          after: { dryRun, full, verify, ...(backfill && { backfill }) },
        };
        await audit(trx, companyId, actorOf(request), entry);
        return started;
      });
      return reply.code(202).send(task);
    },
  );

  app.get(
    '/api/v1/export-tasks',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listExportTasks',
        tags,
        summary: 'Runs, newest first',
        querystring: shape.taskQuerySchema,
        response: { 200: list(shape.taskSchema) },
      },
    },
    async (request) =>
      database.forCompany(request.caller.companyId, (trx) =>
        views.listTasks(trx, request.query, languageOfRequest(request)),
      ),
  );

  const find = (companyId: string, id: string, language: Language) =>
    database.forCompany(companyId, (trx) => views.findTask(trx, id, language));

  app.get(
    '/api/v1/export-tasks/:id',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'getExportTask',
        tags,
        summary: 'One run',
        params: byId,
        refusals: [exportProblems.taskMissing],
        response: { 200: shape.taskSchema },
      },
    },
    async (request) =>
      present(
        await find(request.caller.companyId, request.params.id, languageOfRequest(request)),
        exportProblems.taskMissing,
      ),
  );

  app.get(
    '/api/v1/export-tasks/:id/difference',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'getExportTaskDifference',
        tags,
        summary: 'What a run changed, or would change',
        params: byId,
        refusals: [exportProblems.differenceMissing],
        response: { 200: shape.differenceSchema },
      },
    },
    async (request) => {
      const difference = await database.forCompany(request.caller.companyId, (trx) =>
        views.findDifference(trx, request.params.id),
      );
      return present(difference ?? undefined, exportProblems.differenceMissing);
    },
  );

  app.post(
    '/api/v1/export-tasks/:id/cancel',
    {
      config: { access: 'exports.run' },
      schema: {
        operationId: 'cancelExportTask',
        tags,
        summary: 'Stop a run',
        params: byId,
        refusals: [exportProblems.taskMissing],
        response: { 202: shape.taskSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      const task = await database.forCompany(companyId, async (trx) => {
        const asked = await cancelTask(trx, context, { companyId, requestId: request.id }, id);
        const task = await views.findTask(trx, id, languageOfRequest(request));
        if (asked && task) {
          const entry = { event: 'export-task.cancelled', target: targetOf(task) };
          await audit(trx, companyId, actorOf(request), entry);
        }
        return task;
      });
      return reply.code(202).send(present(task, exportProblems.taskMissing));
    },
  );

  app.get(
    '/api/v1/export-tasks/:id/events',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'watchExportTask',
        tags,
        summary: 'A run as it goes (server-sent events `task`)',
        params: byId,
        produces: ['text/event-stream'],
        refusals: [exportProblems.taskMissing, httpProblems.tooManyStreams],
        response: { 200: taskStream },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const look = () => find(companyId, request.params.id, languageOfRequest(request));
      present(await look(), exportProblems.taskMissing);
      return sendEvents(reply, listening, (signal) => taskEvents(listening, request.params.id, look, signal));
    },
  );
}

const taskStream = z
  .string()
  .describe('`event: task`, `data:` an ExportTask; once at once and after every change, to its end')
  .meta({
    examples: ['event: task\ndata: {"id": "3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90", "status": "running"}\n\n'],
  });

const targetOf = ({ id, configName }: shape.TaskView) => ({ kind: 'export-task', id, name: configName });
