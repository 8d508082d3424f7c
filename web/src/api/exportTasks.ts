/** Runs of exports. */
import { queryOptions } from '@tanstack/react-query';
import { api, callerHeaders, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';
import { readServerEvents } from './serverEvents.ts';

export type ExportTask = Schemas['ExportTask'];
export type Plan = Schemas['Plan'];
export type Difference = Schemas['Difference'];
export type RowChange = Difference['rows'][number];
export type ChangeKind = RowChange['kind'];
export type TaskResult = NonNullable<ExportTask['result']>;

/**
 * How to run: `dryRun` writes nothing, `full` reads everything again and not only what changed, `verify` writes nothing
 * and compares the whole sheet with MoySklad.
 */
export interface RunOptions {
  dryRun?: boolean;
  full?: boolean;
  verify?: boolean;
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

/** The last ten runs of an export, newest first. */
export const taskHistoryQuery = (configId: string) =>
  queryOptions({
    queryKey: ['export-tasks', 'history', configId],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/export-tasks', { params: { query: { configId, limit: 10 } } }))).items,
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
