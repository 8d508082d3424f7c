import { useTranslation } from 'react-i18next';
import type { TaskResult } from '../api/types.ts';
import { formatNumber } from './format.ts';
import { nothingChanged } from './task.ts';
import { useLanguage } from './useLanguage.ts';

/** Gives a function that says what a run changed in the sheet (or would change), in one sentence. */
export function useChangesInWords(): (result: TaskResult, dryRun: boolean) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (result, dryRun) => {
    const words = dryRun ? 'wouldChange' : 'changed';
    if (nothingChanged(result)) return t(`result.${words}.nothing`);
    const counts = { added: result.rowsAppended, updated: result.rowsUpdated, removed: result.rowsDeleted };
    const parts = (['added', 'updated', 'removed'] as const)
      .filter((part) => counts[part] > 0)
      .map((part) => t(`result.${words}.${part}`, { count: formatNumber(counts[part], language) }));
    return t(`result.${words}.rows`, { parts: parts.join(', ') });
  };
}
