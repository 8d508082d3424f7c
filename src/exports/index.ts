import type { App } from '../platform/http/http.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { type JobContext, workExports } from './jobs.ts';
import type { RouteContext } from './route-parts.ts';
import { exportRoutes } from './routes.ts';

export { briefOf, configsThrough, hasConfigs, insertConfig, listConfigs } from './config-store.ts';
export { exportQueue } from './jobs.ts';
export type { AccountRef, Providers } from './providers.ts';
export { configInputSchema } from './schema.ts';
export { cancelTasks, requireConfig, startTask } from './task-routes.ts';
export { activeTaskOf, findTask } from './task-store.ts';

/** The room of exports: its routes for the web process, its jobs for the worker. */
export function exportsRoom(context: RouteContext & JobContext): {
  routes(app: App): void;
  work(queue: Queue): Promise<void>;
} {
  return {
    routes: (app) => exportRoutes(app, context),
    work: (queue) => workExports(queue, context),
  };
}
