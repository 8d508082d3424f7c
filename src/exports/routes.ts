import type { App } from '../platform/http/http.ts';
import { configRoutes } from './config-routes.ts';
import { dayRoutes } from './day-routes.ts';
import { exporterRoutes, spreadsheetRoutes } from './exporter-routes.ts';
import { filterRoutes } from './filter-routes.ts';
import { lastChangeRoute } from './last-change-route.ts';
import { missedDaysRoute } from './missed-days-route.ts';
import type { RouteContext } from './route-parts.ts';
import { taskRoutes } from './task-routes.ts';

/** Registers the routes of exporters, spreadsheets, export configs and export tasks (docs/API_DESIGN.md). */
export function exportRoutes(app: App, context: RouteContext): void {
  exporterRoutes(app, context);
  filterRoutes(app, context);
  spreadsheetRoutes(app, context);
  configRoutes(app, context);
  lastChangeRoute(app, context);
  taskRoutes(app, context);
  dayRoutes(app, context);
  missedDaysRoute(app, context);
}
