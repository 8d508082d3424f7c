import type { ChangeKind, ExportTask } from '../../api/exportTasks.ts';

export const KINDS = ['added', 'changed', 'removed'] as const satisfies ChangeKind[];

/** Whether a difference was written, would be written, or was only looked for. */
export function pointOfView(task: ExportTask): 'did' | 'would' | 'drift' {
  if (task.verify) return 'drift';
  return task.dryRun ? 'would' : 'did';
}
