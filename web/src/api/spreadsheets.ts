/** Spreadsheets of a Google account. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { through } from './integrations.ts';
import type { Schemas } from './schema.ts';

export type Spreadsheet = Schemas['Spreadsheet'];

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

export const spreadsheetQuery = (link: string, account: string | undefined) =>
  queryOptions({
    queryKey: ['spreadsheet', link, account],
    queryFn: () =>
      unwrap(api.POST('/api/v1/spreadsheets/check', { params: { query: through(account) }, body: { link } })),
    staleTime: 60_000,
    retry: false,
  });

/** @param account the Google integration that is meant, where the company has several */
export const createSpreadsheet = (title: string, account: string | undefined): Promise<Spreadsheet> =>
  unwrap(
    api.POST('/api/v1/spreadsheets', {
      params: { query: account === undefined ? {} : { integrationId: account } },
      body: { title },
    }),
  );
