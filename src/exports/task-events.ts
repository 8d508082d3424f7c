import type { Listening } from '../platform/db/listen.ts';
import type { ServerEvent } from '../platform/http/sse.ts';
import { taskChannel } from './channels.ts';
import type { TaskView } from './schema.ts';

const over = new Set<TaskView['status']>(['done', 'failed', 'cancelled']);

/** A task as it is now and after each change, until it is over. */
export async function* taskEvents(
  listening: Listening,
  taskId: string,
  look: () => Promise<TaskView | undefined>,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  let wake = () => {};
  let changed = true;
  const unlisten = listening.listen(taskChannel, (payload) => {
    // Nothing as payload: something may have been missed.
    if (payload && (payload as { taskId?: string }).taskId !== taskId) return;
    changed = true;
    wake();
  });
  const leave = () => wake();
  signal.addEventListener('abort', leave);
  try {
    while (!signal.aborted) {
      if (!changed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      changed = false;
      const task = await look();
      if (!task) return;
      yield { event: 'task', data: task };
      if (over.has(task.status)) return;
    }
  } finally {
    signal.removeEventListener('abort', leave);
    unlisten();
  }
}
