import type { App } from '../platform/http/http.ts';
import type { Queue } from '../platform/queue/queue.ts';
import type { JobContext } from './attempt.ts';
import { workExports } from './jobs.ts';
import type { RouteContext } from './route-parts.ts';
import { exportRoutes } from './routes.ts';

export { cancelTasks, stopThrough } from './cancel.ts';
export { exportQueue } from './channels.ts';
export {
  type Asked,
  askedOf,
  briefOf,
  configsOf,
  configsThrough,
  hasConfigs,
  holdConfigs,
  insertConfig,
  listConfigs,
} from './config-store.ts';
export { type Freshness, freshnessOf } from './freshness.ts';
export { exportProblems } from './problems.ts';
export type { AccountRef, Providers } from './providers.ts';
export { requireConfig } from './require.ts';
export { configInputSchema, runInBriefSchema } from './schema.ts';
export { startTask } from './start.ts';
export { startScheduled } from './start-scheduled.ts';
export { activeAmong, runningOf } from './task-store.ts';
export { findTask, latestRuns, type RunRow, runInBrief } from './task-views.ts';

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
