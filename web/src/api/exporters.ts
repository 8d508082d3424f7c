/** What can be exported: exporters with their columns, filters and a look at the rows. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { ColumnChoice, Condition } from './exportConfigs.ts';
import { through } from './integrations.ts';
import type { Schemas } from './schema.ts';

export type Exporter = Schemas['Exporter'];
export type Column = Schemas['Column'];
export type FilterField = Schemas['FilterField'];
export type Preview = Schemas['Preview'];
export type Cell = Preview['rows'][number][number];

/** Which rows are meant: the person's conditions, and a filter in MoySklad's own grammar beside them. */
export type PreviewFound = Schemas['Preview'];

export interface Selection {
  conditions: Condition[];
  filter: string | null;
}

/** How long what MoySklad says of an account's own fields is believed, ms. */
const ACCOUNT_MS = 5 * 60_000;

export const exportersQuery = queryOptions({
  queryKey: ['exporters'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/exporters'))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

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
