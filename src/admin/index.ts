import type { Database, Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { adminCompanyRoutes } from './company-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { supportRoutes, workSupport } from './support.ts';

export { appoint, dismiss } from './appoint.ts';
export { supportQueue } from './support.ts';
export { isPlatformAdmin, liveSupport } from './support-store.ts';

/** The room of the platform's own people: its routes for the web process, its jobs for the worker. */
export function adminRoom(context: {
  database: Database;
  queue: Queue;
  /** Cancels everything of a company that runs or waits. */
  cancelTasks(trx: Trx, companyId: string): Promise<void>;
}): { routes(app: App): void; work(queue: Queue): Promise<void> } {
  return {
    routes(app) {
      adminCompanyRoutes(app, context);
      supportRoutes(app, context);
      healthRoutes(app, context);
    },
    work: (queue) => workSupport(queue, context.database),
  };
}
