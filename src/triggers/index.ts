import type { App } from '../platform/http/http.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import { dueSchedules } from './schedules/due.ts';
import { type ScheduleContext, scheduleRoutes } from './schedules/routes.ts';

export { runEnded } from './schedules/ended.ts';
export { makeUpMissed } from './schedules/make-up.ts';
export { tellPaused } from './schedules/tell-paused.ts';
export { needsChanged, sourceHookQueue } from './webhooks/needs-changed.ts';

/** The room of what starts exports: its routes for the web process, its clocks for the worker. */
export function triggersRoom(context: ScheduleContext): { routes(app: App): void; periodics: Periodic[] } {
  return {
    routes: (app) => scheduleRoutes(app, context),
    periodics: [dueSchedules(context)],
  };
}
