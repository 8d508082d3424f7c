import type { Database } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { App } from '../platform/http/http.ts';
import type { Queue } from '../platform/queue/queue.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { adminCompanyRoutes } from './company-routes.ts';
import { deadJobRoutes } from './dead-job-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { adminMessageRoutes } from './message-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { supportRoutes, workSupport } from './support.ts';
import { adminUsageRoutes } from './usage-routes.ts';

export { appoint, dismiss } from './appoint.ts';
export { platformPeople } from './health-store.ts';
export { supportQueue } from './support.ts';
export { isPlatformAdmin, liveSupport } from './support-store.ts';

/** The room of the platform's own people: its routes for the web process, its jobs for the worker. */
export function adminRoom(context: { database: Database; queue: Queue; emit: Emit; log: Log }): {
  routes(app: App): void;
  work(queue: Queue): Promise<void>;
} {
  return {
    routes(app) {
      adminCompanyRoutes(app, context);
      supportRoutes(app, context);
      adminUsageRoutes(app, context.database);
      healthRoutes(app, context.database);
      queueRoutes(app, context.database);
      deadJobRoutes(app, context);
      adminMessageRoutes(app, context.database);
    },
    work: (queue) => workSupport(queue, context.database),
  };
}
