import type { App } from '../platform/http/http.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import { openReceiver } from './hooks/receive.ts';
import { forgettingRequests, type RouteContext, routing } from './hooks/route.ts';
import { hookRoutes } from './hooks/routes.ts';
import { dueSchedules } from './schedules/due.ts';
import { type ScheduleContext, scheduleRoutes } from './schedules/routes.ts';

export { runEnded } from './schedules/ended.ts';
export { makeUpMissed } from './schedules/make-up.ts';
export { tellPaused } from './schedules/tell-paused.ts';
export { needsChanged, sourceHookQueue } from './webhooks/needs-changed.ts';

/** The room of what starts exports: its routes for the web process, its clocks for the worker. */
export function triggersRoom(context: ScheduleContext & RouteContext): {
  routes(app: App): void;
  periodics: Periodic[];
} {
  return {
    routes(app) {
      scheduleRoutes(app, context);
      hookRoutes(app, openReceiver(context));
    },
    periodics: [dueSchedules(context), routing(context), forgettingRequests(context)],
  };
}
