import type { Schemas } from './schema.ts';

/** True while the task may still change. */
export function isActive(task: Schemas['ExportTask'] | null | undefined): boolean {
  return task?.status === 'queued' || task?.status === 'running' || task?.status === 'cancelling';
}
