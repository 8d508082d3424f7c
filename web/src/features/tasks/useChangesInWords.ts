import { useTranslation } from 'react-i18next';
import type { ExportTask, TaskResult } from '../../api/exportTasks.ts';
import { formatNumber } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { nothingChanged } from './task.ts';

/** Gives a function that says in one sentence what a run changed in the sheet, would change, or found to differ. */
export function useChangesInWords(): (
  result: TaskResult,
  task: Pick<ExportTask, 'dryRun' | 'verify'>,
) => string {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  return (result, { dryRun, verify }) => {
    const words = verify ? 'differs' : dryRun ? 'wouldChange' : 'changed';
    if (nothingChanged(result)) return t(`result.${words}.nothing`);
    const counts = { added: result.rowsAppended, updated: result.rowsUpdated, removed: result.rowsDeleted };
    const parts = (['added', 'updated', 'removed'] as const)
      .filter((part) => counts[part] > 0)
      .map((part) => t(`result.${words}.${part}`, { count: formatNumber(counts[part], language) }));
    return t(`result.${words}.rows`, { parts: parts.join(', ') });
  };
}
