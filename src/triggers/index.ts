import type { App } from '../platform/http/http.ts';
import { startScheduling } from './due.ts';
import { type ScheduleContext, scheduleRoutes } from './routes.ts';

export { makeUpMissed } from './make-up.ts';

/** The room of what starts exports: its routes for the web process, its clock for the worker. */
export function triggersRoom(context: ScheduleContext): {
  routes(app: App): void;
  /** Starts to start exports on time. @returns ends it. */
  work(): () => Promise<void>;
} {
  return {
    routes: (app) => scheduleRoutes(app, context),
    work: () => startScheduling(context),
  };
}
