import type { ExportTask } from './exportTasks.ts';

/** True while the task may still change. */
export function isActive(task: ExportTask | null | undefined): boolean {
  return task?.status === 'queued' || task?.status === 'running' || task?.status === 'cancelling';
}
