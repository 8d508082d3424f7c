/** What is read from the server, one query each. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { isActive } from '../shared/task.ts';
import { api, unwrap } from './client.ts';
import { inFrame } from './frameSession.ts';
import type { AuditQuery, ColumnChoice, Condition } from './types.ts';

/** How often the list is read while an export in it is running, ms. */
const LIST_POLL_MS = 2_000;
/** How long what MoySklad says of an account's own fields is believed, ms. */
const ACCOUNT_MS = 5 * 60_000;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => unwrap(inFrame ? api.GET('/api/v1/moysklad/me') : api.GET('/api/v1/me')),
  staleTime: 5 * 60_000,
});

export const integrationsQuery = queryOptions({
  queryKey: ['integrations'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/integrations'))).items,
});

/** One connection with its rights and what works through it. */
export const integrationQuery = (id: string) =>
  queryOptions({
    queryKey: ['integrations', id],
    queryFn: () => unwrap(api.GET('/api/v1/integrations/{id}', { params: { path: { id } } })),
  });

/** Google accounts that were allowed in another tab and wait for this person's word. */
export const pendingGoogleQuery = queryOptions({
  queryKey: ['pending-google'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/integrations/google/pending'))).items,
});

/** Whether Google can be connected by signing in there. */
export const googleWaysQuery = queryOptions({
  queryKey: ['google-ways'],
  queryFn: () => unwrap(api.GET('/api/v1/integrations/google')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Spreadsheets of the Google account by their names, page by page. */
export const spreadsheetsQuery = (search: string, account: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['spreadsheets', search, account],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/spreadsheets', {
          params: { query: { search, ...(pageParam && { cursor: pageParam }), ...through(account) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

export const exportersQuery = queryOptions({
  queryKey: ['exporters'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/exporters'))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/templates'))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Which of the company's accounts is meant, where it has several. */
const through = (account: string | undefined) => (account === undefined ? {} : { integrationId: account });

/** The account's custom dictionaries, each with an exporter's key of its own. */
export const dictionariesQuery = (account: string | undefined) =>
  queryOptions({
    queryKey: ['dictionaries', account],
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/exporters/customentity/dictionaries', { params: { query: through(account) } }),
        )
      ).items,
    staleTime: ACCOUNT_MS,
  });

/** @param edition of the default columns: an export's own; without it that of a new one. */
export const columnsQuery = (exporter: string, account?: string, edition?: number) =>
  queryOptions({
    queryKey: ['columns', exporter, account, edition],
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/exporters/{key}/columns', {
            params: { path: { key: exporter }, query: { ...through(account), ...(edition && { edition }) } },
          }),
        )
      ).items,
    staleTime: ACCOUNT_MS,
  });

export const filterFieldsQuery = (exporter: string, account: string | undefined) =>
  queryOptions({
    queryKey: ['filters', exporter, account],
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/exporters/{key}/filters', {
            params: { path: { key: exporter }, query: through(account) },
          }),
        )
      ).items,
    staleTime: ACCOUNT_MS,
  });

/** What may be chosen in a filter; the server looks for the words in the names. */
export const filterOptionsQuery = (
  exporter: string,
  field: string,
  search: string,
  account: string | undefined,
) =>
  queryOptions({
    queryKey: ['filter-options', exporter, field, search, account],
    queryFn: async ({ signal }) =>
      (
        await unwrap(
          api.GET('/api/v1/exporters/{key}/filters/{field}/options', {
            params: {
              path: { key: exporter, field },
              query: { ...(search && { search }), ...through(account) },
            },
            signal,
          }),
        )
      ).items,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Which rows are meant: the person's conditions, and a filter in MoySklad's own grammar beside them. */
export interface Selection {
  conditions: Condition[];
  filter: string | null;
}

export const countQuery = (exporter: string, selection: Selection, account: string | undefined) =>
  queryOptions({
    queryKey: ['count', exporter, selection, account],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST('/api/v1/exporters/{key}/count', {
          params: { path: { key: exporter }, query: through(account) },
          body: selection,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });

export const previewQuery = (
  exporter: string,
  columns: ColumnChoice[] | null,
  selection: Selection,
  account: string | undefined,
) =>
  queryOptions({
    queryKey: ['preview', exporter, columns, selection, account],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST('/api/v1/exporters/{key}/preview', {
          params: { path: { key: exporter }, query: through(account) },
          body: { columns, ...selection },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });

export const spreadsheetQuery = (link: string, account: string | undefined) =>
  queryOptions({
    queryKey: ['spreadsheet', link, account],
    queryFn: () =>
      unwrap(api.POST('/api/v1/spreadsheets/check', { params: { query: through(account) }, body: { link } })),
    staleTime: 60_000,
    retry: false,
  });

export const exportConfigsQuery = queryOptions({
  queryKey: ['export-configs', 'list'],
  queryFn: () =>
    everyPage((cursor) =>
      unwrap(api.GET('/api/v1/export-configs', { params: { query: cursor ? { cursor } : {} } })),
    ),
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

/** What a run changed, or would change. */
export const differenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['export-tasks', id, 'difference'],
    queryFn: () => unwrap(api.GET('/api/v1/export-tasks/{id}/difference', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The last ten runs of an export, newest first. */
export const taskHistoryQuery = (configId: string) =>
  queryOptions({
    queryKey: ['export-tasks', 'history', configId],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/export-tasks', { params: { query: { configId, limit: 10 } } }))).items,
  });

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: () =>
    everyPage((cursor) =>
      unwrap(api.GET('/api/v1/api-keys', { params: { query: cursor ? { cursor } : {} } })),
    ),
});

/** Lines of the audit log, page by page. */
export const auditLogQuery = (query: AuditQuery) =>
  infiniteQueryOptions({
    queryKey: ['audit-log', query],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/audit-log', {
          params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The items of all pages of a list. */
export async function everyPage<Item>(
  page: (cursor: string | null) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = null; ; ) {
    const { items: some, nextCursor } = await page(cursor);
    items.push(...some);
    if (nextCursor === null) return items;
    cursor = nextCursor;
  }
}
