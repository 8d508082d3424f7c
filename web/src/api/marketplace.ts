/** MoySklad's marketplace: the installed application, and what its scenarios start. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { everyPage } from './everyPage.ts';
import type { Schemas } from './schema.ts';

export type Installation = Schemas['MoyskladInstallation'];
export type ScenarioExport = Schemas['ScenarioExport'];
export type ScenarioExportInput = Schemas['ScenarioExportInput'];

export const installationQuery = queryOptions({
  queryKey: ['moysklad-installation'],
  queryFn: () => unwrap(api.GET('/api/v1/moysklad/installation')),
});

export const scenarioExportsQuery = queryOptions({
  queryKey: ['scenario-exports'],
  queryFn: () =>
    everyPage((cursor) =>
      unwrap(api.GET('/api/v1/scenario-exports', { params: { query: cursor ? { cursor } : {} } })),
    ),
});

export const addScenarioExport = (body: ScenarioExportInput): Promise<ScenarioExport> =>
  unwrap(api.POST('/api/v1/scenario-exports', { body }));

export const removeScenarioExport = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/scenario-exports/{id}', { params: { path: { id } } }));

export type Freshness = Schemas['ObjectFreshness'];

/** Whether an object stands in the spreadsheets as it is now. @param updatedAt of an earlier answer: MoySklad is not asked again */
export const freshnessOf = (type: string, id: string, updatedAt?: string | null): Promise<Freshness> =>
  unwrap(
    api.GET('/api/v1/moysklad/objects/{type}/{id}', {
      // What is no type is refused by the server.
      params: { path: { type: type as 'customerorder', id }, query: updatedAt ? { updatedAt } : {} },
    }),
  );
