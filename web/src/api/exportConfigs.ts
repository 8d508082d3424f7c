/** What goes where and how. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { everyPage } from './everyPage.ts';
import { isActive } from './isActive.ts';
import type { Schemas } from './schema.ts';

export type ColumnChoice = Schemas['ColumnChoice'];
export type ExportConfig = Schemas['ExportConfig'];
export type ExportConfigInput = Schemas['ExportConfigInput'];
export type Mode = ExportConfigInput['mode'];
export type ExportOptions = ExportConfig['options'];
/** A column with all that the person said of it; the API also takes a bare key. */
export type ChosenColumn = Exclude<ColumnChoice, string>;
export type Format = NonNullable<ChosenColumn['format']>;
export type Condition = ExportConfig['conditions'][number];
export type Period = Extract<Condition, { op: 'period' }>['value'];

/** How often the list is read while an export in it is running, ms. */
const LIST_POLL_MS = 2_000;

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

/** Who gave an export the settings that it has now. @param updatedAt of those settings */
export const lastChangeQuery = (id: string, updatedAt: string) =>
  queryOptions({
    queryKey: ['last-change', id, updatedAt],
    queryFn: () => unwrap(api.GET('/api/v1/export-configs/{id}/last-change', { params: { path: { id } } })),
  });

/** An export as it was when somebody began to change it. */
export type Original = Pick<ExportConfig, 'id' | 'updatedAt'>;

/** Creates an export, or changes one; refused where it has changed since. */
export const saveExport = (input: ExportConfigInput, original?: Original): Promise<ExportConfig> =>
  original === undefined
    ? unwrap(api.POST('/api/v1/export-configs', { body: input }))
    : unwrap(
        api.PATCH('/api/v1/export-configs/{id}', {
          params: { path: { id: original.id } },
          body: { ...input, updatedAt: original.updatedAt },
        }),
      );

export const deleteExport = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/export-configs/{id}', { params: { path: { id } } }));

/** Makes another export like this one, for another sheet of its spreadsheet. */
export const copyExport = (
  id: string,
  own: Pick<ExportConfigInput, 'name' | 'sheetTitle'>,
): Promise<ExportConfig> =>
  unwrap(api.POST('/api/v1/export-configs/{id}/copies', { params: { path: { id } }, body: own }));
