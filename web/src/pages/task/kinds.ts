import type { ChangeKind, ExportTask } from '../../api/exportTasks.ts';
import { allOf } from '../../shared/allOf.ts';

export const KINDS = allOf<ChangeKind>()(['added', 'changed', 'removed']);

/** Whether a difference was written, would be written, or was only looked for. */
export function pointOfView(task: ExportTask): 'did' | 'would' | 'drift' {
  if (task.verify) return 'drift';
  return task.dryRun ? 'would' : 'did';
}
