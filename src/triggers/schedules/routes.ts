import { z } from 'zod';
import { billingProblems } from '../../billing/index.ts';
import { actorOf, audit, changesOf } from '../../companies/index.ts';
import { exportProblems, requireConfig } from '../../exports/index.ts';
import type { Database } from '../../platform/db/database.ts';
import type { EmitEach } from '../../platform/events/bus.ts';
import type { App } from '../../platform/http/http.ts';
import { list, pageQuery } from '../../platform/http/pages.ts';
import { isSameMoment } from '../../platform/moments.ts';
import { Problem } from '../../platform/problems.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { changeTogether } from '../changes/together.ts';
import { comingRuns, goingBefore, weekFrom } from './coming.ts';
import { requirePace } from './pace.ts';
import { scheduleProblems } from './problems.ts';
import {
  comingRunsSchema,
  type ScheduleView,
  scheduleInputSchema,
  schedulePatchSchema,
  scheduleSchema,
  schedulesChangedSchema,
  weekQuerySchema,
} from './schema.ts';
import * as store from './store.ts';

export interface ScheduleContext {
  database: Database;
  queue: Queue;
  emitEach: EmitEach;
  log: Log;
}

const byId = z.object({ id: z.uuid() });
const tags = ['schedules'];

/** When the company's exports run by themselves. */
export function scheduleRoutes(app: App, context: ScheduleContext): void {
  const { database } = context;
  togetherRoutes(app, context);
  comingRoute(app, context);
  app.get(
    '/api/v1/schedules',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listSchedules',
        tags,
        summary: 'When exports run by themselves',
        querystring: pageQuery(100).extend({ configId: z.uuid().optional() }),
        response: { 200: list(scheduleSchema) },
      },
    },
    async (request) =>
      database.forCompany(request.caller.companyId, (trx) => store.listSchedules(trx, request.query)),
  );

  app.post(
    '/api/v1/schedules',
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'createSchedule',
        tags,
        summary: 'Let an export run by itself',
        body: scheduleInputSchema,
        refusals: [exportProblems.configMissing, scheduleProblems.exists, billingProblems.tooOften],
        response: { 201: scheduleSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const input = request.body;
      const made = await database.forCompany(companyId, async (trx) => {
        await requireConfig(trx, input.configId);
        await requirePace(trx, input);
        const id = await store.insertSchedule(trx, companyId, input);
        const found = id ? await store.findSchedule(trx, id) : undefined;
        if (!found) throw new Problem(scheduleProblems.exists);
        const entry = {
          event: 'schedule.created',
          target: store.targetOf(found),
          after: settingsOf(found.view),
        };
        await audit(trx, companyId, actorOf(request), entry);
        return found.view;
      });
      return reply.code(201).send(made);
    },
  );

  app.patch(
    '/api/v1/schedules/:id',
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'updateSchedule',
        tags,
        summary: 'Change, pause or continue a schedule',
        params: byId,
        body: schedulePatchSchema,
        refusals: [scheduleProblems.missing, scheduleProblems.changed, billingProblems.tooOften],
        response: { 200: scheduleSchema },
      },
    },
    async (request) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      return database.forCompany(companyId, async (trx) => {
        const old = await store.findSchedule(trx, id, { lock: true });
        if (!old) throw new Problem(scheduleProblems.missing);
        const { updatedAt = old.view.updatedAt } = request.body;
        if (!isSameMoment(updatedAt, old.view.updatedAt)) throw new Problem(scheduleProblems.changed);
        const settings = settingsOf({ ...old.view, ...request.body });
        const difference = changesOf(settingsOf(old.view), settings);
        // Who saves what stands there already changes nothing.
        if (!difference) return old.view;
        // What was allowed once stays as it is, until somebody wants another rhythm.
        if (settings.cron !== old.view.cron) await requirePace(trx, settings);
        await store.updateSchedule(trx, old.view, settings);
        const entry = { event: 'schedule.changed', target: store.targetOf(old), ...difference };
        await audit(trx, companyId, actorOf(request), entry);
        const changed = await store.findSchedule(trx, id);
        return (changed ?? old).view;
      });
    },
  );

  app.delete(
    '/api/v1/schedules/:id',
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'deleteSchedule',
        tags,
        summary: 'Delete a schedule; its export stays',
        params: byId,
        refusals: [scheduleProblems.missing],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      await database.forCompany(companyId, async (trx) => {
        const old = await store.findSchedule(trx, id, { lock: true });
        if (!old) throw new Problem(scheduleProblems.missing);
        await store.deleteSchedule(trx, id);
        const entry = {
          event: 'schedule.deleted',
          target: store.targetOf(old),
          before: settingsOf(old.view),
        };
        await audit(trx, companyId, actorOf(request), entry);
      });
      return reply.code(204).send(null);
    },
  );
}

/** All schedules of a company at once. */
function togetherRoutes(app: App, { database, queue }: ScheduleContext): void {
  const ways = [
    {
      path: 'pause' as const,
      operationId: 'pauseSchedules',
      summary: 'Pause all schedules, and let changes start no export',
      event: 'schedule.all-paused',
      change: store.pauseTogether,
    },
    {
      path: 'resume' as const,
      operationId: 'resumeSchedules',
      summary: 'Continue what was paused together',
      event: 'schedule.all-resumed',
      change: store.resumeTogether,
    },
  ];
  for (const { path, operationId, summary, event, change } of ways)
    app.post(
      `/api/v1/schedules/${path}`,
      {
        config: { access: 'exports.edit' },
        schema: { operationId, tags, summary, response: { 200: schedulesChangedSchema } },
      },
      async (request) => {
        const { companyId } = request.caller;
        return database.forCompany(companyId, async (trx) => {
          const { id: requestId } = request;
          const schedules = await change(trx);
          const changes = await changeTogether(trx, { queue }, path, { companyId, requestId });
          if (schedules + changes > 0)
            await audit(trx, companyId, actorOf(request), {
              event,
              after: { schedules, ...(changes > 0 && { changes }) },
            });
          return { changed: schedules, changes };
        });
      },
    );
}

/** The calendar. */
function comingRoute(app: App, { database }: ScheduleContext): void {
  app.get(
    '/api/v1/coming-runs',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listComingRuns',
        tags,
        summary: 'When exports run by themselves in a week',
        querystring: weekQuerySchema,
        response: { 200: comingRunsSchema },
      },
    },
    async ({ caller, query }) => {
      const week = weekFrom(query.from, query.timeZone, new Date());
      const going = await database.forCompany(caller.companyId, (trx) => goingBefore(trx, week.end));
      // Reckoned when the transaction is over.
      return comingRuns(going, week);
    },
  );
}

/** What a person set. */
function settingsOf(view: Omit<ScheduleView, 'updatedAt'>) {
  const { cron, timeZone, verify, paused, overlap, catchUp, spread, pauseAfter } = view;
  return { cron, timeZone, verify, paused, overlap, catchUp, spread, pauseAfter };
}
