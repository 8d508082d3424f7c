import type { App } from '../platform/http/http.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import { dueChanges } from './changes/due.ts';
import { changeTriggerRoutes } from './changes/routes.ts';
import { openReceiver } from './hooks/receive.ts';
import { forgettingRequests, type RouteContext, routing } from './hooks/route.ts';
import { hookRoutes } from './hooks/routes.ts';
import { dueSchedules } from './schedules/due.ts';
import { type ScheduleContext, scheduleRoutes } from './schedules/routes.ts';

export { exportChanged, exportDeleted, lookAnew, lookAnewThrough, toldAnew } from './changes/anew.ts';
export { sourceChanged } from './changes/changed.ts';
export { changeRunEnded } from './changes/ended.ts';
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
      changeTriggerRoutes(app, context);
      hookRoutes(app, openReceiver(context));
    },
    periodics: [dueSchedules(context), dueChanges(context), routing(context), forgettingRequests(context)],
  };
}
