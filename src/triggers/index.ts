import type { App } from '../platform/http/http.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import { dueChanges } from './changes/due.ts';
import { changeTriggerRoutes } from './changes/routes.ts';
import { needsOf } from './changes/wants.ts';
import { openReceiver } from './hooks/receive.ts';
import { forgettingRequests, type RouteContext, routing } from './hooks/route.ts';
import { hookRoutes } from './hooks/routes.ts';
import { lookingForOldSheets } from './old-sheets.ts';
import { dueSchedules } from './schedules/due.ts';
import { type ScheduleContext, scheduleRoutes } from './schedules/routes.ts';
import type { SourceHookContext } from './webhooks/context.ts';
import { workRemovals } from './webhooks/removal.ts';
import { sourceWebhookRoutes } from './webhooks/routes.ts';
import { sweepingHooks } from './webhooks/sweep.ts';
import { workSourceHooks } from './webhooks/sync.ts';

export {
  exportChanged,
  lookAnew,
  lookAnewThrough,
  needsOfExportChanged,
  toldAnew,
} from './changes/anew.ts';
export { sourceChanged } from './changes/changed.ts';
export { changeRunEnded } from './changes/ended.ts';
export { runEnded } from './schedules/ended.ts';
export { makeUpMissed } from './schedules/make-up.ts';
export { slowedSince } from './slowed.ts';
export type { SourceWebhooks } from './webhooks/context.ts';
export { needsAnew } from './webhooks/needs-anew.ts';
export { needsChanged, sourceHookQueue } from './webhooks/needs-changed.ts';
export { forgetHook, forgetHooks } from './webhooks/removal.ts';
export { removalQueue } from './webhooks/remove-later.ts';
export { troubleOf } from './webhooks/trouble.ts';
export { exportsExchanged, exportsWoken } from './woken.ts';

/** The room of what starts exports: its routes for the web process, its jobs and clocks for the worker. */
export function triggersRoom(given: ScheduleContext & RouteContext & Omit<SourceHookContext, 'needsOf'>): {
  routes(app: App): void;
  work(): Promise<void>;
  periodics: Periodic[];
} {
  const context = { ...given, needsOf };
  return {
    routes(app) {
      scheduleRoutes(app, context);
      changeTriggerRoutes(app, context);
      sourceWebhookRoutes(app, context);
      hookRoutes(app, openReceiver(context));
    },
    async work() {
      await workSourceHooks(context);
      await workRemovals(context);
    },
    periodics: [
      dueSchedules(context),
      dueChanges(context),
      routing(context),
      forgettingRequests(context),
      sweepingHooks(context),
      lookingForOldSheets(context),
    ],
  };
}
