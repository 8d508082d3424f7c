/** Runs of exports. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, callerHeaders, unwrap } from './client.ts';
import { isActive } from './isActive.ts';
import type { paths, Schemas } from './schema.ts';
import { readServerEvents } from './serverEvents.ts';

export type ExportTask = Schemas['ExportTask'];
export type Plan = Schemas['Plan'];
export type Difference = Schemas['Difference'];
export type RowChange = Difference['rows'][number];
export type ChangeKind = RowChange['kind'];
export type ExportDays = Schemas['ExportDays'];
export type TaskResult = NonNullable<ExportTask['result']>;

/**
 * How to run: `dryRun` writes nothing, `full` reads everything again and not only what changed, `verify` writes nothing
 * and compares the whole sheet with MoySklad, `backfill` makes up for missed days.
 */
export interface RunOptions {
  dryRun?: boolean;
  full?: boolean;
  verify?: boolean;
  /** Days to be read instead of those that the export's rolling period means now, both included. */
  backfill?: { from: string; to: string };
}

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

/** The last thirty runs of an export, newest first. */
export const taskHistoryQuery = (configId: string) =>
  queryOptions({
    queryKey: ['export-tasks', 'history', configId],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/export-tasks', { params: { query: { configId, limit: 30 } } }))).items,
  });

/**
 * How each export went on the last 30 days, as days turn where this browser is.
 * @param lastEnd when a run ended last: with another one it is asked for anew
 */
export const exportDaysQuery = (lastEnd: string | undefined) =>
  queryOptions({
    queryKey: ['export-tasks', 'days', lastEnd],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/export-days', {
          params: { query: { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } },
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Days that no run of an export has covered, the earliest first. */
export const missedDaysQuery = (configId: string) =>
  queryOptions({
    queryKey: ['export-configs', configId, 'missed-days'],
    queryFn: () =>
      unwrap(api.GET('/api/v1/export-configs/{id}/missed-days', { params: { path: { id: configId } } })),
  });

/** Which runs are looked for. */
export type TaskQuery = Omit<
  NonNullable<paths['/api/v1/export-tasks']['get']['parameters']['query']>,
  'limit' | 'cursor'
>;

/** How often the list of runs is read: while one in it goes on, and to see those that begin, ms. */
const ACTIVE_POLL_MS = 2_000;
const QUIET_POLL_MS = 10_000;
/** Who reads far back is not interrupted: all the pages would be read each time. */
const LIVE_PAGES = 2;

/** Runs page by page, newest first; the first pages keep themselves up to date. */
export const tasksQuery = (query: TaskQuery) =>
  infiniteQueryOptions({
    queryKey: ['export-tasks', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/export-tasks', {
          params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? [];
      if (pages.length > LIVE_PAGES) return false;
      return pages.some(({ items }) => items.some(isActive)) ? ACTIVE_POLL_MS : QUIET_POLL_MS;
    },
  });

export const runExport = (configId: string, options: RunOptions = {}): Promise<ExportTask> =>
  unwrap(api.POST('/api/v1/export-tasks', { body: { configId, ...options } }));

export const cancelTask = (id: string): Promise<ExportTask> =>
  unwrap(api.POST('/api/v1/export-tasks/{id}/cancel', { params: { path: { id } } }));

/**
 * Follows a task as the server tells of it, until the server ends the stream.
 * `fetch` and not `EventSource`: that one cannot say which company and language are meant.
 * @throws when the stream cannot be opened or breaks; the caller then asks by itself
 */
export async function followTask(
  id: string,
  onTask: (task: ExportTask) => void,
  signal: AbortSignal,
): Promise<void> {
  const answer = await fetch(`/api/v1/export-tasks/${encodeURIComponent(id)}/events`, {
    headers: { ...callerHeaders(), Accept: 'text/event-stream' },
    signal,
  });
  if (!answer.ok || answer.body === null) throw new Error(`task events: ${answer.status}`);
  for await (const { event, data } of readServerEvents(answer.body)) {
    if (event === 'task') onTask(JSON.parse(data) as ExportTask);
  }
}
