import { callerHeaders } from './client.ts';
import { readServerEvents } from './serverEvents.ts';
import type { ExportTask } from './types.ts';

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
