import type { App } from '../platform/http/http.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { Queue } from '../platform/queue/queue.ts';
import type { JobContext } from './attempt.ts';
import { forgettingHistory } from './forget-history.ts';
import { endingGivenUp } from './given-up.ts';
import { workExports } from './jobs.ts';
import { wakingOwed } from './owed.ts';
import type { RouteContext } from './route-parts.ts';
import { exportRoutes } from './routes.ts';
import { listenForTurns, lookingForTurns } from './turns.ts';

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
export { lastDays } from './days.ts';
export { failingSince, freshnessOf } from './freshness.ts';
export { endGivenUp, repeatTask } from './given-up.ts';
export { exportProblems } from './problems.ts';
export type { AccountRef, Providers } from './providers.ts';
export { requireConfig } from './require.ts';
export { configInputSchema, type ExportDays, runInBriefSchema } from './schema.ts';
export { startTask } from './start.ts';
export { startScheduled } from './start-scheduled.ts';
export { activeAmong, renamedOf } from './task-store.ts';
export {
  findTask,
  freshMoments,
  lastTrouble,
  latestRuns,
  type RunRow,
  runEnd,
  runInBrief,
} from './task-views.ts';
export { tellStopped, whyStopped } from './turns.ts';

/** The room of exports: its routes for the web process, its jobs and clocks for the worker. */
export function exportsRoom(context: RouteContext & JobContext): {
  routes(app: App): void;
  /** @returns ends what it listens to. */
  work(queue: Queue): Promise<() => void>;
  periodics: Periodic[];
} {
  return {
    routes: (app) => exportRoutes(app, context),
    async work(queue) {
      await workExports(queue, context);
      return listenForTurns({ ...context, queue });
    },
    periodics: [
      lookingForTurns(context),
      wakingOwed(context),
      endingGivenUp(context),
      forgettingHistory(context),
    ],
  };
}
