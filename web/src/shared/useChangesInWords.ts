import { useTranslation } from 'react-i18next';
import type { TaskResult } from '../api/types.ts';
import { nothingChanged } from './task.ts';

/** Gives a function that says what a run changed in the sheet (or would change), in one sentence. */
export function useChangesInWords(): (result: TaskResult, dryRun: boolean) => string {
  const { t } = useTranslation();
  return (result, dryRun) => {
    if (nothingChanged(result)) return dryRun ? t('result.wouldChangeNothing') : t('result.nothingChanged');
    const counts = { added: result.rowsAppended, changed: result.rowsUpdated, removed: result.rowsDeleted };
    return dryRun ? t('result.wouldChange', counts) : t('result.changed', counts);
  };
}
