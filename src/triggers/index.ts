import type { App } from '../platform/http/http.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import { dueSchedules } from './due.ts';
import { type ScheduleContext, scheduleRoutes } from './routes.ts';

export { runEnded } from './ended.ts';
export { makeUpMissed } from './make-up.ts';
export { tellPaused } from './tell-paused.ts';

/** The room of what starts exports: its routes for the web process, its clock for the worker. */
export function triggersRoom(context: ScheduleContext): { routes(app: App): void; periodic: Periodic } {
  return {
    routes: (app) => scheduleRoutes(app, context),
    periodic: dueSchedules(context),
  };
}
