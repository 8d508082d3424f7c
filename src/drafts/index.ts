import type { Database } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import { forgettingDrafts } from './forget.ts';
import { draftRoutes } from './routes.ts';

/** The room of what people have entered and not saved yet: its routes for the web process, its clock for the worker. */
export function draftsRoom(database: Database): { routes(app: App): void; periodic: Periodic } {
  return {
    routes: (app) => draftRoutes(app, database),
    periodic: forgettingDrafts(database),
  };
}
