/** What is read from the server, one query each. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { isActive } from '../shared/task.ts';
import { api, unwrap } from './client.ts';

/** How often the list is read while an export in it is running, ms. */
const LIST_POLL_MS = 2_000;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => unwrap(api.GET('/api/v1/me')),
  staleTime: 5 * 60_000,
});

export const integrationsQuery = queryOptions({
  queryKey: ['integrations'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/integrations'))).items,
});

export const exportersQuery = queryOptions({
  queryKey: ['exporters'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/exporters'))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const columnsQuery = (exporter: string) =>
  queryOptions({
    queryKey: ['columns', exporter],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/exporters/{key}/columns', { params: { path: { key: exporter } } })))
        .items,
    staleTime: 5 * 60_000,
  });

export const previewQuery = (exporter: string, columns: string[], filter: string) =>
  queryOptions({
    queryKey: ['preview', exporter, columns, filter],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST('/api/v1/exporters/{key}/preview', {
          params: { path: { key: exporter } },
          body: filter ? { columns, filter } : { columns },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });

export const spreadsheetQuery = (link: string) =>
  queryOptions({
    queryKey: ['spreadsheet', link],
    queryFn: () => unwrap(api.POST('/api/v1/spreadsheets/check', { body: { link } })),
    staleTime: 60_000,
    retry: false,
  });

export const exportConfigsQuery = queryOptions({
  queryKey: ['export-configs', 'list'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/export-configs'))).items,
  refetchInterval: ({ state }) =>
    state.data?.some((config) => isActive(config.lastTask)) ? LIST_POLL_MS : false,
});

export const exportConfigQuery = (id: string) =>
  queryOptions({
    queryKey: ['export-configs', id],
    queryFn: () => unwrap(api.GET('/api/v1/export-configs/{id}', { params: { path: { id } } })),
    // The form starts from it: never from what was read on an earlier visit.
    gcTime: 0,
  });

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['export-tasks', id],
    queryFn: () => unwrap(api.GET('/api/v1/export-tasks/{id}', { params: { path: { id } } })),
  });

/** The last ten runs of an export, newest first. */
export const taskHistoryQuery = (configId: string) =>
  queryOptions({
    queryKey: ['export-tasks', 'history', configId],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/export-tasks', { params: { query: { configId, limit: 10 } } }))).items,
  });
